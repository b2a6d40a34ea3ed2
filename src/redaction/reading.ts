import { canonicalOf } from '../rules/index.ts';
import { fold } from '../text/fold.ts';
import { shortenLineBreaks } from '../text/line-breaks.ts';

/** A value as a reader sees it. An accent that is a character of its own is part of its letter: the fold alone would drop it. */
export function toSeen(value: string): string {
  return fold(shortenLineBreaks(value.normalize('NFC')).text).text.trim();
}

/** What the rule of the type reads in what is seen of a value: its one spelling, or nothing where it can read none. */
export function read(type: string, seen: string): string | undefined {
  return Object.hasOwn(canonicalOf, type) ? canonicalOf[type]!(seen) : undefined;
}
