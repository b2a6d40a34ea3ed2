/** Names under which people have mail, and names that nobody can have. */

/**
 * The endings that are common enough in Britain to tell where an address ends when a sentence is glued to it, and
 * whether "at" and "dot" were meant as such. Any other ending is accepted too where the address stands by itself.
 */
const commonEndings = new Set(
  (
    'com org net edu gov mil int info biz name pro coop mobi app dev online site store tech shop blog cloud email ' +
    'uk wales cymru scot london ie eu us ca au nz in za fr de es it nl be ch at se no dk fi pl pt ro gr cz hu ng pk bd lk hk sg cn jp br mx im je gg io co me tv ai ' +
    'example test invalid localhost'
  ).split(' '),
);

export function isCommonEnding(label: string): boolean {
  return commonEndings.has(label.toLowerCase());
}

/** Endings of file names that also follow an `@` in pictures for dense screens: `logo@2x.png`. */
export const fileEndings: ReadonlySet<string> = new Set(
  'png jpg jpeg gif svg webp ico bmp pdf css scss js mjs cjs ts tsx jsx json html htm xml csv txt zip gz tgz'.split(
    ' ',
  ),
);

/** Endings of systemd units, of which there may be many of a kind: `getty@tty1.service`. None of them is a top-level domain. */
export const unitEndings: ReadonlySet<string> = new Set('service socket timer target mount automount slice'.split(' '));

/** RFC 2606 and RFC 6761: `.test`, `.example`, `.invalid`, `.localhost`, `example.com`, `example.net`, `example.org`. */
const reserved = /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))$/i;

export function isReservedDomain(domain: string): boolean {
  return reserved.test(domain);
}
