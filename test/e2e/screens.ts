/**
 * `npm run screens`: pictures of every screen of both windows on the built page, in light and dark and at three sizes,
 * into test/e2e/screens. Serves the build itself; takes a few minutes, because the heart needs its time. Judges nothing.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { getBrowser } from '../browser.js';
import { speedUp } from './fast-clock.ts';
import { walkAssessment, walkClient, walkTherapist, type Look } from './scenes.ts';

const SIZES = {
  l: { width: 1440, height: 900 },
  t: { width: 1024, height: 768 },
  p: { width: 390, height: 844 },
} as const;
/** Screens that tell most are taken in every look and size; these others once, as on a laptop in light. */
const ONCE = /why|strap$|end|what-attune|choices|beats|breaths|spectrum|whole/;
/** Pages that scroll, taken whole on a phone. */
const LONG = /^(review|assessment-start|assessment-result|first-run|start)$/;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('screens/', import.meta.url));
const only = new RegExp(process.argv[2] ?? '');

async function take(page: Page, name: string, size: keyof typeof SIZES, look: string): Promise<void> {
  await page.screenshot({
    path: `${folder}${name}-${size}-${look}.png`,
    fullPage: size === 'p' && LONG.test(name),
  });
}

/** A picture for each size, and for each colour scheme of the device where the screen follows it. */
const picture =
  (schemes: readonly ('light' | 'dark')[]): Look =>
  async (name, page) => {
    if (!only.test(name)) return;
    const before = page.viewportSize();
    for (const [size, viewport] of Object.entries(SIZES) as [keyof typeof SIZES, (typeof SIZES)['l']][]) {
      if (ONCE.test(name) && size !== 'l') continue;
      await page.setViewportSize(viewport);
      for (const colorScheme of ONCE.test(name) ? schemes.slice(0, 1) : schemes) {
        await page.emulateMedia({ colorScheme });
        // Colours take 800 ms to change; by then charts have drawn at this size, too.
        await page.waitForTimeout(900);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) console.log(`${name} at ${size} scrolls sideways`);
        await take(page, name, size, schemes.length > 1 ? colorScheme : '').catch(console.error);
      }
    }
    if (before !== null) await page.setViewportSize(before);
    await page.emulateMedia({ colorScheme: 'light' });
  };

if (process.argv[2] === undefined) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await preview({ root, preview: { port: 41741, strictPort: true }, logLevel: 'warn' });
const browser = await chromium.launch({ executablePath: getBrowser() });
const open = (): Promise<BrowserContext> =>
  browser.newContext({ baseURL: 'http://localhost:41741', viewport: SIZES.l, locale: 'en-US' });
try {
  await walkTherapist(await open(), picture(['light', 'dark']));
  await walkClient(await open(), picture(['light']));
  const quick = await open();
  await speedUp(quick, 30);
  await walkAssessment(quick, picture(['light', 'dark']));
} finally {
  await browser.close();
  await server.close();
}
