"""torch.utils.hooks: handles of hooks, and the call that backward hooks watch."""
import torch


class RemovableHandle:
    """Takes a hook out again."""

    _count = 0

    def __init__(self, hooks):
        self.hooks = hooks
        self.id = RemovableHandle._count
        RemovableHandle._count += 1

    def remove(self):
        if self.id in self.hooks:
            del self.hooks[self.id]

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()


def add_hook(hooks, hook):
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    return handle


class BackwardCall:
    """Tells a module's backward hooks the gradients of one call's inputs and outputs."""

    def __init__(self, module):
        self.module = module
        self.grad_output = None
        self.grad_input = None
        self.waiting = 0

    def watch_inputs(self, args):
        watched = [index for index, arg in enumerate(args) if isinstance(arg, torch.Tensor) and arg.requires_grad]
        self.grad_input = [None] * len(args)
        self.waiting = len(watched)
        result = list(args)
        for index in watched:
            result[index] = args[index].view_as(args[index])
            result[index].register_hook(self._input_hook(index))
        return tuple(result)

    def _input_hook(self, index):
        def hook(grad):
            self.grad_input[index] = grad
            self.waiting -= 1
            return self._tell(index) if self.waiting == 0 else None
        return hook

    def watch_outputs(self, output):
        outputs = list(output) if isinstance(output, tuple) else [output]
        self.grad_output = [None] * len(outputs)
        for index, tensor in enumerate(outputs):
            if isinstance(tensor, torch.Tensor) and tensor.requires_grad:
                outputs[index] = tensor.view_as(tensor)
                outputs[index].register_hook(self._output_hook(index))
        return tuple(outputs) if isinstance(output, tuple) else outputs[0]

    def _output_hook(self, index):
        def hook(grad):
            self.grad_output[index] = grad
            if self.waiting == 0:
                self._tell(None)
        return hook

    def _tell(self, index):
        for hook in list(self.module._backward_hooks.values()):
            changed = hook(self.module, tuple(self.grad_input), tuple(self.grad_output))
            if changed is not None:
                self.grad_input = list(changed) if isinstance(changed, tuple) else [changed]
        return None if index is None else self.grad_input[index]
