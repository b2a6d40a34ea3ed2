import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { errorCode, reasonOf } from '../../batch/reason.ts';
import { discoverConfig } from '../../config/discover.ts';
import { UsageError } from '../errors.ts';
import { type Host, hosts } from './snippets.ts';

const configurationName = '.withholdrc.yaml';

/** What `withhold init` writes, where it is not there yet. */
const files: readonly { readonly name: string; readonly content: string }[] = [
  {
    name: configurationName,
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

/** Writes the files that are missing, and says which hosts the project uses; all of them where it shows none. @throws UsageError */
export function initialise(folder: string): InitResult {
  const written: string[] = [];
  const kept: string[] = [];
  const configuration = discoverConfig(resolve(folder));
  for (const { name, content } of files) {
    if (name === configurationName && configuration !== undefined) kept.push(relative(folder, configuration));
    else if (writeNew(join(folder, name), content)) written.push(name);
    else kept.push(name);
  }
  const used = hosts.filter(host => isUsed(host, folder));
  return { written, kept, hosts: used.length > 0 ? used : hosts };
}

/** Whether the file was written: what has the name already, be it a link that leads nowhere, is left as it is. */
function writeNew(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw new UsageError(`${basename(path)} was not written: ${reasonOf(error)}`);
  }
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
