/**
 * A full Chromium started as a person's is: Playwright's own pages count as seen and focused for ever, here a tab behind
 * another one, or a window made small, is hidden by the browser itself, its timers are slowed and its locks taken.
 * Knows nothing of Attune.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, type BrowserContext, type BrowserType, type Page } from '@playwright/test';
import { getBrowser, isRoot } from '../browser.js';

/** A running browser with a profile of its own. */
export interface OwnBrowser {
  /** Has one page at the start, which is empty; pages opened from here are tabs of the same window. */
  readonly context: BrowserContext;
  /** Ends the browser and forgets its profile. */
  close(): Promise<void>;
}

const ARGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  // Nothing of the person's who runs the tests: neither the loudspeaker nor the keys.
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** Starts one. */
export async function launchOwn(type: BrowserType): Promise<OwnBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'attune-own-'));
  const program = spawn(getBrowser(), [...ARGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(program, 'exit');
  const address = await addressIn(program.stderr);
  // What it says from here on is dropped, so that it never waits for a reader.
  program.stderr.resume();
  const browser = await type.connectOverCDP(address, { noDefaults: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('a browser on a profile has a context');
  return {
    context,
    async close() {
      const session = await browser.newBrowserCDPSession();
      // The answer may be lost with the browser.
      await session.send('Browser.close').catch(() => undefined);
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Where the browser says that it can be reached. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(output)) {
    const [, address] = /DevTools listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
    lines.push(line);
  }
  throw new Error(`the browser ended before it could be reached: ${lines.join('\n')}`);
}

/** Waits until the browser tells the page that it is hidden, or seen. */
const becomes = (page: Page, state: DocumentVisibilityState): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.visibilityState)).toBe(state);

/** Puts the window's first tab before the page. */
export async function hide(page: Page): Promise<void> {
  await page.context().pages()[0]?.bringToFront();
  await becomes(page, 'hidden');
}

/** Puts the page before the other tabs of its window. */
export async function see(page: Page): Promise<void> {
  await page.bringToFront();
  await becomes(page, 'visible');
}

/** Makes the page's window as small as an icon, or shows it again. */
export async function minimize(page: Page, small: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const windowState = small ? 'minimized' : 'normal';
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await session.detach();
  await becomes(page, small ? 'hidden' : 'visible');
}

/** Stops the hidden page's timers and sound as the browser does to save power, or lets them go on. */
export async function freeze(page: Page, frozen: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
  await session.detach();
}
