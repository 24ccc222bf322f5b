"""Quantiles and their derivatives, by the elements and by the part asked for."""
import torch
x=torch.tensor([[.3,-1.,2.,.7],[.1,.9,-.4,1.5]],dtype=torch.float64,requires_grad=True)
q=torch.tensor([.3,.6],dtype=torch.float64,requires_grad=True)
for f in (torch.quantile, torch.nanquantile):
    for i in ('linear','lower','higher','midpoint','nearest'):
        y=f(x,q,dim=1,interpolation=i)
        print(y)
        try:
            print(torch.autograd.grad((y*torch.tensor([[1.,2.],[3.,4.]],dtype=torch.float64)).sum(),(x,q),allow_unused=True))
        except Exception as e: print(type(e),e)
