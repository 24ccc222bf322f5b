;; What needs the processor's fused multiply-add, which WebAssembly calls relaxed: some processors multiply and add apart.
;; src/arrays/tfjs/heapLoops.ts takes it where it is there and rounds once; elsewhere loops.wat does the same in double.
;; `npm run loops` makes fusedBinary.ts of this file.
(module
  (import "heap" "memory" (memory 0))

  ;; Σ x² as PyTorch's norm adds it: eight float32 partial sums, these one after the other, then the rest.
  (func (export "fusedSquares") (param $x i32) (param $n i32) (result f64)
    (local $whole i32) (local $end i32) (local $abcd v128) (local $efgh v128) (local $p v128) (local $q v128) (local $sum f32)
    (local.set $whole (i32.add (local.get $x) (i32.shl (i32.and (local.get $n) (i32.const -8)) (i32.const 2))))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $n) (i32.const 2))))
    (block $done
      (loop $eight
        (br_if $done (i32.ge_u (local.get $x) (local.get $whole)))
        (local.set $p (v128.load (local.get $x)))
        (local.set $q (v128.load offset=16 (local.get $x)))
        (local.set $abcd (f32x4.relaxed_madd (local.get $p) (local.get $p) (local.get $abcd)))
        (local.set $efgh (f32x4.relaxed_madd (local.get $q) (local.get $q) (local.get $efgh)))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (br $eight)))
    (local.set $sum (f32.add (f32x4.extract_lane 0 (local.get $abcd)) (f32x4.extract_lane 1 (local.get $abcd))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 2 (local.get $abcd))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 3 (local.get $abcd))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 0 (local.get $efgh))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 1 (local.get $efgh))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 2 (local.get $efgh))))
    (local.set $sum (f32.add (local.get $sum) (f32x4.extract_lane 3 (local.get $efgh))))
    (block $done
      (loop $one
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $p (f32x4.splat (f32.load (local.get $x))))
        (local.set $sum (f32x4.extract_lane 0 (f32x4.relaxed_madd (local.get $p) (local.get $p) (f32x4.splat (local.get $sum)))))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (br $one)))
    (f64.promote_f32 (local.get $sum)))

  ;; x · x + y of single numbers: tells whether it is rounded once.
  (func (export "squareAnd") (param $x f32) (param $y f32) (result f32)
    (f32x4.extract_lane 0 (f32x4.relaxed_madd (f32x4.splat (local.get $x)) (f32x4.splat (local.get $x)) (f32x4.splat (local.get $y))))))
