import { styleText } from 'node:util';
import type { Style } from '../../reports/index.ts';
import type { ColorChoice } from '../flags.ts';
import { isTerminal } from './outlet.ts';

/** Colours for stdout: on a terminal unless NO_COLOR says otherwise, or as the call says. */
export function createStyle(choice: ColorChoice): Style {
  const isPlain = choice === 'auto' && !isTerminal(1) && process.env['FORCE_COLOR'] === undefined;
  if (choice === 'never' || isPlain) return (_kind, text) => text;
  if (choice === 'always') return (kind, text) => styleText(kind, text, { validateStream: false });
  return (kind, text) => styleText(kind, text, { stream: process.stdout, validateStream: true });
}
