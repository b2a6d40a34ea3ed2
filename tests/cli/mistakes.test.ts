import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './withhold.ts';

// What people get wrong, or find in a folder: said in a sentence, with nothing done.
const line = 'Ring 07700 900123 about it.\n';

let box: Sandbox;
beforeEach(() => {
  box = createSandbox({ 'a.txt': line });
});
afterEach(() => box.discard());

const isThere = (path: string): boolean => existsSync(join(box.folder, path));

describe('a configuration file from a stranger', () => {
  it.each([['scan', 'a.txt'], ['redact', 'a.txt'], ['check'], ['baseline']])('runs no code: %s', (...args) => {
    box.write('evil.mjs', "import { writeFileSync } from 'node:fs'; writeFileSync('ran', ''); export default {};");
    box.write('.withholdrc.json', '{"extends":"./evil.mjs"}');
    const { code, stderr } = box.run(args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('extends: is code') });
    expect(isThere('ran')).toBe(false);
  });

  it('a module that is named is run, with the modules that it extends', () => {
    box.write('base.mjs', "export default { types: ['card'] };");
    box.write('my.mjs', "export default { extends: './base.mjs' };");
    expect(box.run(['redact', '-c', 'my.mjs', 'a.txt'])).toMatchObject({ code: 0, stdout: line });
  });
});
