/** Unit, property and conformance tests: pure code and rooms with their edges handed in, in Node. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    setupFiles: ['test/seed.ts'],
    // ATTUNE_ROOM takes the tests of one room alone.
    include: [`test/unit/${process.env.ATTUNE_ROOM ?? '**'}/**/*.test.ts`],
    environment: 'node',
    // No test leaves anything behind in a module, so files can share a worker and what it has loaded: half the time of a fresh one each.
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
