import { defineConfig, type ViteUserConfig } from 'vitest/config';

// What Stryker runs against each mutant: fast tests of the layers that find and replace. No command, browser, thread or file.
const layers = (process.env['LAYERS'] ?? 'text,rules,engine,redaction,formats').split(',');

const config: ViteUserConfig = defineConfig({
  test: {
    include: [...layers.map(layer => `tests/${layer}/**/*.test.ts`), 'tests/{examples,errors}.test.ts'],
    // Bombs and other giants take too long to be met by two thousand mutants.
    exclude: ['tests/formats/hostile.test.ts'],
    // The same few cases for each mutant: where an example does not kill it, more cases seldom do.
    env: { FC_RUNS: '25', FC_SEED: '20261123' },
    testTimeout: 20_000,
    maxWorkers: 1,
    // One world for all files: starting a new one for each costs more than its tests.
    isolate: false,
  },
});

export default config;
