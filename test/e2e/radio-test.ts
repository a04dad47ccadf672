/**
 * Playwright's test with a radio of its own per worker, straps in the air for one test, and browsers that hear them.
 * Elsewhere than on Linux every test that opens such a browser is skipped with the reason.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { LEAN } from './lean.ts';
import { launchOnRadio } from './radio-browser.ts';
import type { RadioBrowser } from './radio-browser.ts';
import { startRadio } from './radio/radio.ts';
import type { Radio } from './radio/radio.ts';
import type { EmulatedStrap, StrapOptions } from './radio/strap.ts';

interface Options {
  /** Whether motion is drawn and the service worker works; most stories of the radio are not about them. */
  readonly whole: boolean;
}

interface WorkerFixtures {
  /** The worker's radio, shared by its tests. */
  readonly radio: Radio;
}

interface TestFixtures {
  /** A folder for a browser's profile, removed after the test. */
  readonly profile: string;
  /**
   * Starts a browser on `profile`; called again after its end it opens the same profile. Closed after the test,
   * which fails if a page threw an error that nobody caught.
   */
  readonly open: () => Promise<RadioBrowser>;
  /** Puts a strap into the air for this test alone. */
  readonly addStrap: (options: StrapOptions) => EmulatedStrap;
}

export const test = base.extend<TestFixtures & Options, WorkerFixtures>({
  whole: [false, { option: true }],
  radio: [
    async ({ browserName }, use) => {
      const radio = await startRadio(`${browserName}'s radio`);
      await use(radio);
      await radio.stop();
    },
    { scope: 'worker' },
  ],
  profile: async ({ browserName }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `attune-${browserName}-`));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },
  open: async ({ playwright, radio, profile, baseURL, launchOptions, whole }, use, info) => {
    info.skip(process.platform !== 'linux', 'the emulated radio speaks to Chromium on Linux only');
    const { executablePath } = launchOptions;
    const options = {
      ...(whole ? {} : LEAN),
      ...(executablePath === undefined ? {} : { executablePath }),
      ...(baseURL === undefined ? {} : { baseURL }),
    };
    const opened: RadioBrowser[] = [];
    const errors: string[] = [];
    await use(async () => {
      const browser = await launchOnRadio(playwright.chromium, radio, profile, options);
      opened.push(browser);
      browser.context.on('weberror', (thrown) => errors.push(String(thrown.error())));
      return browser;
    });
    for (const browser of opened) await browser.close();
    expect(errors, 'errors that no page caught').toEqual([]);
  },
  addStrap: async ({ radio }, use) => {
    const straps: EmulatedStrap[] = [];
    await use((options) => {
      const strap = radio.addStrap(options);
      straps.push(strap);
      return strap;
    });
    for (const strap of straps) radio.removeStrap(strap);
  },
});

export { expect };
