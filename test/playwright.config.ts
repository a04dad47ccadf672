/**
 * End-to-end tests on the built page. Projects `long` and `story`: a person's way through the page with the simulated strap, on
 * any system. Project `radio`: the browser's own Bluetooth against an emulated radio, Linux only (elsewhere each test
 * is skipped with that reason). Project `alone`: what would feel another browser beside it, as it measures; `npm test` runs it by
 * itself, after the others. Builds nothing: `npm test` does, or `npm run build`.
 */
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { getBrowser, LEAVES_OUT, shellBeside } from './browser.js';
import { LEAN, WHOLE } from './e2e/lean.ts';

/** An odd port, so that no stranger's server is taken for ours; another one for a second run beside it. */
const PORT = Number(process.env.ATTUNE_PORT ?? 41739);
const root = new URL('..', import.meta.url).pathname;
/** The full browser, also for the workers, which read the same environment. */
const executablePath = (process.env.CHROME_PATH = getBrowser());

/** What measures time to the frame, or what a page fetched before it stood. */
const ALONE = /\/(client-hidden|fast-clock|radio-two-windows|weight)\.spec\.ts$/;

/** Stories that take longest: begun first, so that none of them is left over at the end. */
const LONG = /\/(storage-matrix|story-(assessment|killed|layout|lock|network|session|whole))\.spec\.ts$/;

const drawn = { launchOptions: { executablePath: shellBeside(executablePath), args: [LEAVES_OUT] } };

export default defineConfig({
  testDir: join(root, 'test/e2e'),
  outputDir: join(tmpdir(), `attune-e2e-${PORT}`),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // A story waits for half of its time.
  workers: Math.ceil(1.5 * availableParallelism()),
  fullyParallel: true,
  // A busy machine may be too late for one moment of a person's way; what passes only at another try is named in the sum.
  retries: 2,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'en-US',
    launchOptions: { executablePath, args: [LEAVES_OUT] },
    serviceWorkers: LEAN.serviceWorkers,
    contextOptions: { reducedMotion: LEAN.reducedMotion },
  },
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort --logLevel warn`,
    cwd: root,
    url: `http://localhost:${PORT}`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
  projects: [
    // Packets come at their own pace: a second such browser would be too late for some of them.
    { name: 'radio', testMatch: /\/radio[^/]*\.spec\.ts$/, testIgnore: ALONE, workers: 1 },
    { name: 'long', testMatch: LONG, use: drawn },
    { name: 'story', testMatch: /\/(?!radio)[^/]*\.spec\.ts$/, testIgnore: [ALONE, LONG], use: drawn },
    { name: 'alone', testMatch: ALONE, workers: 1, use: WHOLE },
  ],
});
