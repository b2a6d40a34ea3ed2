import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { discoverConfig } from '../../config/discover.ts';
import { type Host, hosts } from './snippets.ts';

/** What `withhold init` writes, where it is not there yet. */
const files: readonly { readonly name: string; readonly content: string }[] = [
  {
    name: '.withholdrc.yaml',
    content: `# What counts as personal data here. Every line is optional; these are the defaults.
# types: [nino, card, phone, email]
# minConfidence: medium

# Values that are nobody's, each with the reason. Published specimens pass \`withhold check\` without being named.
# allow:
#   - value: 0300 123 4567
#     reason: our helpline
`,
  },
  {
    name: '.withholdignore',
    content: `# What \`withhold\` does not look at, in the syntax of .gitignore. That file is obeyed as well.
`,
  },
];

/** A project's folder, as far as `init` looks at it. */
export interface InitResult {
  readonly written: readonly string[];
  /** Left as they are, because the project has them. */
  readonly kept: readonly string[];
  readonly hosts: readonly Host[];
}

/** Writes the files that are missing, and says which hosts the project uses; all of them where it shows none. */
export function initialise(folder: string): InitResult {
  const written: string[] = [];
  const kept: string[] = [];
  const configuration = discoverConfig(resolve(folder));
  for (const { name, content } of files) {
    const there = name === '.withholdignore' ? existsSync(join(folder, name)) : configuration !== undefined;
    if (there) {
      kept.push(name === '.withholdignore' ? name : relative(folder, configuration!));
    } else {
      writeFileSync(join(folder, name), content, { flag: 'wx' });
      written.push(name);
    }
  }
  const used = hosts.filter(host => isUsed(host, folder));
  return { written, kept, hosts: used.length > 0 ? used : hosts };
}

function isUsed({ signs, packageKey }: Host, folder: string): boolean {
  if (signs.some(sign => existsSync(join(folder, sign)))) return true;
  return packageKey !== undefined && Object.hasOwn(readPackage(folder), packageKey);
}

function readPackage(folder: string): object {
  try {
    return Object(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  } catch {
    return {}; // None, or none that could be read: then it says nothing about hosts.
  }
}

/** For a person: what was written, and what to put where. */
export function describeInit({ written, kept, hosts }: InitResult): string {
  return [
    ...written.map(name => `Wrote ${name}.\n`),
    ...kept.map(name => `Kept ${name}, which was there.\n`),
    ...hosts.map(({ name, file, snippet }) => `\n${name}, in ${file}:\n\n${snippet.replace(/^(?=.)/gm, '  ')}`),
    '\nFindings that are there today: withhold baseline\n',
  ].join('');
}
