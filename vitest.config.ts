import { configDefaults, defineConfig } from 'vitest/config';

// Minutes of browsers and of files as large as memory: CI runs them, and `CI=true npm test` does.
const slow = ['tests/browser/**', 'tests/cli/memory.test.ts'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env['CI'] ? [] : slow)],
    testTimeout: 60_000,
    // Much of the time is spent waiting for commands. CI takes its time: browsers and dying threads want a quiet machine.
    maxWorkers: process.env['CI'] ? 1 : 3,
    coverage: { include: ['src/**'], provider: 'v8' },
  },
});
