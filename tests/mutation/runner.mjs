// A test runner for Stryker that runs every mutant in one process: the tests and the sources are bundled once, and for each mutant the
// bundle is evaluated anew, so that nothing is left over from the one before. Starting Vitest takes a second; this takes a fiftieth.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** What the first run has told. In a file, since a process that never ends is killed, and the next one knows nothing. */
const memory = 'first-run.json';

class OneProcessRunner {
  /** Of each test, how long it took, and how often it came by each mutant. */
  #known = new Map();
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
    if (existsSync(memory)) this.#known = new Map(JSON.parse(readFileSync(memory, 'utf8')));
  }

  async dryRun() {
    const state = {};
    globalThis.__stryker__ = state;
    const tests = [];
    for (const file of new Set(this.#collect(this.#code).map(test => test.file))) {
      // Anew for each: what is made once, when it is first needed, is otherwise the first test's alone.
      for (const test of this.#collect(this.#code).filter(test => test.file === file)) {
        state.currentTestId = test.id;
        tests.push(await run(test));
        state.currentTestId = undefined;
      }
    }
    const { mutantCoverage = { static: {}, perTest: {} } } = state;
    this.#known = new Map(
      tests.map(({ id, timeSpentMs }) => [id, { time: timeSpentMs, hits: mutantCoverage.perTest[id] ?? {} }]),
    );
    writeFileSync(memory, JSON.stringify([...this.#known]));
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant: { id: mutant }, mutantActivation, testFilter, disableBail }) {
    const state = { activeMutant: mutantActivation === 'static' ? mutant : undefined };
    globalThis.__stryker__ = state;
    // Without the questions that no other mutant answers, a mutant runs as fast as the source that it is.
    const code = this.#uncounted.replace(isActive, (question, id) => (id === mutant ? question : 'false'));
    const wanted = testFilter && new Set(testFilter);
    const tests = this.#collect(code).filter(({ id }) => wanted?.has(id) ?? true);
    state.activeMutant = mutant;
    const results = [];
    for (const test of this.#quickestFirst(tests)) {
      // What goes round so much more often than it did will go round for ever.
      state.hitCount = 0;
      state.hitLimit = 1000 + 100 * (this.#known.get(test.id)?.hits[mutant] ?? 0);
      const result = await run(test);
      const endless = determineHitLimitReached(state.hitCount, state.hitLimit);
      if (endless) return toMutantRunResult(endless);
      results.push(result);
      if (result.status === TestStatus.Failed && !disableBail) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results });
  }

  /** Most mutants never meet the others. */
  #quickestFirst(tests) {
    const timeOf = ({ id }) => this.#known.get(id)?.time ?? 0;
    return tests.sort((a, b) => timeOf(a) - timeOf(b));
  }

  #collect(code) {
    const evaluate = vm.runInThisContext(`(function (require, module, exports, testFile) {${code}\n})`);
    return collectTests((api, testFile) => {
      const load = name => (name === 'vitest' ? api : this.#require(name));
      evaluate(load, { exports: {} }, {}, testFile);
    });
  }
}

async function run({ id, file, run: body }) {
  const start = performance.now();
  const failureMessage = await body().then(
    () => undefined,
    error => String(error?.message ?? error),
  );
  const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
  return { id, name: id, fileName: file, timeSpentMs: performance.now() - start, status, failureMessage };
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
