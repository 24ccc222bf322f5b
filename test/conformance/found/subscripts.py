"""Where subscripts lead: shapes, strides, the names of their nodes, and what is out of bounds."""
import torch
x = torch.arange(24.).view(2,3,4).requires_grad_()
y = x*1
def n(t): return type(t.grad_fn).__name__, tuple(t.shape), t.stride()
try: print('y[:]', *n(y[:]))
except Exception as e: print('y[:]', type(e).__name__, e)
try: print('y[...]', *n(y[...]))
except Exception as e: print('y[...]', type(e).__name__, e)
try: print('y[()]', *n(y[()]))
except Exception as e: print('y[()]', type(e).__name__, e)
try: print('y[0:2]', *n(y[0:2]))
except Exception as e: print('y[0:2]', type(e).__name__, e)
try: print('y[:1,1,:]', *n(y[:1,1,:]))
except Exception as e: print('y[:1,1,:]', type(e).__name__, e)
try: print('y[:1,1]', *n(y[:1,1]))
except Exception as e: print('y[:1,1]', type(e).__name__, e)
try: print('y[1,:]', *n(y[1,:]))
except Exception as e: print('y[1,:]', type(e).__name__, e)
try: print('y[:,1]', *n(y[:,1]))
except Exception as e: print('y[:,1]', type(e).__name__, e)
try: print('y[1,...]', *n(y[1,...]))
except Exception as e: print('y[1,...]', type(e).__name__, e)
try: print('y[...,1]', *n(y[...,1]))
except Exception as e: print('y[...,1]', type(e).__name__, e)
try: print('y[None]', *n(y[None]))
except Exception as e: print('y[None]', type(e).__name__, e)
try: print('y[None,...]', *n(y[None,...]))
except Exception as e: print('y[None,...]', type(e).__name__, e)
try: print('y[...,None]', *n(y[...,None]))
except Exception as e: print('y[...,None]', type(e).__name__, e)
try: print('y[:, ...]', *n(y[:, ...]))
except Exception as e: print('y[:, ...]', type(e).__name__, e)
try: print('y[..., :]', *n(y[..., :]))
except Exception as e: print('y[..., :]', type(e).__name__, e)
try: print('y[torch.tensor(True)]', *n(y[torch.tensor(True)]))
except Exception as e: print('y[torch.tensor(True)]', type(e).__name__, e)
try: print('y[torch.tensor(False)]', *n(y[torch.tensor(False)]))
except Exception as e: print('y[torch.tensor(False)]', type(e).__name__, e)
try: print('y[True]', *n(y[True]))
except Exception as e: print('y[True]', type(e).__name__, e)
try: print('y[False]', *n(y[False]))
except Exception as e: print('y[False]', type(e).__name__, e)
try: print('y[0, True]', *n(y[0, True]))
except Exception as e: print('y[0, True]', type(e).__name__, e)
try: print('y[[0,1], :0]', *n(y[[0,1], :0]))
except Exception as e: print('y[[0,1], :0]', type(e).__name__, e)
try: print('y[torch.tensor(1)]', *n(y[torch.tensor(1)]))
except Exception as e: print('y[torch.tensor(1)]', type(e).__name__, e)
try: print('y[torch.tensor(1), 0]', *n(y[torch.tensor(1), 0]))
except Exception as e: print('y[torch.tensor(1), 0]', type(e).__name__, e)
try: print('y[torch.tensor([1]), 0]', *n(y[torch.tensor([1]), 0]))
except Exception as e: print('y[torch.tensor([1]), 0]', type(e).__name__, e)
try: print('y[0, [1,2]]', *n(y[0, [1,2]]))
except Exception as e: print('y[0, [1,2]]', type(e).__name__, e)
try: print('y[:, [1,2]]', *n(y[:, [1,2]]))
except Exception as e: print('y[:, [1,2]]', type(e).__name__, e)
try: print('y[[0,1],:,[1,2]]', *n(y[[0,1],:,[1,2]]))
except Exception as e: print('y[[0,1],:,[1,2]]', type(e).__name__, e)
try: print('y[...,[0,1]]', *n(y[...,[0,1]]))
except Exception as e: print('y[...,[0,1]]', type(e).__name__, e)
try: print('y.mT', *n(y.mT))
except Exception as e: print('y.mT', type(e).__name__, e)
try: print('y.T', *n(y.T))
except Exception as e: print('y.T', type(e).__name__, e)
try: print('y[::2]', *n(y[::2]))
except Exception as e: print('y[::2]', type(e).__name__, e)
try: print('y.sum()[()]', *n(y.sum()[()]))
except Exception as e: print('y.sum()[()]', type(e).__name__, e)
try: print('y.sum()[None]', *n(y.sum()[None]))
except Exception as e: print('y.sum()[None]', type(e).__name__, e)
try: print('y.sum()[...]', *n(y.sum()[...]))
except Exception as e: print('y.sum()[...]', type(e).__name__, e)
try: print('y.sum()[torch.tensor(True)]', *n(y.sum()[torch.tensor(True)]))
except Exception as e: print('y.sum()[torch.tensor(True)]', type(e).__name__, e)
try: print('y[0][torch.tensor(True)]', *n(y[0][torch.tensor(True)]))
except Exception as e: print('y[0][torch.tensor(True)]', type(e).__name__, e)
try: print('y[1:0]', *n(y[1:0]))
except Exception as e: print('y[1:0]', type(e).__name__, e)
try: print('y[5:]', *n(y[5:]))
except Exception as e: print('y[5:]', type(e).__name__, e)
try: print('y[:,:,4:]', *n(y[:,:,4:]))
except Exception as e: print('y[:,:,4:]', type(e).__name__, e)
try: print('y[[]]', *n(y[[]]))
except Exception as e: print('y[[]]', type(e).__name__, e)
try: print('y[:, []]', *n(y[:, []]))
except Exception as e: print('y[:, []]', type(e).__name__, e)
try: print('y[0,0,4]', *n(y[0,0,4]))
except Exception as e: print('y[0,0,4]', type(e).__name__, e)
try: print('y[2]', *n(y[2]))
except Exception as e: print('y[2]', type(e).__name__, e)
try: print('y[..., :1, 4]', *n(y[..., :1, 4]))
except Exception as e: print('y[..., :1, 4]', type(e).__name__, e)
try: print('y[0,0,0,0]', *n(y[0,0,0,0]))
except Exception as e: print('y[0,0,0,0]', type(e).__name__, e)
try: print('y[:,:,:,0]', *n(y[:,:,:,0]))
except Exception as e: print('y[:,:,:,0]', type(e).__name__, e)
try: print('y[[5]]', *n(y[[5]]))
except Exception as e: print('y[[5]]', type(e).__name__, e)
try: print('y[:, [7]]', *n(y[:, [7]]))
except Exception as e: print('y[:, [7]]', type(e).__name__, e)
try: print('y[0,[0,1],[0,1,2]]', *n(y[0,[0,1],[0,1,2]]))
except Exception as e: print('y[0,[0,1],[0,1,2]]', type(e).__name__, e)
try: print('y["a"]', *n(y["a"]))
except Exception as e: print('y["a"]', type(e).__name__, e)
try: print('y[1.0]', *n(y[1.0]))
except Exception as e: print('y[1.0]', type(e).__name__, e)
try: print('y[::-1]', *n(y[::-1]))
except Exception as e: print('y[::-1]', type(e).__name__, e)
try: print('y[0, None, 5]', *n(y[0, None, 5]))
except Exception as e: print('y[0, None, 5]', type(e).__name__, e)
try: print('y[None, 3]', *n(y[None, 3]))
except Exception as e: print('y[None, 3]', type(e).__name__, e)
try: print('y.sum()[0]', *n(y.sum()[0]))
except Exception as e: print('y.sum()[0]', type(e).__name__, e)
try: print('y[torch.tensor(7)]', *n(y[torch.tensor(7)]))
except Exception as e: print('y[torch.tensor(7)]', type(e).__name__, e)
try: print('y[0, torch.tensor(7)]', *n(y[0, torch.tensor(7)]))
except Exception as e: print('y[0, torch.tensor(7)]', type(e).__name__, e)
try: print('y[torch.tensor([True])]', *n(y[torch.tensor([True])]))
except Exception as e: print('y[torch.tensor([True])]', type(e).__name__, e)
try: print('y[:, torch.tensor([True,False])]', *n(y[:, torch.tensor([True,False])]))
except Exception as e: print('y[:, torch.tensor([True,False])]', type(e).__name__, e)
try: print('y[torch.tensor(1.)]', *n(y[torch.tensor(1.)]))
except Exception as e: print('y[torch.tensor(1.)]', type(e).__name__, e)
try: print('y[..., ...]', *n(y[..., ...]))
except Exception as e: print('y[..., ...]', type(e).__name__, e)
z = x*1
try:
    z[:]=1
    print('z[:]=1', *n(z))
except Exception as e: print('z[:]=1', type(e).__name__, e)
z = x*1
try:
    z[...]=1
    print('z[...]=1', *n(z))
except Exception as e: print('z[...]=1', type(e).__name__, e)
z = x*1
try:
    z[()]=1
    print('z[()]=1', *n(z))
except Exception as e: print('z[()]=1', type(e).__name__, e)
z = x*1
try:
    z[0:2]=1
    print('z[0:2]=1', *n(z))
except Exception as e: print('z[0:2]=1', type(e).__name__, e)
z = x*1
try:
    z[:,...]-=1
    print('z[:,...]-=1', *n(z))
except Exception as e: print('z[:,...]-=1', type(e).__name__, e)
z = x*1
try:
    z[0]=1
    print('z[0]=1', *n(z))
except Exception as e: print('z[0]=1', type(e).__name__, e)
z = x*1
try:
    z[0]+=1
    print('z[0]+=1', *n(z))
except Exception as e: print('z[0]+=1', type(e).__name__, e)
z = x*1
try:
    z[:]*=2
    print('z[:]*=2', *n(z))
except Exception as e: print('z[:]*=2', type(e).__name__, e)
z = x*1
try:
    z[torch.tensor(True)]=1
    print('z[torch.tensor(True)]=1', *n(z))
except Exception as e: print('z[torch.tensor(True)]=1', type(e).__name__, e)
z = x*1
try:
    z[True]=5
    print('z[True]=5', *n(z))
except Exception as e: print('z[True]=5', type(e).__name__, e)
z = x*1
try:
    z[z>3]=1
    print('z[z>3]=1', *n(z))
except Exception as e: print('z[z>3]=1', type(e).__name__, e)
z = x*1
try:
    z[z>3]*=2
    print('z[z>3]*=2', *n(z))
except Exception as e: print('z[z>3]*=2', type(e).__name__, e)
z = x*1
try:
    z[[0]]+=1
    print('z[[0]]+=1', *n(z))
except Exception as e: print('z[[0]]+=1', type(e).__name__, e)
z = x*1
try:
    z[0,[1]]=1
    print('z[0,[1]]=1', *n(z))
except Exception as e: print('z[0,[1]]=1', type(e).__name__, e)
z = x*1
try:
    z[None]=1
    print('z[None]=1', *n(z))
except Exception as e: print('z[None]=1', type(e).__name__, e)
z = x*1
try:
    z[0,0,0]=1
    print('z[0,0,0]=1', *n(z))
except Exception as e: print('z[0,0,0]=1', type(e).__name__, e)
z = x*1
try:
    z[0,0,0]+=x[0,0,0]
    print('z[0,0,0]+=x[0,0,0]', *n(z))
except Exception as e: print('z[0,0,0]+=x[0,0,0]', type(e).__name__, e)
