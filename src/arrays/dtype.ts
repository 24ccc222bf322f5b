/** @file PyTorch's element types, as far as arrays know them. */
export type DType = 'bool' | 'uint8' | 'int8' | 'int16' | 'int32' | 'int64' | 'float16' | 'bfloat16' | 'float32' | 'float64';

export const bytesPerElement: Readonly<Record<DType, number>> = { bool: 1, uint8: 1, int8: 1, int16: 2, int32: 4, int64: 8, float16: 2, bfloat16: 2, float32: 4, float64: 8 };

export const isFloating = (dtype: DType): boolean => dtype === 'float16' || dtype === 'bfloat16' || dtype === 'float32' || dtype === 'float64';
