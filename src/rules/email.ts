import { isWordCharacter } from '../text/characters.ts';
import { textBefore } from '../text/neighbours.ts';
import { matchWritten, readWritten } from './email-written.ts';
import { fileEndings, isCommonEnding, isReservedDomain, unitEndings } from './facts/domains.ts';
import { type Candidate, type Examples, literal, type Rule, type Site, Verdict, words } from './rule.ts';
import { isEmail } from './validity.ts';

/*
 * E-mail address, for example `name@example.com`. RFC 5321 4.5.3.1: at most 64 octets before the @, 255 behind it.
 * RFC 5322 allows more signs before the @ than people use; here are those that they do use, so that the `=` of a query
 * string or the `/` of a path stays outside. RFC 6531 allows every letter on both sides. validator's isEmail decides.
 */
const maxLocal = 64;
const maxDomain = 255;

/** What people use between the letters and digits of a local part. */
const localSigns = "._%+-'’&";

/**
 * Addresses so plain that isEmail says yes where no part of them can be too long: letters, digits and single signs
 * between them. A test holds the two equal.
 */
const plain = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}$/i;

const atSign = 0x40;

export const email: Rule = {
  type: 'email',
  name: 'email address',
  triggers: '@|[at|(at|{at|<at|(a)| dot |[dot|(dot|_dot_|-dot-|.com|.co.|.org|.net|.example'.split('|').map(literal),
  cues: {
    raise: words(
      'email emails e-mail emailed mail address gmail contact reach write send e-bost ebost ebostiwch e-bostiwch cyfeiriad',
    ),
    lower: [...words('ssh scp sftp rsync clone hostname'), 'message id', 'content id', 'message-id', 'content-id'],
  },
  match(text: string, site: Site): readonly Candidate[] {
    const found: Candidate[] = [];
    for (let at = site.start; at < site.end; at++) {
      if (text.charCodeAt(at) !== atSign) continue;
      const candidate = candidateAt(text, at);
      if (candidate !== undefined) found.push(candidate);
    }
    return found.concat(matchWritten(text, site));
  },
};

function candidateAt(text: string, at: number): Candidate | undefined {
  const domain = domainAfter(text, at);
  if (domain === undefined) return undefined;
  const end = at + 1 + domain.length;
  const isQuoted = text[at - 1] === '"';
  const start = isQuoted ? startOfQuoted(text, at) : startOfLocal(text, at, end);
  if (start === at) return undefined;

  const before = textBefore(text, start, 100);
  if (before.endsWith('@')) return undefined;
  // User and password in a URL, and the user of a remote path, are no addresses of a person.
  if (/:\/\/[^\s/?#]*$/.test(before)) return undefined;
  // What isEmail would say of quotes, it says of the plain letters in them.
  const local = isQuoted ? 'quoted' : text.slice(start, at);
  const address = `${local}@${domain.replaceAll(',', '.')}`;
  if (!(address.length <= maxLocal && plain.test(address)) && !isEmail(address.replaceAll('’', "'"))) return undefined;

  const verdict = new Verdict('it is an address that mail can be sent to');
  if (domain.includes(',')) verdict.limit('fair', 'a comma stands for its dot');
  if (/^:(?:[~\w.-]*\/|[\w-]+\.git)/.test(text.slice(end, end + 80))) {
    verdict.limit('faint', 'a path of a remote machine follows');
  } else if (/\bs(?:sh|cp|ftp)(?: -\w+(?: \d+)?)+ $/.test(before)) {
    verdict.limit('faint', 'it is the user of a remote machine');
  } else if (before.endsWith('/') && !isCommonEnding(domain.slice(domain.lastIndexOf('.') + 1))) {
    verdict.limit('weak', 'it is a piece of a path');
  }
  const { strength, reasons } = verdict;
  return { start, end, strength, reasons, ...(isReservedDomain(domain) && { specimen: 'rfc-2606' }) };
}

/** A local part in quotes, with nothing in them that would need a backslash (RFC 5321 4.1.2). */
const quoted = /(?<![\p{L}\d"])"[\p{L}\d._%+'&-](?:[\p{L}\d ._%+'&-]{0,60}[\p{L}\d._%+'&-])?"$/u;

/** As `startOfLocal`, of a local part in quotes. */
function startOfQuoted(text: string, at: number): number {
  return at - (quoted.exec(textBefore(text, at, maxLocal))?.[0].length ?? 0);
}

/** Where the local part begins that ends before the @ at `at`; `at` itself where there is none. */
function startOfLocal(text: string, at: number, end: number): number {
  let start = at;
  while (at - start < maxLocal && isLocal(text, start - 1)) start--;
  // A quote, a bullet or a pair of dots in front is punctuation.
  const doubleDot = text.slice(start, at).lastIndexOf('..');
  if (doubleDot >= 0) start += doubleDot + 2;
  while (start < at && !isWordCharacter(text.charCodeAt(start)) && text[start] !== '_') start++;
  if (start === at) return at;
  if (text[start] === '_' && text[end] === '_') start++;
  start += /^(?:e-?mail|address)-(?=\p{L})/iu.exec(text.slice(start, at))?.[0].length ?? 0;
  // A tag may hold an address of its own, as mailing lists write it: `list+jo=example.org@…`.
  if (text[start - 1] === '=')
    start -= /(?:[\w.-]{1,40}\+[\w.-]{0,40}=)?$/.exec(textBefore(text, start, 82))![0].length;
  return start;
}

function isLocal(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isWordCharacter(unit) || localSigns.includes(text[at]!);
}

/** How long the ending behind a comma is, comma included: on the keyboard of a telephone people miss the dot. */
function commaEnding(text: string, at: number, end: number): number {
  if (text[end] !== ',') return 0;
  const domain = text.slice(at + 1, end);
  const isBritish = /\.(?:co|org|gov|ac|nhs)$/i.test(domain);
  if (domain.includes('.') && !isBritish) return 0;
  const endings = isBritish ? /^,uk(?![\w@.-])/i : /^,(?:com|org|net|example|(?:co|org|gov|ac|nhs)[.,]uk)(?![\w@.-])/i;
  return endings.exec(text.slice(end, end + 10))?.[0].length ?? 0;
}

/** What is glued to the ending of an address: a word, or the label of what comes next. */
const gluedWord = /^(.+?)(?:and|or|but|please|thanks|for|is|on|my|tel|mob|fax|phone)$/;
const gluedLabel = /^(.+?)(?:t|tel|m|mob|p|ph|phone|f|fax|w|web)$/i;

/** The domain that begins behind `at`, without what a sentence glues to it. */
function domainAfter(text: string, at: number): string | undefined {
  let end = at + 1;
  while (end - at <= maxDomain && (isWordCharacter(text.charCodeAt(end)) || text[end] === '.' || text[end] === '-'))
    end++;
  end += commaEnding(text, at, end);
  const labels = text.slice(at + 1, end).split(/[.,]/);
  const empty = labels.findIndex(label => label === '' || label.startsWith('-'));
  if (empty >= 0) labels.length = empty;
  while (labels.length > 1 && !isCommonEnding(labels.at(-1)!)) {
    const last = labels.at(-1)!;
    // `example.com-please`, `example.com07700…` and `example.comPhone`: the ending is known and what follows cannot belong to it.
    const glued = /^(?:\p{L}+(?=[-\d])|\p{Ll}+(?=\p{Lu}\p{Ll}))/u.exec(last)?.[0];
    const ending = [glued, (text[end] === ':' ? gluedLabel : gluedWord).exec(last)?.[1]].find(
      front => front !== undefined && isCommonEnding(front),
    );
    if (ending !== undefined) {
      labels[labels.length - 1] = ending;
      break;
    }
    const isSentence = labels.length > 2 && isCommonEnding(labels.at(-2)!) && (last.length > 2 || /^[A-Z]/.test(last));
    if (!isSentence && /^(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)$/iu.test(last)) break;
    labels.pop();
  }
  if (labels.length < 2 || /^\d+x$/i.test(labels[0]!)) return undefined;
  const ending = labels.at(-1)!.toLowerCase();
  if (fileEndings.has(ending) || unitEndings.has(ending)) return undefined;
  return text.slice(at + 1, at + 1 + labels.join('.').length);
}

/**
 * An address that stands alone in `text`, with plain signs, in small letters and with its domain in ASCII (Punycode). By the letter
 * of RFC 5321 capitals may matter before the @; no mail is delivered by them, and people type them as it comes.
 */
export function canonical(text: string): string | undefined {
  const [local, domain] = readWritten(text) ?? readPlain(text) ?? [];
  return local && `${local.replaceAll('’', "'").toLowerCase()}@${toAscii(domain!)}`;
}

function readPlain(text: string): readonly [local: string, domain: string] | undefined {
  const [, quotes, local, domain] = /^("?)([^"@]+)\1@([\p{L}\p{M}\d.,-]+)$/u.exec(text) ?? [];
  if (local === undefined) return undefined;
  // Quotes are part of the address only where it needs them (RFC 5321 4.1.2).
  const isNeeded = quotes !== '' && /\s|^\.|\.\.|\.$/.test(local);
  return [isNeeded ? `"${local}"` : local, domain!.replaceAll(',', '.')];
}

function toAscii(domain: string): string {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain.toLowerCase();
}

export const examples: Examples = {
  found: [
    'write to «jo.bloggs@example.com».',
    '<«jo@example.org»>',
    'mailto:«jo@example.org»',
    "«o'brien@example.com»",
    'email:«jo+council@mail.example.com»,phone:',
    'it is «jo@example.com».Thanks',
    'name «jo [at] example [dot] co [dot] uk»',
    '«jo(at)example.com»',
    '«jo @ example . com»',
    'email me: «jo AT example DOT com»',
    '«jürgen@müller.example»',
    'e-bost: «sion@example.cymru»',
    '«jo&#64;example.com»',
  ],
  ignored: [
    ['thanks @govuk', 'it is a handle'],
    ['react@18.2.0', 'it is a version'],
    ['logo@2x.png', 'it is a picture'],
    ['git clone git@example.com:team/repo.git', 'it is a remote path'],
    ['https://jo:secret@example.com/', 'it is the user of a URL'],
    ['@jo:matrix.example', 'it is a Matrix id'],
    ['look at bbc dot co dot uk', 'nothing says it is an address'],
    ['£5 @ 2.50', 'there is no domain'],
  ],
};
