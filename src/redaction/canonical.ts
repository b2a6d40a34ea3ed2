import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { fold } from '../text/fold.ts';

/**
 * The one spelling of a value, so that the same person's number or address is the same however it was written. A type
 * without a spelling of its own keeps its characters, as a reader sees them, with single spaces.
 *
 * @param type of the finding. @param value the text that it spans.
 */
export function toCanonical(type: string, value: string): string {
  const text = fold(value).text.normalize('NFC').trim();
  return (spellings[type] ?? toSingleSpaces)(text);
}

const spellings: Readonly<Record<string, (text: string) => string>> = {
  nino: toNino,
  card: text => text.replace(/\D/g, ''),
  phone: toE164,
  email: toAddress,
};

/** Two letters and six digits: they alone name the person. The suffix letter is often left out when people write. */
function toNino(text: string): string {
  const characters = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const digits = characters.slice(2, 8).replaceAll('O', '0').replace(/[IL]/g, '1');
  return characters.slice(0, 2) + digits;
}

/**
 * E.164, read as a number dialled in the United Kingdom. The parser is given digits and a leading plus only: on free
 * text it can take exponential time (its reading of `;phone-context=`).
 */
function toE164(text: string): string {
  const [main = ''] = text.split(/(?:ext|x|#)/i);
  const dialled = (/^\D*\+/.test(main) ? '+' : '') + main.replaceAll('(0)', '').replace(/\D/g, '');
  return parsePhoneNumberFromString(dialled, 'GB')?.number ?? dialled;
}

/** Case matters before the @, by the letter of RFC 5321, and never after it. */
function toAddress(text: string): string {
  const spelled = text.includes('@') ? text : text.replace(/\s{0,8}[[({<]?\s{0,8}\bat\b\s{0,8}[\])}>]?\s{0,8}/i, '@');
  const plain = spelled.replace(/\s{0,8}[[({<]?\s{0,8}\bdot\b\s{0,8}[\])}>]?\s{0,8}/gi, '.').replace(/\s/g, '');
  const at = plain.lastIndexOf('@');
  return plain.slice(0, at) + plain.slice(at).toLowerCase();
}

function toSingleSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}
