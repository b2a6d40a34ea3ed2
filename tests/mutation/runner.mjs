// A test runner for Stryker that runs every mutant in one process: the tests and the sources are bundled once, and for each mutant the
// bundle is evaluated anew, so that nothing is left over from the one before. Starting Vitest takes a second; this takes a fiftieth.
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { rolldown } from 'rolldown';
import { globSync } from 'tinyglobby';
import { collectTests } from './collect.mjs';

const layers = (process.env.LAYERS ?? 'text,rules,engine,redaction,formats').split(',');
/** Fast tests of the layers that find and replace: no command, browser, thread or file. */
const include = ['tests/{examples,errors}.test.ts', ...layers.map(layer => `tests/${layer}/**/*.test.ts`)];
/** Bombs and other giants take too long to be met by thousands of mutants. */
const exclude = ['tests/formats/hostile.test.ts'];
/** The same few cases for each mutant: where an example does not kill it, more cases seldom do. */
const fewCases = { FC_RUNS: '25', FC_SEED: '20261123' };

/** Stryker puts all mutants into the sources and asks at each place whether this one is active, and counts the asking. */
const isActive = /\bstryMutAct_\w+(?:\$\d+)?\("(\d+)"\)/g;
const counted = /\bstryCov_\w+(?:\$\d+)?\((?:"\d+"(?:, )?)+\)/g;

class OneProcessRunner {
  /** How long each test took: the quickest are run first, and most mutants never meet the others. */
  #times = new Map();
  /** The tests and the sources, with all mutants. */
  #code = '';
  /** The same without the counting. */
  #uncounted = '';
  #require = createRequire(join(process.cwd(), 'package.json'));

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, fewCases);
    const files = globSync(include, { ignore: exclude }).sort();
    this.#code = await bundle(files);
    this.#uncounted = this.#code.replace(counted, '0');
  }

  async dryRun() {
    const state = {};
    globalThis.__stryker__ = state;
    const tests = await this.#run(this.#collect(this.#code), test => {
      state.currentTestId = test?.id;
    });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
    const state = { hitLimit, hitCount: 0 };
    globalThis.__stryker__ = state;
    if (mutantActivation === 'static') state.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    // Without the questions that no other mutant answers, a mutant runs as fast as the source that it is.
    const code = this.#uncounted.replace(isActive, (question, id) => (id === activeMutant.id ? question : 'false'));
    const tests = this.#collect(code).filter(({ id }) => wanted?.has(id) ?? true);
    tests.sort((a, b) => (this.#times.get(a.id) ?? 0) - (this.#times.get(b.id) ?? 0));
    state.activeMutant = activeMutant.id;
    const results = await this.#run(tests, () => {}, disableBail);
    return toMutantRunResult(
      determineHitLimitReached(state.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results },
    );
  }

  #collect(code) {
    const evaluate = vm.runInThisContext(`(function (require, module, exports, testFile) {${code}\n})`);
    return collectTests((api, testFile) => {
      const load = name => (name === 'vitest' ? api : this.#require(name));
      evaluate(load, { exports: {} }, {}, testFile);
    });
  }

  async #run(tests, begin, runsAll = false) {
    const results = [];
    for (const test of tests) {
      begin(test);
      const start = performance.now();
      const failure = await test.run().then(
        () => undefined,
        error => String(error?.message ?? error),
      );
      const timeSpentMs = performance.now() - start;
      begin();
      if (!this.#times.has(test.id)) this.#times.set(test.id, timeSpentMs);
      const { id, file: fileName } = test;
      const status = failure === undefined ? TestStatus.Success : TestStatus.Failed;
      results.push({ id, name: id, fileName, timeSpentMs, status, failureMessage: failure });
      if (failure !== undefined && !runsAll) break;
    }
    return results;
  }
}

/** The tests with everything they test in one script. Packages stay outside: no mutant changes them. */
async function bundle(files) {
  const entry = '\0all-tests';
  const bundled = await rolldown({
    input: entry,
    platform: 'node',
    external: id => !/^[./\0]/.test(id),
    plugins: [
      {
        name: 'all-tests',
        resolveId: id => (id === entry ? id : undefined),
        load: id => (id === entry ? files.map(file => `import ${JSON.stringify(`./${file}`)};`).join('\n') : undefined),
      },
      {
        name: 'place-in-the-tree',
        transform(code, id) {
          const file = relative(process.cwd(), id);
          const placed = code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
          return files.includes(file) ? `testFile(${JSON.stringify(file)});${placed}` : placed;
        },
      },
    ],
    // The package says that none of its modules has side effects; a test file has nothing else.
    treeshake: false,
    logLevel: 'warn',
  });
  const { output } = await bundled.generate({ format: 'cjs', codeSplitting: false });
  return output[0].code;
}

createRunner.inject = [];
function createRunner() {
  return new OneProcessRunner();
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'one-process', createRunner)];
