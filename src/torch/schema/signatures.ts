/**
 * @file How PyTorch 1.13 speaks of its functions when a call fits none of their overloads. Written by scripts/signatures.py; facts, no meaning.
 */

/** What `@` stands for below. */
export const factoryText = 'torch.dtype dtype, torch.layout layout, torch.device device, bool pin_memory, bool requires_grad';

/** Place → lines `name: overload | overload`, for functions that have several, hidden ones included. `?` marks what may be left out. */
export const overloadTexts: Readonly<Record<string, string>> = {
  'torch': `
    add: Tensor input, Tensor other, *, Number alpha?, Tensor out?
    addbmm: Tensor input, Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?, Tensor out?
    addcdiv: Tensor input, Tensor tensor1, Tensor tensor2, *, Number value?, Tensor out?
    addcmul: Tensor input, Tensor tensor1, Tensor tensor2, *, Number value?, Tensor out?
    addmm: Tensor input, Tensor mat1, Tensor mat2, *, Number beta?, Number alpha?, Tensor out?
    addmv: Tensor input, Tensor mat, Tensor vec, *, Number beta?, Number alpha?, Tensor out?
    addmv_: Tensor input, Tensor mat, Tensor vec, *, Number beta?, Number alpha?
    addr: Tensor input, Tensor vec1, Tensor vec2, *, Number beta?, Number alpha?, Tensor out?
    all: Tensor input, *, Tensor out? | Tensor input, int dim, bool keepdim?, *, Tensor out? | Tensor input, name dim, bool keepdim, *, Tensor out?
    any: Tensor input, *, Tensor out? | Tensor input, int dim, bool keepdim?, *, Tensor out? | Tensor input, name dim, bool keepdim, *, Tensor out?
    arange: Number end, *, Tensor out?, @ | Number start, Number end, *, @ | Number start, Number end, Number step?, *, Tensor out?, @
    argsort: Tensor input, *, bool stable, int dim?, bool descending? | Tensor input, int dim?, bool descending? | Tensor input, name dim, bool descending
    baddbmm: Tensor input, Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?, Tensor out?
    bartlett_window: int window_length, *, @ | int window_length, bool periodic, *, @
    bernoulli: Tensor input, *, torch.Generator generator?, Tensor out? | Tensor input, float p, *, torch.Generator generator?
    bitwise_and: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    bitwise_left_shift: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    bitwise_or: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    bitwise_right_shift: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    bitwise_xor: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    blackman_window: int window_length, *, @ | int window_length, bool periodic, *, @
    bucketize: Tensor input, Tensor boundaries, *, bool out_int32?, bool right?, Tensor out? | Number self, Tensor boundaries, *, bool out_int32?, bool right?
    cat: tuple of Tensors tensors, int dim?, *, Tensor out? | tuple of Tensors tensors, name dim, *, Tensor out?
    clamp: Tensor input, Tensor min?, Tensor max?, *, Tensor out? | Tensor input, Number min?, Number max?, *, Tensor out?
    clamp_: Tensor input, Tensor min?, Tensor max? | Tensor input, Number min?, Number max?
    clamp_max: Tensor input, Tensor max, *, Tensor out? | Tensor input, Number max, *, Tensor out?
    clamp_max_: Tensor input, Tensor max | Tensor input, Number max
    clamp_min: Tensor input, Tensor min, *, Tensor out? | Tensor input, Number min, *, Tensor out?
    clamp_min_: Tensor input, Tensor min | Tensor input, Number min
    clip: Tensor input, Tensor min?, Tensor max?, *, Tensor out? | Tensor input, Number min?, Number max?, *, Tensor out?
    clip_: Tensor input, Tensor min?, Tensor max? | Tensor input, Number min?, Number max?
    concat: tuple of Tensors tensors, int dim?, *, Tensor out? | tuple of Tensors tensors, name dim, *, Tensor out?
    concatenate: tuple of Tensors tensors, int dim?, *, Tensor out? | tuple of Tensors tensors, name dim, *, Tensor out?
    conv1d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
    conv2d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
    conv3d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
    copysign: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    count_nonzero: Tensor input, int dim | Tensor input, tuple of ints dim
    ctc_loss: Tensor log_probs, Tensor targets, tuple of ints input_lengths, tuple of ints target_lengths, int blank?, int reduction?, bool zero_infinity? | Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank?, int reduction?, bool zero_infinity?
    cummax: Tensor input, int dim, *, tuple of Tensors out? | Tensor input, name dim, *, tuple of Tensors out?
    cummin: Tensor input, int dim, *, tuple of Tensors out? | Tensor input, name dim, *, tuple of Tensors out?
    cumprod: Tensor input, int dim, *, torch.dtype dtype?, Tensor out? | Tensor input, name dim, *, torch.dtype dtype, Tensor out?
    cumsum: Tensor input, int dim, *, torch.dtype dtype?, Tensor out? | Tensor input, name dim, *, torch.dtype dtype, Tensor out?
    cumulative_trapezoid: Tensor y, Tensor x, *, int dim? | Tensor y, *, Number dx?, int dim?
    dequantize: Tensor input | tuple of Tensors tensors
    diagonal: Tensor input, *, name outdim, name dim1, name dim2, int offset | Tensor input, int offset?, int dim1?, int dim2?
    div: Tensor input, Tensor other, *, Tensor out? | Tensor input, Tensor other, *, str rounding_mode, Tensor out? | Tensor input, Number other, *, str rounding_mode
    divide: Tensor input, Tensor other, *, Tensor out? | Tensor input, Tensor other, *, str rounding_mode, Tensor out? | Tensor input, Number other | Tensor input, Number other, *, str rounding_mode
    dsplit: Tensor input, int sections | Tensor input, tuple of ints indices
    embedding_bag: Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor per_sample_weights, bool include_last_offset, int padding_idx | Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq?, int mode?, bool sparse?, Tensor per_sample_weights?, bool include_last_offset?
    empty: tuple of ints size, *, tuple of names names, torch.memory_format memory_format, @ | tuple of SymInts size, *, torch.memory_format memory_format?, Tensor out?, @
    eq: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    eye: int n, *, Tensor out?, @ | int n, int m, *, Tensor out?, @
    fill: Tensor input, Tensor value | Tensor input, Number value
    fill_: Tensor input, Tensor value | Tensor input, Number value
    flatten: Tensor input, int start_dim, int end_dim, name out_dim | Tensor input, int start_dim?, int end_dim? | Tensor input, name start_dim, name end_dim, name out_dim | Tensor input, tuple of names dims, name out_dim
    float_power: Tensor input, Tensor exponent, *, Tensor out? | Number self, Tensor exponent, *, Tensor out? | Tensor input, Number exponent, *, Tensor out?
    floor_divide: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other
    fmod: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    frobenius_norm: Tensor input | Tensor input, tuple of ints dim, bool keepdim?, *, Tensor out?
    full: tuple of ints size, Number fill_value, *, tuple of names names, @ | tuple of SymInts size, Number fill_value, *, Tensor out?, @
    gather: Tensor input, int dim, Tensor index, *, bool sparse_grad?, Tensor out? | Tensor input, name dim, Tensor index, *, bool sparse_grad, Tensor out?
    ge: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    gradient: Tensor input, *, tuple of ints dim, int edge_order? | Tensor input, *, Number spacing?, tuple of ints dim?, int edge_order? | Tensor input, *, Number spacing?, int dim?, int edge_order? | Tensor input, *, tuple of Scalars spacing?, int dim?, int edge_order? | Tensor input, *, tuple of Scalars spacing?, tuple of ints dim?, int edge_order? | Tensor input, *, tuple of Tensors spacing?, int dim?, int edge_order? | Tensor input, *, tuple of Tensors spacing?, tuple of ints dim?, int edge_order?
    greater: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    greater_equal: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    gt: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    hamming_window: int window_length, *, @ | int window_length, bool periodic, *, @ | int window_length, bool periodic, float alpha, *, @ | int window_length, bool periodic, float alpha, float beta, *, @
    hann_window: int window_length, *, @ | int window_length, bool periodic, *, @
    histogram: Tensor input, Tensor bins, *, Tensor weight?, bool density?, tuple of Tensors out? | Tensor input, int bins?, *, tuple of floats range?, Tensor weight?, bool density?, tuple of Tensors out?
    histogramdd: Tensor input, int bins, tuple of floats range?, Tensor weight?, bool density? | Tensor input, tuple of ints bins, tuple of floats range?, Tensor weight?, bool density? | Tensor input, tuple of Tensors bins, tuple of floats range?, Tensor weight?, bool density?
    hsplit: Tensor input, int sections | Tensor input, tuple of ints indices
    index_add: Tensor input, int dim, Tensor index, Tensor source, *, Number alpha?, Tensor out? | Tensor input, name dim, Tensor index, Tensor source, *, Number alpha
    index_copy: Tensor input, int dim, Tensor index, Tensor source, *, Tensor out? | Tensor input, name dim, Tensor index, Tensor source
    index_fill: Tensor input, int dim, Tensor index, Tensor value | Tensor input, name dim, Tensor index, Tensor value | Tensor input, int dim, Tensor index, Number value | Tensor input, name dim, Tensor index, Number value
    index_select: Tensor input, int dim, Tensor index, *, Tensor out? | Tensor input, name dim, Tensor index, *, Tensor out?
    isin: Tensor elements, Tensor test_elements, *, bool assume_unique?, bool invert?, Tensor out? | Number element, Tensor test_elements, *, bool assume_unique?, bool invert?, Tensor out? | Tensor elements, Number test_element, *, bool assume_unique?, bool invert?, Tensor out?
    kaiser_window: int window_length, *, @ | int window_length, bool periodic, *, @ | int window_length, bool periodic, float beta, *, @
    kthvalue: Tensor input, int k, int dim?, bool keepdim?, *, tuple of Tensors out? | Tensor input, int k, name dim, bool keepdim, *, tuple of Tensors out?
    le: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    lerp: Tensor input, Tensor end, Tensor weight, *, Tensor out? | Tensor input, Tensor end, Number weight, *, Tensor out?
    less: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    less_equal: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    log_softmax: Tensor input, int dim, torch.dtype dtype?, *, Tensor out? | Tensor input, name dim, *, torch.dtype dtype
    logcumsumexp: Tensor input, int dim, *, Tensor out? | Tensor input, name dim, *, Tensor out?
    logsumexp: Tensor input, tuple of ints dim, bool keepdim?, *, Tensor out? | Tensor input, tuple of names dim, bool keepdim, *, Tensor out?
    lt: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    masked_fill: Tensor input, Tensor mask, Tensor value | Tensor input, Tensor mask, Number value
    max: Tensor input | Tensor input, Tensor other, *, Tensor out? | Tensor input, int dim, bool keepdim?, *, tuple of Tensors out? | Tensor input, name dim, bool keepdim, *, tuple of Tensors out?
    mean: Tensor input, *, torch.dtype dtype? | Tensor input, tuple of ints dim, bool keepdim?, *, torch.dtype dtype?, Tensor out? | Tensor input, tuple of names dim, bool keepdim, *, torch.dtype dtype, Tensor out?
    median: Tensor input | Tensor input, int dim, bool keepdim?, *, tuple of Tensors out? | Tensor input, name dim, bool keepdim, *, tuple of Tensors out?
    min: Tensor input | Tensor input, Tensor other, *, Tensor out? | Tensor input, int dim, bool keepdim?, *, tuple of Tensors out? | Tensor input, name dim, bool keepdim, *, tuple of Tensors out?
    mode: Tensor input, int dim?, bool keepdim?, *, tuple of Tensors out? | Tensor input, name dim, bool keepdim, *, tuple of Tensors out?
    moveaxis: Tensor input, int source, int destination | Tensor input, tuple of ints source, tuple of ints destination
    movedim: Tensor input, int source, int destination | Tensor input, tuple of ints source, tuple of ints destination
    multiply: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other
    nanmedian: Tensor input | Tensor input, int dim, bool keepdim?, *, tuple of Tensors out? | Tensor input, name dim, bool keepdim, *, tuple of Tensors out?
    nanquantile: Tensor input, Tensor q, int dim?, bool keepdim?, *, str interpolation?, Tensor out? | Tensor input, float q, int dim?, bool keepdim?, *, str interpolation?, Tensor out?
    narrow: Tensor input, int dim, Tensor start, int length | Tensor input, int dim, int start, int length
    ne: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    normal: Tensor mean, Tensor std?, *, torch.Generator generator?, Tensor out? | Tensor mean, float std?, *, torch.Generator generator?, Tensor out? | float mean, Tensor std?, *, torch.Generator generator?, Tensor out? | float mean, float std, tuple of ints size, *, torch.Generator generator?, Tensor out?, @
    not_equal: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    nuclear_norm: Tensor input, tuple of ints dim, bool keepdim?, *, Tensor out? | Tensor input, bool keepdim?, *, Tensor out?
    ones: tuple of ints size, *, tuple of names names, @ | tuple of SymInts size, *, Tensor out?, @
    pow: Tensor input, Tensor exponent, *, Tensor out? | Number self, Tensor exponent, *, Tensor out? | Tensor input, Number exponent, *, Tensor out?
    prod: Tensor input, *, torch.dtype dtype? | Tensor input, int dim, bool keepdim?, *, torch.dtype dtype?, Tensor out? | Tensor input, name dim, bool keepdim, *, torch.dtype dtype, Tensor out?
    rand: tuple of ints size, *, torch.Generator generator, tuple of names names, @ | tuple of ints size, *, torch.Generator generator, Tensor out?, @ | tuple of ints size, *, Tensor out?, @ | tuple of ints size, *, tuple of names names, @
    randint: int high, tuple of ints size, *, torch.Generator generator, Tensor out?, @ | int high, tuple of ints size, *, Tensor out?, @ | int low, int high, tuple of ints size, *, torch.Generator generator, Tensor out?, @ | int low, int high, tuple of ints size, *, Tensor out?, @
    randint_like: Tensor input, int high, *, torch.memory_format memory_format?, @ | Tensor input, int low, int high, *, torch.memory_format memory_format?, @
    randn: tuple of ints size, *, torch.Generator generator, tuple of names names, @ | tuple of ints size, *, torch.Generator generator, Tensor out?, @ | tuple of ints size, *, Tensor out?, @ | tuple of ints size, *, tuple of names names, @
    randperm: int n, *, torch.Generator generator, Tensor out?, @ | int n, *, Tensor out?, @
    remainder: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other | Tensor input, Number other, *, Tensor out?
    repeat_interleave: Tensor input, Tensor repeats, int dim?, *, int output_size? | Tensor input, int repeats, int dim?, *, int output_size? | Tensor repeats, *, int output_size?
    result_type: Tensor tensor, Tensor other | Number scalar, Tensor tensor | Tensor tensor, Number other | Number scalar1, Number scalar2
    round: Tensor input, *, Tensor out? | Tensor input, *, int decimals, Tensor out?
    round_: Tensor input | Tensor input, *, int decimals
    rsub: Tensor input, Tensor other, *, Number alpha? | Tensor input, Number other, Number alpha?
    saddmm: Tensor input, Tensor mat1, Tensor mat2, *, Number beta, Number alpha, Tensor out?
    scatter: Tensor input, int dim, Tensor index, Tensor src, *, Tensor out? | Tensor input, int dim, Tensor index, Tensor src, *, str reduce, Tensor out? | Tensor input, name dim, Tensor index, Tensor src | Tensor input, int dim, Tensor index, Number value, *, Tensor out? | Tensor input, int dim, Tensor index, Number value, *, str reduce, Tensor out? | Tensor input, name dim, Tensor index, Number value
    scatter_add: Tensor input, int dim, Tensor index, Tensor src, *, Tensor out? | Tensor input, name dim, Tensor index, Tensor src
    searchsorted: Tensor sorted_sequence, Tensor input, *, bool out_int32?, bool right?, str side?, Tensor sorter?, Tensor out? | Tensor sorted_sequence, Number self, *, bool out_int32?, bool right?, str side?, Tensor sorter?
    select: Tensor input, int dim, int index | Tensor input, name dim, int index
    softmax: Tensor input, int dim, torch.dtype dtype?, *, Tensor out? | Tensor input, name dim, *, torch.dtype dtype
    sort: Tensor input, *, bool stable, int dim?, bool descending?, tuple of Tensors out? | Tensor input, int dim?, bool descending?, *, tuple of Tensors out? | Tensor input, *, bool stable, name dim, bool descending, tuple of Tensors out? | Tensor input, name dim, bool descending, *, tuple of Tensors out?
    squeeze: Tensor input | Tensor input, int dim | Tensor input, name dim
    squeeze_copy: Tensor input, *, Tensor out? | Tensor input, int dim, *, Tensor out?
    sspaddmm: Tensor input, Tensor mat1, Tensor mat2, *, Number beta?, Number alpha?, Tensor out?
    std: Tensor input, tuple of ints dim, *, int correction, bool keepdim?, Tensor out? | Tensor input, tuple of ints dim, bool unbiased?, bool keepdim?, *, Tensor out? | Tensor input, bool unbiased? | Tensor input, tuple of names dim, *, int correction, bool keepdim, Tensor out? | Tensor input, tuple of names dim, bool unbiased, bool keepdim, *, Tensor out?
    std_mean: Tensor input, tuple of ints dim, *, int correction, bool keepdim? | Tensor input, tuple of ints dim, bool unbiased?, bool keepdim? | Tensor input, bool unbiased? | Tensor input, tuple of names dim, *, int correction, bool keepdim | Tensor input, tuple of names dim, bool unbiased, bool keepdim
    sub: Tensor input, Tensor other, *, Number alpha?, Tensor out?
    subtract: Tensor input, Tensor other, *, Number alpha?, Tensor out? | Tensor input, Number other, Number alpha?
    sum: Tensor input, *, torch.dtype dtype? | Tensor input, tuple of ints dim, bool keepdim?, *, torch.dtype dtype?, Tensor out? | Tensor input, tuple of names dim, bool keepdim, *, torch.dtype dtype, Tensor out?
    tensor_split: Tensor input, Tensor tensor_indices_or_sections, int dim? | Tensor input, int sections, int dim? | Tensor input, tuple of ints indices, int dim?
    transpose: Tensor input, int dim0, int dim1 | Tensor input, name dim0, name dim1
    trapezoid: Tensor y, Tensor x, *, int dim? | Tensor y, *, Number dx?, int dim?
    trapz: Tensor y, *, float dx?, int dim? | Tensor y, Tensor x, *, int dim?
    true_divide: Tensor input, Tensor other, *, Tensor out? | Tensor input, Number other
    unbind: Tensor input, int dim? | Tensor input, name dim
    unflatten: Tensor input, name dim, tuple of ints sizes, tuple of names names | Tensor input, int dim, tuple of ints sizes
    var: Tensor input, tuple of ints dim, *, int correction, bool keepdim?, Tensor out? | Tensor input, tuple of ints dim, bool unbiased?, bool keepdim?, *, Tensor out? | Tensor input, bool unbiased? | Tensor input, tuple of names dim, *, int correction, bool keepdim, Tensor out? | Tensor input, tuple of names dim, bool unbiased, bool keepdim, *, Tensor out?
    var_mean: Tensor input, tuple of ints dim, *, int correction, bool keepdim? | Tensor input, tuple of ints dim, bool unbiased?, bool keepdim? | Tensor input, bool unbiased? | Tensor input, tuple of names dim, *, int correction, bool keepdim | Tensor input, tuple of names dim, bool unbiased, bool keepdim
    view_copy: Tensor input, torch.dtype dtype, *, Tensor out? | Tensor input, tuple of SymInts size, *, Tensor out?
    vsplit: Tensor input, int sections | Tensor input, tuple of ints indices
    where: Tensor condition | Tensor condition, Tensor input, Tensor other, *, Tensor out? | Tensor condition, Number self, Tensor other | Tensor condition, Tensor input, Number other | Tensor condition, Number self, Number other
    xlogy: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    xlogy_: Tensor input, Tensor other | Tensor input, Number other
    zeros: tuple of ints size, *, tuple of names names, @ | tuple of SymInts size, *, Tensor out?, @
  `,
  'Tensor': `
    add: Tensor other, *, Number alpha?
    add_: Tensor other, *, Number alpha?
    addbmm: Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?
    addbmm_: Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?
    addcdiv: Tensor tensor1, Tensor tensor2, *, Number value?
    addcdiv_: Tensor tensor1, Tensor tensor2, *, Number value?
    addcmul: Tensor tensor1, Tensor tensor2, *, Number value?
    addcmul_: Tensor tensor1, Tensor tensor2, *, Number value?
    addmm: Tensor mat1, Tensor mat2, *, Number beta?, Number alpha?
    addmm_: Tensor mat1, Tensor mat2, *, Number beta?, Number alpha?
    addmv: Tensor mat, Tensor vec, *, Number beta?, Number alpha?
    addmv_: Tensor mat, Tensor vec, *, Number beta?, Number alpha?
    addr: Tensor vec1, Tensor vec2, *, Number beta?, Number alpha?
    addr_: Tensor vec1, Tensor vec2, *, Number beta?, Number alpha?
    all:  | int dim, bool keepdim? | name dim, bool keepdim
    any:  | int dim, bool keepdim? | name dim, bool keepdim
    argsort: *, bool stable, int dim?, bool descending? | int dim?, bool descending? | name dim, bool descending
    baddbmm: Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?
    baddbmm_: Tensor batch1, Tensor batch2, *, Number beta?, Number alpha?
    bernoulli: *, torch.Generator generator? | float p, *, torch.Generator generator?
    bernoulli_: Tensor p, *, torch.Generator generator? | float p, *, torch.Generator generator?
    bitwise_and: Tensor other | Number other
    bitwise_and_: Tensor other | Number other
    bitwise_left_shift: Tensor other | Number other
    bitwise_left_shift_: Tensor other | Number other
    bitwise_or: Tensor other | Number other
    bitwise_or_: Tensor other | Number other
    bitwise_right_shift: Tensor other | Number other
    bitwise_right_shift_: Tensor other | Number other
    bitwise_xor: Tensor other | Number other
    bitwise_xor_: Tensor other | Number other
    clamp: Tensor min?, Tensor max? | Number min?, Number max?
    clamp_: Tensor min?, Tensor max? | Number min?, Number max?
    clamp_max: Tensor max | Number max
    clamp_max_: Tensor max | Number max
    clamp_min: Tensor min | Number min
    clamp_min_: Tensor min | Number min
    clip: Tensor min?, Tensor max? | Number min?, Number max?
    clip_: Tensor min?, Tensor max? | Number min?, Number max?
    copy_: Tensor other, bool non_blocking
    copysign: Tensor other | Number other
    copysign_: Tensor other | Number other
    count_nonzero: int dim | tuple of ints dim
    cuda: torch.device device?, bool non_blocking, *, torch.memory_format memory_format
    cummax: int dim | name dim
    cummin: int dim | name dim
    cumprod: int dim, *, torch.dtype dtype? | name dim, *, torch.dtype dtype
    cumprod_: int dim, *, torch.dtype dtype? | name dim, *, torch.dtype dtype
    cumsum: int dim, *, torch.dtype dtype? | name dim, *, torch.dtype dtype
    cumsum_: int dim, *, torch.dtype dtype? | name dim, *, torch.dtype dtype
    diagonal: *, name outdim, name dim1, name dim2, int offset | int offset?, int dim1?, int dim2?
    div: Tensor other | Tensor other, *, str rounding_mode | Number other, *, str rounding_mode
    div_: Tensor other | Tensor other, *, str rounding_mode | Number other, *, str rounding_mode
    divide: Tensor other | Tensor other, *, str rounding_mode | Number other | Number other, *, str rounding_mode
    divide_: Tensor other | Tensor other, *, str rounding_mode | Number other | Number other, *, str rounding_mode
    dsplit: int sections | tuple of ints indices
    eq: Tensor other | Number other
    eq_: Tensor other | Number other
    fill_: Tensor value | Number value
    flatten: int start_dim, int end_dim, name out_dim | int start_dim?, int end_dim? | name start_dim, name end_dim, name out_dim | tuple of names dims, name out_dim
    float_power: Tensor exponent | Number exponent
    float_power_: Tensor exponent | Number exponent
    floor_divide: Tensor other | Number other
    floor_divide_: Tensor other | Number other
    fmod: Tensor other | Number other
    fmod_: Tensor other | Number other
    gather: int dim, Tensor index, *, bool sparse_grad? | name dim, Tensor index, *, bool sparse_grad
    ge: Tensor other | Number other
    ge_: Tensor other | Number other
    greater: Tensor other | Number other
    greater_: Tensor other | Number other
    greater_equal: Tensor other | Number other
    greater_equal_: Tensor other | Number other
    gt: Tensor other | Number other
    gt_: Tensor other | Number other
    histogram: Tensor bins, *, Tensor weight?, bool density? | int bins?, *, tuple of floats range?, Tensor weight?, bool density?
    hsplit: int sections | tuple of ints indices
    index_add: int dim, Tensor index, Tensor source, *, Number alpha? | name dim, Tensor index, Tensor source, *, Number alpha
    index_copy: int dim, Tensor index, Tensor source | name dim, Tensor index, Tensor source
    index_copy_: int dim, Tensor index, Tensor source | name dim, Tensor index, Tensor source
    index_fill: int dim, Tensor index, Tensor value | name dim, Tensor index, Tensor value | int dim, Tensor index, Number value | name dim, Tensor index, Number value
    index_fill_: int dim, Tensor index, Tensor value | name dim, Tensor index, Tensor value | int dim, Tensor index, Number value | name dim, Tensor index, Number value
    index_select: int dim, Tensor index | name dim, Tensor index
    ipu: torch.device device?, bool non_blocking, *, torch.memory_format memory_format
    kthvalue: int k, int dim?, bool keepdim? | int k, name dim, bool keepdim
    le: Tensor other | Number other
    le_: Tensor other | Number other
    lerp: Tensor end, Tensor weight | Tensor end, Number weight
    lerp_: Tensor end, Tensor weight | Tensor end, Number weight
    less: Tensor other | Number other
    less_: Tensor other | Number other
    less_equal: Tensor other | Number other
    less_equal_: Tensor other | Number other
    log_softmax: int dim, torch.dtype dtype? | name dim, *, torch.dtype dtype
    logcumsumexp: int dim | name dim
    logsumexp: tuple of ints dim, bool keepdim? | tuple of names dim, bool keepdim
    lt: Tensor other | Number other
    lt_: Tensor other | Number other
    masked_fill: Tensor mask, Tensor value | Tensor mask, Number value
    masked_fill_: Tensor mask, Tensor value | Tensor mask, Number value
    max:  | Tensor other | int dim, bool keepdim? | name dim, bool keepdim
    mean: *, torch.dtype dtype? | tuple of ints dim, bool keepdim?, *, torch.dtype dtype? | tuple of names dim, bool keepdim, *, torch.dtype dtype
    median:  | int dim, bool keepdim? | name dim, bool keepdim
    min:  | Tensor other | int dim, bool keepdim? | name dim, bool keepdim
    mode: int dim?, bool keepdim? | name dim, bool keepdim
    moveaxis: int source, int destination | tuple of ints source, tuple of ints destination
    movedim: int source, int destination | tuple of ints source, tuple of ints destination
    multiply: Tensor other | Number other
    multiply_: Tensor other | Number other
    nanmedian:  | int dim, bool keepdim? | name dim, bool keepdim
    nanquantile: Tensor q, int dim?, bool keepdim?, *, str interpolation? | float q, int dim?, bool keepdim?, *, str interpolation?
    narrow: int dim, Tensor start, int length | int dim, int start, int length
    ne: Tensor other | Number other
    ne_: Tensor other | Number other
    new: *, torch.device device? | torch.Storage storage | Tensor other | tuple of ints size, *, torch.device device? | object data, *, torch.device device?
    nonzero:  | *, bool as_tuple
    not_equal: Tensor other | Number other
    not_equal_: Tensor other | Number other
    pow: Tensor exponent | Number exponent
    pow_: Tensor exponent | Number exponent
    prod: *, torch.dtype dtype? | int dim, bool keepdim?, *, torch.dtype dtype? | name dim, bool keepdim, *, torch.dtype dtype
    random_: *, torch.Generator generator? | int from, int to, *, torch.Generator generator? | int to, *, torch.Generator generator?
    remainder: Tensor other | Number other
    remainder_: Tensor other | Number other
    repeat_interleave: Tensor repeats, int dim?, *, int output_size? | int repeats, int dim?, *, int output_size?
    round:  | *, int decimals
    round_:  | *, int decimals
    scatter: int dim, Tensor index, Tensor src | int dim, Tensor index, Tensor src, *, str reduce | name dim, Tensor index, Tensor src | int dim, Tensor index, Number value | int dim, Tensor index, Number value, *, str reduce | name dim, Tensor index, Number value
    scatter_: int dim, Tensor index, Tensor src | int dim, Tensor index, Tensor src, *, str reduce | int dim, Tensor index, Number value | int dim, Tensor index, Number value, *, str reduce
    scatter_add: int dim, Tensor index, Tensor src | name dim, Tensor index, Tensor src
    select: int dim, int index | name dim, int index
    size: int dim |  | name dim
    softmax: int dim, torch.dtype dtype? | name dim, *, torch.dtype dtype
    sort: *, bool stable, int dim?, bool descending? | int dim?, bool descending? | *, bool stable, name dim, bool descending | name dim, bool descending
    squeeze:  | int dim | name dim
    squeeze_:  | int dim | name dim
    sspaddmm: Tensor mat1, Tensor mat2, *, Number beta?, Number alpha?
    std: tuple of ints dim, *, int correction, bool keepdim? | tuple of ints dim, bool unbiased?, bool keepdim? | bool unbiased? | tuple of names dim, *, int correction, bool keepdim | tuple of names dim, bool unbiased, bool keepdim
    stride: int dim |  | name dim
    sub: Tensor other, *, Number alpha?
    sub_: Tensor other, *, Number alpha?
    subtract: Tensor other, *, Number alpha? | Number other, Number alpha?
    subtract_: Tensor other, *, Number alpha? | Number other, Number alpha?
    sum: *, torch.dtype dtype? | tuple of ints dim, bool keepdim?, *, torch.dtype dtype? | tuple of names dim, bool keepdim, *, torch.dtype dtype
    tensor_split: Tensor tensor_indices_or_sections, int dim? | int sections, int dim? | tuple of ints indices, int dim?
    to: torch.device device?, torch.dtype dtype, bool non_blocking?, bool copy?, *, torch.memory_format memory_format? | torch.dtype dtype, bool non_blocking?, bool copy?, *, torch.memory_format memory_format? | Tensor tensor, bool non_blocking, bool copy, *, torch.memory_format memory_format
    transpose: int dim0, int dim1 | name dim0, name dim1
    true_divide: Tensor other | Number other
    true_divide_: Tensor other | Number other
    type: object dtype, bool non_blocking, *, torch.memory_format memory_format
    unbind: int dim? | name dim
    var: tuple of ints dim, *, int correction, bool keepdim? | tuple of ints dim, bool unbiased?, bool keepdim? | bool unbiased? | tuple of names dim, *, int correction, bool keepdim | tuple of names dim, bool unbiased, bool keepdim
    view: torch.dtype dtype | tuple of SymInts size
    vsplit: int sections | tuple of ints indices
    xlogy: Tensor other | Number other
    xlogy_: Tensor other | Number other
    xpu: torch.device device?, bool non_blocking, *, torch.memory_format memory_format
  `,
  'torch.linalg': `
    cond: Tensor input, Number p?, *, Tensor out? | Tensor input, str p?, *, Tensor out?
    matrix_norm: Tensor input, Number ord, tuple of ints dim?, bool keepdim?, *, torch.dtype dtype?, Tensor out? | Tensor input, str ord, tuple of ints dim?, bool keepdim?, *, torch.dtype dtype?, Tensor out?
    matrix_rank: Tensor input, *, Tensor atol?, Tensor rtol?, bool hermitian?, Tensor out? | Tensor input, *, float atol?, float rtol?, bool hermitian?, Tensor out? | Tensor input, Tensor tol, bool hermitian?, *, Tensor out? | Tensor input, float tol, bool hermitian?, *, Tensor out?
    norm: Tensor input, Number ord?, tuple of ints dim?, bool keepdim?, *, torch.dtype dtype?, Tensor out? | Tensor input, str ord?, tuple of ints dim?, bool keepdim?, *, torch.dtype dtype?, Tensor out?
    pinv: Tensor input, *, Tensor atol?, Tensor rtol?, bool hermitian?, Tensor out? | Tensor input, *, float atol?, float rtol?, bool hermitian?, Tensor out? | Tensor input, Tensor rcond, bool hermitian?, *, Tensor out? | Tensor input, float rcond, bool hermitian?, *, Tensor out?
  `,
  'torch.special': `
    chebyshev_polynomial_t: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    chebyshev_polynomial_u: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    chebyshev_polynomial_v: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    chebyshev_polynomial_w: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    hermite_polynomial_h: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    hermite_polynomial_he: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    laguerre_polynomial_l: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    legendre_polynomial_p: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    shifted_chebyshev_polynomial_t: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    shifted_chebyshev_polynomial_u: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    shifted_chebyshev_polynomial_v: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    shifted_chebyshev_polynomial_w: Tensor x, Tensor n, *, Tensor out? | Number x, Tensor n, *, Tensor out? | Tensor x, Number n, *, Tensor out?
    xlog1py: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    xlogy: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
    zeta: Tensor input, Tensor other, *, Tensor out? | Number self, Tensor other, *, Tensor out? | Tensor input, Number other, *, Tensor out?
  `,
  'torch.nn.functional': `
    conv1d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
    conv2d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
    conv3d: Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, tuple of ints padding?, tuple of ints dilation?, int groups? | Tensor input, Tensor weight, Tensor bias?, tuple of ints stride?, str padding?, tuple of ints dilation?, int groups?
  `,
};

/** Functions of `torch` that take `out=`. */
export const takeOut = `
  abs absolute acos acosh add addbmm addcdiv addcmul addmm addmv addr alias_copy all amax amin aminmax angle any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh
  argmax argmin asin asinh atan atan2 atanh baddbmm bernoulli bitwise_and bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor bmm bucketize cat ceil
  cholesky cholesky_inverse cholesky_solve clamp clamp_max clamp_min clip column_stack complex concat concatenate conj_physical copysign cos cosh cross cummax cummin
  cumprod cumsum deg2rad detach_copy diag diagonal diagonal_copy diff digamma div divide dot dsmm dstack empty eq erf erfc erfinv exp exp2 expm1 eye fix flatten float_power
  floor floor_divide fmax fmin fmod frac frexp frobenius_norm full gather gcd ge geqrf ger greater greater_equal gt hardshrink heaviside histc histogram histogramdd hspmm
  hstack hypot i0 igamma igammac index_add index_copy index_reduce index_select inner inverse is_vulkan_available isin isneginf isposinf kron kthvalue lcm ldexp le lerp
  less less_equal lgamma linspace log log10 log1p log2 log_softmax logaddexp logaddexp2 logcumsumexp logical_and logical_not logical_or logical_xor logit logspace logsumexp
  lt lu_solve lu_unpack masked_select matmul matrix_power max maximum mean median min minimum mm mode msort mul multinomial multiply mv mvlgamma nan_to_num nanmean
  nanmedian nanquantile nansum narrow_copy ne neg negative nextafter nonzero normal not_equal nuclear_norm ones ones_like orgqr ormqr outer polar polygamma pow prod qr
  rad2deg rand randint randn randperm range reciprocal remainder renorm repeat_interleave round round_ row_stack rsqrt saddmm scatter scatter_add searchsorted select_copy
  sgn sigmoid sign signbit sin sinc sinh slogdet softmax sort split_copy split_with_sizes_copy spmm sqrt square squeeze_copy sspaddmm stack std std_mean sub subtract sum
  svd symeig t_copy take take_along_dim tan tanh threshold topk transpose_copy triangular_solve tril triu true_divide trunc unbind_copy unfold_copy unsqueeze_copy var
  var_mean vdot view_copy vstack where xlogy zeros zeros_like
`;

/** Methods of Tensor that take no arguments at all. */
export const takeNothing = `
  abs abs_ absolute absolute_ acos acos_ acosh acosh_ adjoint angle arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan arctan_ arctanh arctanh_ argwhere
  asin asin_ asinh asinh_ atan atan_ atanh atanh_ bitwise_not bitwise_not_ ceil ceil_ coalesce conj conj_physical conj_physical_ corrcoef cos cos_ cosh cosh_ deg2rad
  deg2rad_ dense_dim dequantize det detach detach_ digamma digamma_ dim element_size erf erf_ erfc erfc_ erfinv erfinv_ exp exp2 exp2_ exp_ expm1 expm1_ fix fix_ fliplr
  flipud floor floor_ frac frac_ frexp geqrf get_device has_names i0 i0_ indices int_repr inverse is_coalesced is_complex is_conj is_distributed is_floating_point
  is_inference is_neg is_nonzero is_signed isfinite isinf isnan isneginf isposinf isreal item lgamma lgamma_ log log10 log10_ log1p log1p_ log2 log2_ log_ logdet
  logical_not logical_not_ matrix_exp msort ndimension neg neg_ negative negative_ nelement numel positive qscheme rad2deg rad2deg_ ravel reciprocal reciprocal_ relu relu_
  resolve_conj resolve_neg retain_grad rsqrt rsqrt_ sgn sgn_ sigmoid sigmoid_ sign sign_ signbit sin sin_ sinc sinc_ sinh sinh_ slogdet sqrt sqrt_ square square_ t t_ tan
  tan_ tanh tanh_ tolist trace trunc trunc_ values zero_
`;

/** Functions of one overload whose lists of ints are said to be of SymInts. */
export const symbolicSizes = `
  as_strided as_strided_ empty_strided expand new_empty new_empty_strided new_full new_ones new_zeros repeat reshape resize_
`;
