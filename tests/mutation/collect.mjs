// As much of Vitest as the tests here use, without its workers: `describe`, `test` and `expect`.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'node:util';
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

let currentFile = '';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
chai.use(({ Assertion }) => {
  Assertion.addMethod('toMatchFileSnapshot', function (path) {
    new Assertion(this._obj).to.equal(readFileSync(join(dirname(currentFile), path), 'utf8'));
  });
});

/**
 * The tests that `load` declares, each with an id of its own.
 *
 * @param load is given the functions to declare with, and one to say which file comes next
 */
export function collectTests(load) {
  const tests = [];
  const ids = new Map();
  const names = [];
  let file = '';

  const describe = (name, declare) => {
    names.push(name);
    declare();
    names.pop();
  };
  const test = (name, ...rest) => {
    const declaredIn = file;
    const full = `${file}#${[...names, name].join(' ')}`;
    const before = ids.get(full) ?? 0;
    ids.set(full, before + 1);
    const body = rest.find(each => typeof each === 'function');
    const run = async () => {
      currentFile = declaredIn;
      await body();
    };
    tests.push({ id: before === 0 ? full : `${full} (${before + 1})`, file, run });
  };
  for (const declare of [describe, test]) {
    declare.each =
      rows =>
      (name, ...rest) => {
        const body = rest.findLast(each => typeof each === 'function');
        const placeholders = name.match(/%[^%]/g)?.length ?? 0;
        for (const row of rows) {
          const given = Array.isArray(row) ? row : [row];
          declare(format(name, ...given.slice(0, placeholders)), () => body(...given));
        }
      };
  }

  // What is said behind all tests is said to people: nobody reads it here.
  const afterAll = () => {};
  load({ describe, test, it: test, expect: chai.expect, afterAll }, next => {
    file = next;
  });
  return tests;
}
