"""torch.backends.cudnn: switches that programs set and ask for. No accelerator listens."""
enabled = True
benchmark = False
deterministic = False
allow_tf32 = True
