"""CycleGAN-like: identity loss, image pool, itertools.chain, LambdaLR, reflection pad, instance norm; PatchGAN penalty."""
import itertools, random, torch, torch.nn as nn
from functools import partial
random.seed(0); torch.manual_seed(0)
class ImagePool:
    def __init__(self, size): self.size, self.images = size, []
    def query(self, images):
        out = []
        for im in images:
            im = im.data.unsqueeze(0)
            if len(self.images) < self.size: self.images.append(im); out.append(im)
            elif random.uniform(0, 1) > 0.5:
                i = random.randint(0, self.size - 1); tmp = self.images[i].clone(); self.images[i] = im; out.append(tmp)
            else: out.append(im)
        return torch.cat(out, 0)
class ResnetBlock(nn.Module):
    def __init__(self, d, norm): super().__init__(); self.b = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(d, d, 3), norm(d), nn.ReLU(True), nn.ReflectionPad2d(1), nn.Conv2d(d, d, 3), norm(d))
    def forward(self, x): return x + self.b(x)
def define_G(ngf=4, norm=partial(nn.InstanceNorm2d, affine=False, track_running_stats=False)):
    m = [nn.ReflectionPad2d(3), nn.Conv2d(3, ngf, 7), norm(ngf), nn.ReLU(True), nn.Conv2d(ngf, 2 * ngf, 3, 2, 1), norm(2 * ngf), nn.ReLU(True), ResnetBlock(2 * ngf, norm), nn.ConvTranspose2d(2 * ngf, ngf, 3, 2, 1, output_padding=1), norm(ngf), nn.ReLU(True), nn.ReflectionPad2d(3), nn.Conv2d(ngf, 3, 7), nn.Tanh()]
    return nn.Sequential(*m)
def define_D(ndf=4, n=2):
    seq, mult = [nn.Conv2d(3, ndf, 4, 2, 1), nn.LeakyReLU(.2, True)], 1
    for i in range(1, n):
        prev, mult = mult, min(2 ** i, 8); seq += [nn.Conv2d(ndf * prev, ndf * mult, 4, 2, 1), nn.InstanceNorm2d(ndf * mult), nn.LeakyReLU(.2, True)]
    return nn.Sequential(*seq, nn.Conv2d(ndf * mult, 1, 4, 1, 1))
def init_weights(m, gain=.02):
    name = m.__class__.__name__
    if hasattr(m, "weight") and m.weight is not None and name.find("Conv") != -1:
        nn.init.normal_(m.weight.data, 0., gain)
        if m.bias is not None: nn.init.constant_(m.bias.data, 0.)
nets = {k: (define_G if k[0] == "G" else define_D)() for k in ("G_A", "G_B", "D_A", "D_B")}
for n in nets.values(): n.apply(init_weights)
for k, v in nets.items(): globals()[k] = v
optG = torch.optim.Adam(itertools.chain(G_A.parameters(), G_B.parameters()), 2e-4, (0.5, .999))
optD = torch.optim.Adam(itertools.chain(D_A.parameters(), D_B.parameters()), 2e-4, (0.5, .999))
pools = {k: ImagePool(2) for k in "AB"}
class GANLoss(nn.Module):
    def __init__(self, mode="lsgan", real=1., fake=0.):
        super().__init__(); self.register_buffer("real_label", torch.tensor(real)); self.register_buffer("fake_label", torch.tensor(fake)); self.loss = {"lsgan": nn.MSELoss, "vanilla": nn.BCEWithLogitsLoss}[mode]()
    def __call__(self, p, real): return self.loss(p, (self.real_label if real else self.fake_label).expand_as(p))
def cal_gradient_penalty(netD, real, fake, type="mixed", constant=1.0, lambda_gp=10.0):
    if lambda_gp > 0.0:
        if type == "real": iv = real
        elif type == "fake": iv = fake
        elif type == "mixed":
            alpha = torch.rand(real.shape[0], 1)
            alpha = alpha.expand(real.shape[0], real.nelement() // real.shape[0]).contiguous().view(*real.shape)
            iv = alpha * real + ((1 - alpha) * fake)
        else: raise NotImplementedError("{} not implemented".format(type))
        iv.requires_grad_(True)
        d = netD(iv)
        g = torch.autograd.grad(outputs=d, inputs=iv, grad_outputs=torch.ones(d.size()), create_graph=True, retain_graph=True, only_inputs=True)
        g = g[0].view(real.size(0), -1)
        return (((g + 1e-16).norm(2, dim=1) - constant) ** 2).mean() * lambda_gp, g
    return 0.0, None
crit, l1 = GANLoss(), nn.L1Loss()
for it in range(2):
    A, B = torch.rand(1, 3, 16, 16) * 2 - 1, torch.rand(1, 3, 16, 16) * 2 - 1
    fB, fA = G_A(A), G_B(B); rA, rB = G_B(fB), G_A(fA)
    for p in itertools.chain(D_A.parameters(), D_B.parameters()): p.requires_grad = False
    optG.zero_grad()
    lG = crit(D_A(fB), True) + crit(D_B(fA), True) + 10 * (l1(rA, A) + l1(rB, B)) + 5 * (l1(G_A(B), B) + l1(G_B(A), A))
    lG.backward(); optG.step()
    for p in itertools.chain(D_A.parameters(), D_B.parameters()): p.requires_grad = True
    optD.zero_grad()
    fBp = pools["B"].query(fB)
    gp, g = cal_gradient_penalty(D_A, B, fBp.detach())
    lD = .5 * (crit(D_A(B), True) + crit(D_A(fBp), False)) + gp
    lD.backward(retain_graph=True); optD.step()
    print(it, "%.5f %.5f %.5f" % (lG, lD, gp), g.shape, G_A[1].weight.grad.abs().mean())
try: cal_gradient_penalty(D_A, A, B, type="x")
except NotImplementedError as e: print(repr(e))
print(cal_gradient_penalty(D_A, A, B, lambda_gp=0.))
