import type { Draw } from './draw.ts';

/** A value that belongs to nobody, in one of the ways in which people write it. */
export interface Value {
  /** `nino`, `card`, `phone` or `email`. */
  readonly type: string;
  /** What the way of writing is called: `in pairs`, `+44 (0)`. */
  readonly form: string;
  readonly text: string;
  /** Set where so little speaks for it that it must be named: "my card number is …". */
  readonly needsCue?: true;
}

/** Ways of writing by name. */
export type Forms<T> = Readonly<Record<string, (value: T, draw: Draw) => string>>;

/** `value` in one of `forms`. */
export function write<T>(type: string, value: T, forms: Forms<T>, draw: Draw): Value {
  const form = draw.pick(Object.keys(forms));
  return { type, form, text: forms[form]!(value, draw) };
}
