;; The few loops over float32 that are worth writing for the processor's vectors. They work on tensorflow.js's heap and
;; answer bit for bit what the loops in src/arrays/plain answer. Addresses are in bytes, counts in elements.
;; `npm run loops` makes loopsBinary.ts of this file.
(module
  (import "heap" "memory" (memory 0))

  ;; ((a + b) + (c + d)) + ((e + f) + (g + h))
  (func $total (param $ab v128) (param $cd v128) (param $ef v128) (param $gh v128) (result f64)
    (f64.add
      (f64.add
        (f64.add (f64x2.extract_lane 0 (local.get $ab)) (f64x2.extract_lane 1 (local.get $ab)))
        (f64.add (f64x2.extract_lane 0 (local.get $cd)) (f64x2.extract_lane 1 (local.get $cd))))
      (f64.add
        (f64.add (f64x2.extract_lane 0 (local.get $ef)) (f64x2.extract_lane 1 (local.get $ef)))
        (f64.add (f64x2.extract_lane 0 (local.get $gh)) (f64x2.extract_lane 1 (local.get $gh))))))

  ;; Where the elements end that come in whole groups of eight.
  (func $wholeEnd (param $x i32) (param $n i32) (result i32)
    (i32.add (local.get $x) (i32.shl (i32.and (local.get $n) (i32.const -8)) (i32.const 2))))
  (func $end (param $x i32) (param $n i32) (result i32)
    (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 2))))

  ;; Σ x, in eight partial sums of doubles.
  (func (export "sum") (param $x i32) (param $n i32) (result f64)
    (local $whole i32) (local $end i32) (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128)
    (local.set $whole (call $wholeEnd (local.get $x) (local.get $n)))
    (local.set $end (call $end (local.get $x) (local.get $n)))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $x) (local.get $whole)))
        (local.set $ab (f64x2.add (local.get $ab) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $x)))))
        (local.set $cd (f64x2.add (local.get $cd) (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $x)))))
        (local.set $ef (f64x2.add (local.get $ef) (f64x2.promote_low_f32x4 (v128.load64_zero offset=16 (local.get $x)))))
        (local.set $gh (f64x2.add (local.get $gh) (f64x2.promote_low_f32x4 (v128.load64_zero offset=24 (local.get $x)))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (br $eight)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $ab (f64x2.add (local.get $ab) (f64x2.promote_low_f32x4 (v128.load32_zero (local.get $x)))))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br $one)))
    (call $total (local.get $ab) (local.get $cd) (local.get $ef) (local.get $gh)))

  ;; Two elements, squared as doubles, which is exact.
  (func $squares (param $pair v128) (result v128)
    (local.set $pair (f64x2.promote_low_f32x4 (local.get $pair)))
    (f64x2.mul (local.get $pair) (local.get $pair)))

  ;; Σ x², in eight partial sums of doubles.
  (func (export "sumSquares") (param $x i32) (param $n i32) (result f64)
    (local $whole i32) (local $end i32) (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128)
    (local.set $whole (call $wholeEnd (local.get $x) (local.get $n)))
    (local.set $end (call $end (local.get $x) (local.get $n)))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $x) (local.get $whole)))
        (local.set $ab (f64x2.add (local.get $ab) (call $squares (v128.load64_zero (local.get $x)))))
        (local.set $cd (f64x2.add (local.get $cd) (call $squares (v128.load64_zero offset=8 (local.get $x)))))
        (local.set $ef (f64x2.add (local.get $ef) (call $squares (v128.load64_zero offset=16 (local.get $x)))))
        (local.set $gh (f64x2.add (local.get $gh) (call $squares (v128.load64_zero offset=24 (local.get $x)))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (br $eight)))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $ab (f64x2.add (local.get $ab) (call $squares (v128.load32_zero (local.get $x)))))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br $one)))
    (call $total (local.get $ab) (local.get $cd) (local.get $ef) (local.get $gh)))

  ;; Two float32 sums, held as doubles, with the squares of two more elements: rounded once, like a fused multiply-add.
  (func $fused (param $sums v128) (param $pair v128) (result v128)
    (f64x2.promote_low_f32x4 (f32x4.demote_f64x2_zero (f64x2.add (local.get $sums) (call $squares (local.get $pair))))))
  (func $rounded (param $x f64) (result f64)
    (f64.promote_f32 (f32.demote_f64 (local.get $x))))

  ;; Σ x² as PyTorch's norm adds it: eight float32 partial sums, these one after the other, then the rest.
  (func (export "fusedSquares") (param $x i32) (param $n i32) (result f64)
    (local $whole i32) (local $end i32) (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128) (local $sum f64) (local $last f64)
    (local.set $whole (call $wholeEnd (local.get $x) (local.get $n)))
    (local.set $end (call $end (local.get $x) (local.get $n)))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $x) (local.get $whole)))
        (local.set $ab (call $fused (local.get $ab) (v128.load64_zero (local.get $x))))
        (local.set $cd (call $fused (local.get $cd) (v128.load64_zero offset=8 (local.get $x))))
        (local.set $ef (call $fused (local.get $ef) (v128.load64_zero offset=16 (local.get $x))))
        (local.set $gh (call $fused (local.get $gh) (v128.load64_zero offset=24 (local.get $x))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (br $eight)))
    (local.set $sum (call $rounded (f64.add (f64x2.extract_lane 0 (local.get $ab)) (f64x2.extract_lane 1 (local.get $ab)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 0 (local.get $cd)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 1 (local.get $cd)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 0 (local.get $ef)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 1 (local.get $ef)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 0 (local.get $gh)))))
    (local.set $sum (call $rounded (f64.add (local.get $sum) (f64x2.extract_lane 1 (local.get $gh)))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $last (f64.promote_f32 (f32.load (local.get $x))))
        (local.set $sum (call $rounded (f64.add (local.get $sum) (f64.mul (local.get $last) (local.get $last)))))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br $one)))
    (local.get $sum))

  ;; Four words of ones where the condition (bytes of 0 or 1) holds.
  (func $mask (param $chosen i32) (result v128)
    (i32x4.neg (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $chosen))))))

  ;; out = chosen ? a : b, for a count that is a multiple of four.
  (func (export "choose") (param $chosen i32) (param $a i32) (param $b i32) (param $out i32) (param $n i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $chosen) (local.get $n)))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $chosen) (local.get $end)))
        (v128.store (local.get $out) (v128.bitselect (v128.load (local.get $a)) (v128.load (local.get $b)) (call $mask (local.get $chosen))))
        (local.set $chosen (i32.add (local.get $chosen) (i32.const 4)))
        (local.set $a (i32.add (local.get $a) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $four))))

  ;; The same with one number for b.
  (func (export "chooseOr") (param $chosen i32) (param $a i32) (param $b f32) (param $out i32) (param $n i32)
    (local $end i32) (local $other v128)
    (local.set $end (i32.add (local.get $chosen) (local.get $n)))
    (local.set $other (f32x4.splat (local.get $b)))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $chosen) (local.get $end)))
        (v128.store (local.get $out) (v128.bitselect (v128.load (local.get $a)) (local.get $other) (call $mask (local.get $chosen))))
        (local.set $chosen (i32.add (local.get $chosen) (i32.const 4)))
        (local.set $a (i32.add (local.get $a) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $four)))))
