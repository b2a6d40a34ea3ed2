;; Finds the signs of src/bulk/signs.ts in bytes, sixteen at a time. The same as src/bulk/scan.ts, which explains them, save
;; that marks are told by half bytes at first, the second and third by the lower half alone.
;;
;; Memory: 0 six tables of 16 for the lower and upper half of the three bytes of a mark · 96 two such tables for what is no
;; mark: & % = \ and first bytes of longer characters · 256 afterEscape · 512 measures · 4096 threes · 8192 odd · 16384 what was found: room for two entries a byte of a chunk · above it the text.
(module
  (memory (export "memory") 66)
  (global $digits (export "digits") (mut i32) (i32.const 0)) ;; of the shortest chain
  (global $chain (mut i32) (i32.const 0)) ;; where the chain under way begins
  (global $last (mut i32) (i32.const -1000)) ;; its last digit
  (global $count (mut i32) (i32.const 0)) ;; its digits
  (global $out (mut i32) (i32.const 0))
  ;; 0 where the bytes are UTF-8. Otherwise they stand for UTF-16 code units, and that of the byte at n is at $wide + 2n.
  (global $wide (export "wide") (mut i32) (i32.const 0))

  (func $emit (param $entry i32)
    (i32.store (global.get $out) (local.get $entry))
    (global.set $out (i32.add (global.get $out) (i32.const 4))))

  ;; Whether at most four characters stand between the last digit and the one at $at.
  (func $continues (param $at i32) (result i32)
    (local $i i32) (local $byte i32) (local $characters i32)
    (if (i32.le_s (i32.sub (local.get $at) (global.get $last)) (i32.const 5)) (then (return (i32.const 1))))
    (if (i32.gt_s (i32.sub (local.get $at) (global.get $last)) (i32.const 17)) (then (return (i32.const 0))))
    (local.set $i (i32.add (global.get $last) (i32.const 1)))
    (loop $next
      (local.set $byte (i32.load8_u (local.get $i)))
      (local.set $characters
        (i32.add (local.get $characters)
          (i32.and
            (i32.ne (i32.and (local.get $byte) (i32.const 0xc0)) (i32.const 0x80))
            (i32.and
              (i32.and
                (i32.ne (local.get $byte) (i32.const 0x0d))
                (i32.or
                  (i32.ne (local.get $byte) (i32.const 0x72))
                  (i32.ne (i32.load8_u (i32.sub (local.get $i) (i32.const 1))) (i32.const 0x5c))))
              (i32.and (i32.ne (local.get $byte) (i32.const 0x22)) (i32.ne (local.get $byte) (i32.const 0x5c)))))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $at))))
    (i32.le_u (local.get $characters) (i32.const 4)))

  (func $digit (param $at i32)
    (if (call $continues (local.get $at))
      (then (global.set $count (i32.add (global.get $count) (i32.const 1))))
      (else
        (global.set $chain (local.get $at))
        (global.set $count (i32.const 1))))
    (global.set $last (local.get $at))
    (if (i32.eq (global.get $count) (global.get $digits))
      (then (call $emit (i32.or (i32.shl (global.get $chain) (i32.const 1)) (i32.const 1))))))

  ;; The first UTF-16 code unit of the character at $at.
  (func $unit (param $at i32) (result i32)
    (local $lead i32) (local $second i32) (local $third i32)
    (local.set $lead (i32.load8_u (local.get $at)))
    (local.set $second (i32.and (i32.load8_u offset=1 (local.get $at)) (i32.const 63)))
    (local.set $third (i32.and (i32.load8_u offset=2 (local.get $at)) (i32.const 63)))
    (if (i32.lt_u (local.get $lead) (i32.const 0xe0))
      (then (return (i32.or (i32.shl (i32.and (local.get $lead) (i32.const 31)) (i32.const 6)) (local.get $second)))))
    (if (i32.lt_u (local.get $lead) (i32.const 0xf0))
      (then
        (return
          (i32.or
            (i32.or
              (i32.shl (i32.and (local.get $lead) (i32.const 15)) (i32.const 12))
              (i32.shl (local.get $second) (i32.const 6)))
            (local.get $third)))))
    (i32.and (i32.const 0xffff)
      (i32.add (i32.const 0xd7c0)
        (i32.or
          (i32.or
            (i32.shl (i32.and (local.get $lead) (i32.const 7)) (i32.const 8))
            (i32.shl (local.get $second) (i32.const 2)))
          (i32.shr_u (local.get $third) (i32.const 4))))))

  ;; Whether a literal may have the three bytes from $at on at its mark, by their lower five bits.
  (func $isThree (param $at i32) (result i32)
    (local $key i32)
    (local.set $key
      (i32.or
        (i32.shl (i32.and (i32.load8_u (local.get $at)) (i32.const 31)) (i32.const 10))
        (i32.or
          (i32.shl (i32.and (i32.load8_u offset=1 (local.get $at)) (i32.const 31)) (i32.const 5))
          (i32.and (i32.load8_u offset=2 (local.get $at)) (i32.const 31)))))
    (i32.and
      (i32.shr_u
        (i32.load8_u offset=4096 (i32.shr_u (local.get $key) (i32.const 3)))
        (i32.and (local.get $key) (i32.const 7)))
      (i32.const 1)))

  (func $sign (param $at i32)
    (local $byte i32) (local $bit i32)
    (local.set $byte (i32.load8_u (local.get $at)))
    (if (i32.ge_u (local.get $byte) (i32.const 0xc2))
      (then
        (local.set $bit
          (if (result i32) (global.get $wide)
            (then (i32.load16_u (i32.add (global.get $wide) (i32.shl (local.get $at) (i32.const 1)))))
            (else (call $unit (local.get $at)))))
        (if
          (i32.and
            (i32.shr_u
              (i32.load8_u offset=8192 (i32.shr_u (local.get $bit) (i32.const 3)))
              (i32.and (local.get $bit) (i32.const 7)))
            (i32.const 1))
          (then (call $emit (i32.shl (local.get $at) (i32.const 1)))))
        (return)))
    (local.set $bit
      (i32.or
        (i32.or
          (i32.eq (local.get $byte) (i32.const 0x26))
          (i32.shl (i32.eq (local.get $byte) (i32.const 0x25)) (i32.const 1)))
        (i32.or
          (i32.shl (i32.eq (local.get $byte) (i32.const 0x3d)) (i32.const 2))
          (i32.shl (i32.eq (local.get $byte) (i32.const 0x5c)) (i32.const 3)))))
    (if
      (if (result i32) (local.get $bit)
        (then (i32.and (local.get $bit) (i32.load8_u offset=256 (i32.load8_u offset=1 (local.get $at)))))
        (else (call $isThree (local.get $at))))
      (then (call $emit (i32.shl (local.get $at) (i32.const 1))))))

  ;; Writes a byte for each of the UTF-16 code units at $from, up to the next sixteen: itself, or 0xff beyond ASCII. From
  ;; now on the bytes stand for them.
  (func (export "narrow") (param $from i32) (param $units i32) (param $to i32)
    (local $end i32) (local $a v128) (local $b v128)
    (global.set $wide (i32.sub (local.get $from) (i32.shl (local.get $to) (i32.const 1))))
    (local.set $end (i32.add (local.get $to) (local.get $units)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
        (local.set $a (v128.load (local.get $from)))
        (local.set $b (v128.load offset=16 (local.get $from)))
        (v128.store (local.get $to)
          (i8x16.narrow_i16x8_u
            (v128.and (i16x8.splat (i32.const 0xff)) (v128.or (local.get $a) (i16x8.gt_u (local.get $a) (i16x8.splat (i32.const 0x7f)))))
            (v128.and (i16x8.splat (i32.const 0xff)) (v128.or (local.get $b) (i16x8.gt_u (local.get $b) (i16x8.splat (i32.const 0x7f)))))))
        (local.set $from (i32.add (local.get $from) (i32.const 32)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br $next))))

  ;; Looks at the bytes from $from to $to; returns how many entries it has written. No chain goes on from before where it
  ;; $begins.
  (func (export "scan") (param $from i32) (param $to i32) (param $begins i32) (result i32)
    (local $at i32) (local $bits i32) (local $limit i32)
    (local $a v128) (local $b v128) (local $c v128) (local $mark v128) (local $low v128) (local $high v128)
    (local $t0 v128) (local $t1 v128) (local $t2 v128)
    (local $t4 v128) (local $t6 v128) (local $t7 v128)
    (global.set $out (i32.const 16384))
    (if (local.get $begins) (then (global.set $last (i32.const -1000))))
    (local.set $t0 (v128.load offset=0 (i32.const 0)))
    (local.set $t1 (v128.load offset=16 (i32.const 0)))
    (local.set $t2 (v128.load offset=32 (i32.const 0)))
    (local.set $t4 (v128.load offset=64 (i32.const 0)))
    (local.set $t6 (v128.load offset=96 (i32.const 0)))
    (local.set $t7 (v128.load offset=112 (i32.const 0)))
    (local.set $at (local.get $from))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $at) (local.get $to)))
        ;; The last step reaches beyond the end: what it sees there does not count.
        (local.set $limit (i32.const 0xffff))
        (if (i32.lt_u (i32.sub (local.get $to) (local.get $at)) (i32.const 16))
          (then
            (local.set $limit
              (i32.sub (i32.shl (i32.const 1) (i32.sub (local.get $to) (local.get $at))) (i32.const 1)))))
        (local.set $a (v128.load (local.get $at)))
        (local.set $b (v128.load offset=1 (local.get $at)))
        (local.set $c (v128.load offset=2 (local.get $at)))
        (if
          (local.tee $bits
            (i32.and
              (local.get $limit)
              (i8x16.bitmask
                (i8x16.lt_u (i8x16.sub (local.get $a) (i8x16.splat (i32.const 48))) (i8x16.splat (i32.const 10))))))
          (then
            (loop $each
              (call $digit (i32.add (local.get $at) (i32.ctz (local.get $bits))))
              (br_if $each
                (local.tee $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))))))
        (local.set $low (v128.and (local.get $a) (i8x16.splat (i32.const 15))))
        (local.set $high (i8x16.shr_u (local.get $a) (i32.const 4)))
        (local.set $mark
          (v128.and
            (i8x16.swizzle (local.get $t0) (local.get $low))
            (i8x16.swizzle (local.get $t1) (local.get $high))))
        (local.set $a
          (v128.and
            (i8x16.swizzle (local.get $t6) (local.get $low))
            (i8x16.swizzle (local.get $t7) (local.get $high))))
        (local.set $mark
          (v128.and
            (local.get $mark)
            (v128.and
              (i8x16.swizzle (local.get $t2) (v128.and (local.get $b) (i8x16.splat (i32.const 15))))
              (i8x16.swizzle (local.get $t4) (v128.and (local.get $c) (i8x16.splat (i32.const 15)))))))
        (local.set $mark (v128.or (local.get $mark) (local.get $a)))
        (if (v128.any_true (local.get $mark))
          (then
            (local.set $bits
              (i32.and
                (local.get $limit)
                (i8x16.bitmask (i8x16.ne (local.get $mark) (v128.const i64x2 0 0)))))
            (block $none
              (br_if $none (i32.eqz (local.get $bits)))
              (loop $each
                (call $sign (i32.add (local.get $at) (i32.ctz (local.get $bits))))
                (br_if $each
                  (local.tee $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1)))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (global.get $out) (i32.const 16384)) (i32.const 2)))

  ;; What src/bulk/measure.ts counts, of the bytes from $from to $to: five numbers at 512.
  (func (export "measure") (param $from i32) (param $to i32)
    (local $at i32) (local $limit i32) (local $v v128) (local $lines v128)
    (local $lf i32) (local $cr i32) (local $crlf i32) (local $units i32) (local $last i32) (local $bits i32)
    (local.set $at (local.get $from))
    (local.set $last (i32.const -1))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $limit (i32.const 0xffff))
        (if (i32.lt_u (i32.sub (local.get $to) (local.get $at)) (i32.const 16))
          (then
            (local.set $limit
              (i32.sub (i32.shl (i32.const 1) (i32.sub (local.get $to) (local.get $at))) (i32.const 1)))))
        (local.set $v (v128.load (local.get $at)))
        ;; All but continuation bytes begin a unit, and those of four bytes make two.
        (local.set $units
          (i32.add (local.get $units)
            (i32.popcnt
              (i32.and (local.get $limit) (i8x16.bitmask (i8x16.ge_s (local.get $v) (i8x16.splat (i32.const -64))))))))
        (if (v128.any_true (i8x16.ge_u (local.get $v) (i8x16.splat (i32.const 0xf0))))
          (then
            (local.set $units
              (i32.add (local.get $units)
                (i32.popcnt
                  (i32.and (local.get $limit)
                    (i8x16.bitmask (i8x16.ge_u (local.get $v) (i8x16.splat (i32.const 0xf0))))))))))
        (local.set $lines
          (v128.or
            (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))
            (i8x16.eq (local.get $v) (i8x16.splat (i32.const 13)))))
        (if (local.tee $bits (i32.and (local.get $limit) (i8x16.bitmask (local.get $lines))))
          (then
            (loop $each
              (local.set $last (i32.add (local.get $at) (i32.ctz (local.get $bits))))
              (if (i32.eq (i32.load8_u (local.get $last)) (i32.const 13))
                (then (local.set $cr (i32.add (local.get $cr) (i32.const 1))))
                (else
                  (local.set $lf (i32.add (local.get $lf) (i32.const 1)))
                  (if
                    (i32.and
                      (i32.gt_u (local.get $last) (local.get $from))
                      (i32.eq (i32.load8_u (i32.sub (local.get $last) (i32.const 1))) (i32.const 13)))
                    (then (local.set $crlf (i32.add (local.get $crlf) (i32.const 1)))))))
              (br_if $each
                (local.tee $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.store offset=512 (i32.const 0) (local.get $units))
    (i32.store offset=516 (i32.const 0) (local.get $lf))
    (i32.store offset=520 (i32.const 0) (local.get $cr))
    (i32.store offset=524 (i32.const 0) (local.get $crlf))
    (i32.store offset=528 (i32.const 0) (local.get $last)))

  ;; Whether the byte at $at ends a cell.
  (func $endsCell (param $at i32) (param $delimiter i32) (result i32)
    (local $byte i32)
    (local.set $byte (i32.load8_u (local.get $at)))
    (i32.or
      (i32.eq (local.get $byte) (local.get $delimiter))
      (i32.or (i32.eq (local.get $byte) (i32.const 10)) (i32.eq (local.get $byte) (i32.const 13)))))

  ;; 0xff in the lanes whose bit is set.
  (func $toLanes (param $bits i32) (result v128)
    (local $each v128)
    (local.set $each (v128.const i8x16 1 2 4 8 16 32 64 -128 1 2 4 8 16 32 64 -128))
    (i8x16.eq
      (v128.and
        (i8x16.swizzle (i16x8.splat (local.get $bits)) (v128.const i8x16 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1))
        (local.get $each))
      (local.get $each)))

  ;; Where the rows of a table begin, from the second on, given that one begins at $from: writes their places and returns how
  ;; many there are. -1 where quotes stand otherwise than around whole cells, which is for src/formats/cell.ts to read.
  ;; Writes the bytes once more, $shift further on, with 0 for the delimiters and line ends that stand in no quotes.
  (func (export "rows") (param $from i32) (param $to i32) (param $delimiter i32) (param $shift i32) (result i32)
    (local $at i32) (local $limit i32) (local $bits i32) (local $i i32) (local $byte i32) (local $inside i32) (local $skip i32)
    (local $quoted i32) (local $v v128) (local $ends v128) (local $quotes v128)
    (global.set $out (i32.const 16384))
    (local.set $at (local.get $from))
    (block $end
      (loop $next
        (br_if $end (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $limit (i32.const 0xffff))
        (if (i32.lt_u (i32.sub (local.get $to) (local.get $at)) (i32.const 16))
          (then
            (local.set $limit
              (i32.sub (i32.shl (i32.const 1) (i32.sub (local.get $to) (local.get $at))) (i32.const 1)))))
        (local.set $v (v128.load (local.get $at)))
        (local.set $quotes (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x22))))
        (local.set $ends
          (v128.or
            (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))
            (i8x16.eq (local.get $v) (i8x16.splat (i32.const 13)))))
        (local.set $bits
          (i32.and (local.get $limit) (i8x16.bitmask (v128.or (local.get $quotes) (local.get $ends)))))
        (local.set $ends (v128.or (local.get $ends) (i8x16.eq (local.get $v) (i8x16.splat (local.get $delimiter)))))
        ;; Every quote turns what follows it; so far $quoted is all or none.
        (local.set $i (i8x16.bitmask (local.get $quotes)))
        (local.set $i (i32.xor (local.get $i) (i32.shl (local.get $i) (i32.const 1))))
        (local.set $i (i32.xor (local.get $i) (i32.shl (local.get $i) (i32.const 2))))
        (local.set $i (i32.xor (local.get $i) (i32.shl (local.get $i) (i32.const 4))))
        (local.set $i (i32.xor (local.get $i) (i32.shl (local.get $i) (i32.const 8))))
        (local.set $quoted (i32.xor (local.get $quoted) (local.get $i)))
        (v128.store
          (i32.add (local.get $at) (local.get $shift))
          (v128.andnot (local.get $v) (v128.andnot (local.get $ends) (call $toLanes (local.get $quoted)))))
        (local.set $quoted (i32.sub (i32.const 0) (i32.and (i32.shr_u (local.get $quoted) (i32.const 15)) (i32.const 1))))
        (block $none
          (br_if $none (i32.eqz (local.get $bits)))
          (loop $each
            (local.set $i (i32.add (local.get $at) (i32.ctz (local.get $bits))))
            (block $done
              (br_if $done (i32.lt_u (local.get $i) (local.get $skip)))
              ;; What the next byte is matters everywhere; the last byte waits for it.
              (br_if $end (i32.ge_u (i32.add (local.get $i) (i32.const 1)) (local.get $to)))
              (local.set $byte (i32.load8_u (local.get $i)))
              (if (i32.eq (local.get $byte) (i32.const 0x22))
                (then
                  (if (local.get $inside)
                    (then
                      (if (i32.eq (i32.load8_u offset=1 (local.get $i)) (i32.const 0x22))
                        (then (local.set $skip (i32.add (local.get $i) (i32.const 2))))
                        (else
                          (local.set $inside (i32.const 0))
                          (if (i32.eqz (call $endsCell (i32.add (local.get $i) (i32.const 1)) (local.get $delimiter)))
                            (then (return (i32.const -1)))))))
                    (else
                      (local.set $inside (i32.const 1))
                      (if (i32.ne (local.get $i) (local.get $from))
                        (then
                          (if (i32.eqz (call $endsCell (i32.sub (local.get $i) (i32.const 1)) (local.get $delimiter)))
                            (then (return (i32.const -1)))))))))
                (else
                  (br_if $done (local.get $inside))
                  (local.set $skip (i32.add (local.get $i) (i32.const 1)))
                  (if
                    (i32.and
                      (i32.eq (local.get $byte) (i32.const 13))
                      (i32.eq (i32.load8_u offset=1 (local.get $i)) (i32.const 10)))
                    (then (local.set $skip (i32.add (local.get $i) (i32.const 2)))))
                  (call $emit (local.get $skip)))))
            (br_if $each
              (local.tee $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (global.get $out) (i32.const 16384)) (i32.const 2)))
)
