;; What boxMuller.ts does, four at a time, with the processor's fused multiply-add; vectorNormals.ts takes it where it answers the
;; same, bit for bit. Constants and order of operations come from avx_mathfun by Giovanni Garberoglio, after sse_mathfun by
;; Julien Pommier and the Cephes library by Stephen Moshier (zlib licence: "This software is provided 'as-is' … Altered source
;; versions must be plainly marked as such"). This is such an altered version. `npm run loops` makes normalsBinary.ts of it.
(module
  (memory (export "memory") 1)

  ;; Blocks of sixteen uniform numbers from the memory's start on become normal ones; n is a multiple of sixteen.
  (func (export "normals") (param $n i32) (param $mean f32) (param $std f32)
    (local $x i32) (local $end i32) (local $half i32)
    (local $m v128) (local $e v128) (local $mask v128) (local $square v128) (local $y v128)
    (local $radius v128) (local $angle v128) (local $octant v128) (local $sine v128) (local $cosine v128)
    (local.set $end (i32.shl (local.get $n) (i32.const 2)))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        ;; ln(1 − u), by exponent and mantissa
        (local.set $m (f32x4.sub (v128.const f32x4 1 1 1 1) (v128.load (local.get $x))))
        (local.set $e (f32x4.convert_i32x4_s (i32x4.sub (i32x4.shr_u (local.get $m) (i32.const 23)) (v128.const i32x4 126 126 126 126))))
        (local.set $m (v128.or (v128.and (local.get $m) (v128.const i32x4 0x807fffff 0x807fffff 0x807fffff 0x807fffff)) (v128.const i32x4 0x3f000000 0x3f000000 0x3f000000 0x3f000000)))
        (local.set $mask (f32x4.lt (local.get $m) (v128.const f32x4 0.70710678 0.70710678 0.70710678 0.70710678)))
        (local.set $e (f32x4.sub (local.get $e) (v128.and (local.get $mask) (v128.const f32x4 1 1 1 1))))
        (local.set $m (f32x4.add (f32x4.sub (local.get $m) (v128.const f32x4 1 1 1 1)) (v128.and (local.get $mask) (local.get $m))))
        (local.set $square (f32x4.mul (local.get $m) (local.get $m)))
        (local.set $y (v128.const f32x4 7.0376836292e-2 7.0376836292e-2 7.0376836292e-2 7.0376836292e-2))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 -1.151461031e-1 -1.151461031e-1 -1.151461031e-1 -1.151461031e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 1.1676998740e-1 1.1676998740e-1 1.1676998740e-1 1.1676998740e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 -1.2420140846e-1 -1.2420140846e-1 -1.2420140846e-1 -1.2420140846e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 1.4249322787e-1 1.4249322787e-1 1.4249322787e-1 1.4249322787e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 -1.6668057665e-1 -1.6668057665e-1 -1.6668057665e-1 -1.6668057665e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 2.0000714765e-1 2.0000714765e-1 2.0000714765e-1 2.0000714765e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 -2.4999993993e-1 -2.4999993993e-1 -2.4999993993e-1 -2.4999993993e-1)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $m) (v128.const f32x4 3.3333331174e-1 3.3333331174e-1 3.3333331174e-1 3.3333331174e-1)))
        (local.set $y (f32x4.mul (local.get $y) (local.get $m)))
        (local.set $y (f32x4.relaxed_madd (local.get $y) (local.get $square) (f32x4.mul (local.get $e) (v128.const f32x4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4))))
        (local.set $y (f32x4.relaxed_madd (local.get $square) (v128.const f32x4 -0.5 -0.5 -0.5 -0.5) (local.get $y)))
        ;; √(−2 ln(1 − u))
        (local.set $radius (f32x4.sqrt (f32x4.mul (v128.const f32x4 -2 -2 -2 -2) (f32x4.relaxed_madd (local.get $e) (v128.const f32x4 0.693359375 0.693359375 0.693359375 0.693359375) (f32x4.add (local.get $m) (local.get $y))))))
        ;; the angle 2π u, less its octants
        (local.set $angle (f32x4.mul (v128.const f32x4 6.2831853071795862 6.2831853071795862 6.2831853071795862 6.2831853071795862) (v128.load offset=32 (local.get $x))))
        (local.set $octant (v128.and (i32x4.add (i32x4.trunc_sat_f32x4_s (f32x4.mul (local.get $angle) (v128.const f32x4 1.27323954473516 1.27323954473516 1.27323954473516 1.27323954473516))) (v128.const i32x4 1 1 1 1)) (v128.const i32x4 -2 -2 -2 -2)))
        (local.set $e (f32x4.convert_i32x4_s (local.get $octant)))
        (local.set $angle (f32x4.relaxed_madd (local.get $e) (v128.const f32x4 -0.78515625 -0.78515625 -0.78515625 -0.78515625) (local.get $angle)))
        (local.set $angle (f32x4.relaxed_madd (local.get $e) (v128.const f32x4 -2.4187564849853515625e-4 -2.4187564849853515625e-4 -2.4187564849853515625e-4 -2.4187564849853515625e-4) (local.get $angle)))
        (local.set $angle (f32x4.relaxed_madd (local.get $e) (v128.const f32x4 -3.77489497744594108e-8 -3.77489497744594108e-8 -3.77489497744594108e-8 -3.77489497744594108e-8) (local.get $angle)))
        (local.set $square (f32x4.mul (local.get $angle) (local.get $angle)))
        (local.set $cosine (f32x4.mul (f32x4.relaxed_madd (f32x4.relaxed_madd (v128.const f32x4 2.443315711809948e-5 2.443315711809948e-5 2.443315711809948e-5 2.443315711809948e-5) (local.get $square) (v128.const f32x4 -1.388731625493765e-3 -1.388731625493765e-3 -1.388731625493765e-3 -1.388731625493765e-3)) (local.get $square) (v128.const f32x4 4.166664568298827e-2 4.166664568298827e-2 4.166664568298827e-2 4.166664568298827e-2)) (local.get $square)))
        (local.set $cosine (f32x4.add (f32x4.relaxed_madd (local.get $cosine) (local.get $square) (f32x4.neg (f32x4.mul (local.get $square) (v128.const f32x4 0.5 0.5 0.5 0.5)))) (v128.const f32x4 1 1 1 1)))
        (local.set $sine (f32x4.mul (f32x4.relaxed_madd (f32x4.relaxed_madd (v128.const f32x4 -1.9515295891e-4 -1.9515295891e-4 -1.9515295891e-4 -1.9515295891e-4) (local.get $square) (v128.const f32x4 8.3321608736e-3 8.3321608736e-3 8.3321608736e-3 8.3321608736e-3)) (local.get $square) (v128.const f32x4 -1.6666654611e-1 -1.6666654611e-1 -1.6666654611e-1 -1.6666654611e-1)) (local.get $square)))
        (local.set $sine (f32x4.relaxed_madd (local.get $sine) (local.get $angle) (local.get $angle)))
        ;; which of the two is which, and their signs, by the octant
        (local.set $mask (i32x4.ne (v128.and (local.get $octant) (v128.const i32x4 2 2 2 2)) (v128.const i32x4 0 0 0 0)))
        (local.set $y (v128.bitselect (local.get $cosine) (local.get $sine) (local.get $mask)))
        (local.set $cosine (v128.bitselect (local.get $sine) (local.get $cosine) (local.get $mask)))
        (local.set $y (v128.xor (local.get $y) (i32x4.shl (v128.and (local.get $octant) (v128.const i32x4 4 4 4 4)) (i32.const 29))))
        (local.set $cosine (v128.xor (local.get $cosine) (i32x4.shl (v128.andnot (v128.const i32x4 4 4 4 4) (i32x4.sub (local.get $octant) (v128.const i32x4 2 2 2 2))) (i32.const 29))))
        (v128.store (local.get $x) (f32x4.relaxed_madd (f32x4.mul (local.get $radius) (local.get $cosine)) (f32x4.splat (local.get $std)) (f32x4.splat (local.get $mean))))
        (v128.store offset=32 (local.get $x) (f32x4.relaxed_madd (f32x4.mul (local.get $radius) (local.get $y)) (f32x4.splat (local.get $std)) (f32x4.splat (local.get $mean))))
        ;; four more of the first eight; after these the next block
        (local.set $x (i32.add (local.get $x) (select (i32.const 48) (i32.const 16) (local.get $half))))
        (local.set $half (i32.xor (local.get $half) (i32.const 1)))
        (br $four)))))
