import { anyCase } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { isCommonEnding, isReservedDomain } from './facts/domains.ts';
import { type Candidate, nothing, type Site, Verdict, words } from './rule.ts';

/*
 * Addresses written for people instead of machines: `name [at] example [dot] com`, `name @ example . com`,
 * `name at example dot com`, and addresses broken over a line.
 */
const space = '[ \\t]{0,2}(?:\\n[ \\t]{0,2})?';
const bracketed = (word: string): string => `[ ]{0,2}[\\[({<][ ]?(?:${word})[ ]?[\\])}>][ ]{0,2}`;
const at = `(?:${bracketed('at?|@')}|_at_|[ ]-at-[ ]|${space}@${space}|[ ]{1,2}at(?:[ -]sign)?[ ]{1,2})`;
const dot = `(?:${bracketed('dot|point|\\.')}|_dot_|[ ]-dot-[ ]|${space}\\.${space}|[ ]{1,2}dot[ ]{1,2})`;
const localWord = "[\\p{L}\\d](?:[\\p{L}\\d_+'’-]{0,62}[\\p{L}\\d_])?";
const localJoin = `(?:${bracketed('dot|\\.|underscore|dash|hyphen')}|\\.|[ ]{1,2}(?:dot|underscore|dash|hyphen)[ ]{1,2}|[ ]\\.[ ]|[ ](?=\\d{1,4}[ ]{1,2}at[ ]))`;
const labelWord = '[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?';
const label = `${labelWord}(?:[ ](?:dash|hyphen)[ ]${labelWord}){0,2}`;
const pattern = `(?<![\\p{L}\\d@])(${localWord}(?:${localJoin}${localWord}){0,6})(${at})(${label}(?:${dot}${label}){1,5})(?![\\p{L}\\d])`;
let compiled: RegExp | undefined;
/** Read when it is first needed: few texts have such addresses, and its classes of letters take milliseconds. */
const written = (): RegExp => (compiled ??= new RegExp(anyCase(pattern), 'gu'));

/** How far around a site an address may reach. */
const reach = 100;

/** Words that stand before "at" or "@" in sentences about places and pages: "us at example.com", "it @ shop.com". */
const notNames = new Set(
  words(
    'a an and apply are available based be book buy call check closed dinner contact details email find follow go going had have he her here him his i in is it its live located look looking lunch me meet meeting my not now office on online one open or order orders our out page party people posted pub read register sale seen see service she site someone somebody staff start team that the their tickets tonight them there they this us was we website were who with work working you your today tomorrow up down back team',
  ),
);
/** Endings behind a dot that are words behind a full stop and a space. */
const endingsAndWords = new Set(
  words(
    'me is it in at to so be no us my am as do by id if email info online site store shop app blog cloud tech pro name',
  ),
);

/**
 * What no address has that is written for machines: a bracket, a space at its signs, or a sign in words; "at" only where what
 * follows may be a domain and is no address itself.
 */
const writtenOut =
  /[[({<] ?(?:[aA][tT]?|@|[dD][oO][tT]|\.)|[_-][dD][oO][tT][_-]| (?:[dD][oO][tT]|[dD][aA][sS][hH]|[hH][yY][pP][hH][eE][nN]) | [aA][tT] {1,2}(?![\p{L}\d._+'-]+@)[\p{L}\d-]+(?:\s{0,6}\.| {1,2}(?:[dD]|[hH][yY])| {0,2}[[({<])|\s[@.]|@\s|\.\s+(?![\p{Lu}\s])/u;

export function matchWritten(text: string, site: Site): readonly Candidate[] {
  const from = Math.max(0, site.start - reach);
  const window = text.slice(from, site.end + reach);
  if (!writtenOut.test(window)) return nothing;
  let found: Candidate[] | undefined;
  const shape = written();
  shape.lastIndex = 0;
  for (let match = shape.exec(window); match !== null; match = shape.exec(window)) {
    const start = from + match.index;
    if (start >= site.end) break;
    const [, local, atSign, spread] = match as unknown as [string, string, string, string];
    const domain = toDomain(spread);
    if (domain !== undefined) {
      const end = start + local.length + atSign.length + domain.length;
      if (end > site.start) {
        const candidate = toCandidate(text, start, end, local, atSign, domain);
        if (candidate !== undefined) {
          found ??= [];
          found.push(candidate);
        }
      }
    }
    // "email me at jo at example dot com": the next address may begin inside what this one took for a name.
    shape.lastIndex = match.index + match[0].search(/\s|$/);
  }
  return found ?? nothing;
}

/** What of `spread` is a domain: the longest front that ends in a common ending. */
function toDomain(spread: string): string | undefined {
  // A full stop and a capital begin a sentence.
  let front = spread.split(/(?<!\s)\.\s+(?=\p{Lu})/u)[0]!;
  for (;;) {
    const ending = /[\p{L}\d-]+$/u.exec(front)![0];
    const joint = front.slice(0, front.length - ending.length);
    if (joint === '') return undefined;
    // A full stop stands at the word before it, and often a space behind; in "example . me" the dot is meant.
    const isFullStop = /\S\.\s+$/.test(joint) && endingsAndWords.has(ending.toLowerCase());
    if (isCommonEnding(ending) && !isFullStop) return front;
    front = joint.replace(/[^\p{L}\d-]{1,14}$/u, '');
  }
}

/** "my email is jo at example.com": what comes next was announced as an address. */
function isAnnounced(text: string, start: number): boolean {
  return /(?:\bis|\byw|[:=-]|\bme (?:at|on)|\baddress)\s*$/i.test(textBefore(text, start, 14));
}

/** "jo at example.com is my email": what came before was an address. */
function isNamedBehind(text: string, end: number): boolean {
  return /^,? (?:is|was|that['’]s|thats) (?:my|his|her|our|their|the) (?:new |old |work |home |main )?e-?mail/i.test(
    text.slice(end, end + 32),
  );
}

/** Capitals that nobody gives a preposition: "jo AT example DOT com" among small letters. */
function isShouted(local: string, atSign: string, domain: string): boolean {
  return /AT/.test(atSign) && /\bDOT\b/.test(domain) && /[a-z]/.test(local + domain.replace(/DOT/g, ''));
}

function toCandidate(
  text: string,
  start: number,
  end: number,
  local: string,
  atSign: string,
  domain: string,
): Candidate | undefined {
  const sign = atSign.trim();
  const name = local.toLowerCase();
  const isWord = /^at/i.test(sign);
  const hasSpacedDot = /\s\.|\.\s|dot/i.test(domain);
  if (sign === '@' && !/\s/.test(atSign) && !/\s|[[({<]/.test(domain)) return undefined;
  if (/^\d+$/.test(name) && !/[[({<]/.test(atSign)) return undefined;
  const isBracketed = !isWord && sign !== '@';
  if (!isBracketed && notNames.has(name) && !(sign === '@' && hasSpacedDot)) return undefined;
  const verdict = new Verdict(isBracketed ? 'its @ is written out between signs' : 'it reads as an address');
  const hasSign = /[._\d-]/.test(name);
  if (isWord) {
    // Names are joined by "dot", "hyphen" and "underscore" in nothing but addresses.
    const isPlain = hasSpacedDot && (isShouted(local, atSign, domain) || /\s(?:dot|hyphen|underscore)\s/i.test(local));
    const isLikely = hasSpacedDot || hasSign || isAnnounced(text, start) || isNamedBehind(text, end);
    verdict.limit(isPlain ? 'fair' : isLikely ? 'weak' : 'faint', 'its @ is written as a word');
  } else if (/^.\s?a\s?.$/i.test(sign)) {
    // "part (a)example.org": the letters of lists stand in brackets, too.
    if (!hasSign && !/[[({<]/.test(domain)) verdict.limit('weak', 'its @ is a letter in brackets');
  } else if (!isBracketed) {
    // Spaces on one side only are a handle: "thanks @example.com".
    const isEven = /^@|\s$/.test(atSign);
    verdict.limit(hasSpacedDot || hasSign || isEven ? 'fair' : 'faint', 'there are spaces in it');
  }
  if (text.slice(start, end).includes('\n')) {
    const isPlain = hasSign && /[a-z]/.test(name) && /^\n?@\n?$/.test(atSign);
    verdict.limit(isPlain ? 'fair' : 'weak', 'it is split over two lines');
  }
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, ...(isReservedDomain(toPlain(domain)) && { specimen: 'rfc-2606' }) };
}

/** A local part or a domain as machines write it. */
function toPlain(part: string): string {
  return part.replace(new RegExp(anyCase(`${dot}|${localJoin}|[ ]`), 'gu'), sign =>
    sign === ' ' ? '' : /un/i.test(sign) ? '_' : /h/i.test(sign) ? '-' : '.',
  );
}

/** Both parts of an address that stands alone in `text`, with plain signs. */
export function readWritten(text: string): readonly [local: string, domain: string] | undefined {
  const shape = written();
  shape.lastIndex = 0;
  const [whole, local, , domain] = shape.exec(text) ?? [];
  return whole === text ? [toPlain(local!), toPlain(domain!)] : undefined;
}
