import type { Draw } from '../../src/testing/index.ts';

/** What the readers of files and texts look for, so that chance need not find it byte by byte. */
const words = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\r\n',
    '\n',
    '\r',
    'sep=;\n',
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\',
    '\\u0040',
    '\\ud83d',
    '\\"',
  ],
  ...[
    'null',
    'true',
    '1e9',
    '-0.5',
    '{"a":',
    '[1,',
    '\ufeff',
    '\u200b',
    '\u00a0',
    '\u0301',
    '😀',
    '０７',
    '&#64;',
    '&nbsp;',
    '%40',
    '=40',
    '=',
  ],
  ...[
    '07700 900123',
    '+44 7700 900123',
    '(01632) 960001',
    'QQ 12 34 56 C',
    'qq123456c',
    '4242 4242 4242 4242',
    '4.2E+15',
  ],
  ...[
    'jo@example.com',
    ' [at] ',
    ' dot ',
    '@',
    '.com',
    'ring ',
    'nino ',
    'order ',
    'oh seven seven ',
    '[PHONE]',
    '[NINO]',
  ],
].map(word => Buffer.from(word));
const bytes = [
  0, 1, 9, 10, 13, 0x1a, 0x1b, 0x1f, 0x22, 0x2c, 0x30, 0x39, 0x40, 0x5c, 0x7f, 0x80, 0xa0, 0xbf, 0xc2, 0xe2, 0xed, 0xef,
  0xf0, 0xfe, 0xff,
];

/** `input` with one to eight changes such as fuzzers make; `other` is spliced in now and then. At most 4 KiB. */
export function mutate(input: Buffer, other: Buffer, draw: Draw): Buffer {
  let changed = input;
  for (let left = draw.integer(1, 8); left > 0; left--) changed = change(changed, other, draw);
  return changed.subarray(0, 4096);
}

function change(input: Buffer, other: Buffer, draw: Draw): Buffer {
  const at = draw.integer(0, input.length);
  const end = Math.min(input.length, at + draw.integer(1, 16));
  const replace = (piece: Uint8Array, to = at): Buffer =>
    Buffer.concat([input.subarray(0, at), piece, input.subarray(to)]);
  switch (draw.integer(0, 7)) {
    case 0:
      return replace(Buffer.of((input[at] ?? 0) ^ (1 << draw.integer(0, 7))), Math.min(input.length, at + 1));
    case 1:
      return replace(Buffer.of(draw.pick(bytes)), draw.pick([at, Math.min(input.length, at + 1)]));
    case 2:
      return replace(Buffer.alloc(0), end);
    case 3:
      return replace(Buffer.concat(Array.from({ length: draw.integer(1, 4) }, () => input.subarray(at, end))));
    case 4: {
      const from = draw.integer(0, other.length);
      return replace(other.subarray(from, from + draw.integer(1, 64)), draw.pick([at, end]));
    }
    default:
      return replace(draw.pick(words), draw.pick([at, at, end]));
  }
}

/** The smallest that still fails of what is left when stretches are taken out, in so many tries. */
export async function shrink(input: Buffer, fails: (input: Buffer) => Promise<boolean>): Promise<Buffer> {
  let least = input;
  let tries = 500;
  for (let size = least.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < least.length && tries-- > 0; ) {
      const without = Buffer.concat([least.subarray(0, at), least.subarray(at + size)]);
      if (await fails(without)) least = without;
      else at += size;
    }
  }
  return least;
}
