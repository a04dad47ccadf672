/**
 * `npm run screens [-- PATTERN] [--german]`: pictures of every screen of both windows on the built page, in light and dark and at three sizes,
 * into test/e2e/screens, those in German with `de-` before their names; and what is cut or lies on something in any window from 320 px to 1440, in both languages, and words that are not German, as lines. Serves the
 * build itself; takes a few minutes, because the heart needs its time.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { getBrowser } from '../browser.js';
import { speedUp } from './fast-clock.ts';
import { foreignWords } from './foreign-words.ts';
import { layoutFaultsIn } from './layout-faults.ts';
import { launchOnRadio } from './radio-browser.ts';
import { wearStrap } from './radio-person.ts';
import { startRadio } from './radio/radio.ts';
import { walkLock } from './lock-scenes.ts';
import { walkBegun, walkLed, walkRecord, walkReplay } from './record-scenes.ts';
import { inGerman } from './spoken.ts';
import { atTellingMoment } from './telling-moment.ts';
import { walkAssessment, walkClient, walkLink, walkProtocols, walkTherapist, type Look } from './scenes.ts';

const SIZES = {
  l: { width: 1440, height: 900 },
  t: { width: 1024, height: 768 },
  p: { width: 390, height: 844 },
} as const;
/** Taken once, as on a laptop in light. */
const ONCE =
  /why|end$|session-client|choices|beats|breaths|spectrum|whole|resting|cautions|paused|^ready|^start|^practice|^begun|about$|backup$|table$/;
/** Not taken: looked at by axe alone. */
const NEVER = /strap$|what-attune|choices-d|^begun-client|erase$|record-report/;
/** The client's picture: always taken at the same moment of its breath. */
const BREATHES = /^client-(sphere|horizon|line|still|choices)/;
/** Pages that scroll, taken whole on a phone. */
const LONG =
  /^(review|review-assessment|assessment-start|assessment-result|slide-result|retest-result|first-run|start|record-(start|client|review-two))$/;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('screens/', import.meta.url));
const { values, positionals } = parseArgs({
  options: { german: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const only = new RegExp(positionals[0] ?? '');

/** A picture for each size, and for each colour scheme of the device where the screen follows it. */
const picture =
  (schemes: readonly ('light' | 'dark')[]): Look =>
  async (name, page) => {
    if (!only.test(name) || NEVER.test(name)) return;
    const before = page.viewportSize();
    await (values.german ? inGerman(page, () => takeAll(name, page, schemes)) : takeAll(name, page, schemes));
    if (before !== null) await page.setViewportSize(before);
    await page.emulateMedia({ colorScheme: 'light' });
    await tellFaults(name, page);
  };

async function takeAll(name: string, page: Page, schemes: readonly ('light' | 'dark')[]): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES) as [keyof typeof SIZES, (typeof SIZES)['l']][]) {
    if (ONCE.test(name) && size !== 'l') continue;
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      if (colorScheme === 'dark' && ONCE.test(name)) continue;
      await page.emulateMedia({ colorScheme });
      // Colours take 800 ms to change; by then charts have drawn at this size, too.
      await page.waitForTimeout(900);
      const spoken = values.german ? 'de-' : '';
      const file = `${spoken}${name}-${size}${schemes.length > 1 ? `-${colorScheme}` : ''}`;
      const fullPage = size === 'p' && LONG.test(name);
      const take = () => page.screenshot({ path: `${folder}${file}.png`, fullPage });
      await (BREATHES.test(name) ? atTellingMoment(page, take) : take());
    }
  }
}

/** Prints what is wrong with the layout of a screen, in every window and both languages. */
async function tellFaults(name: string, page: Page): Promise<void> {
  const tell = async (spoken: string): Promise<void> => {
    for (const fault of await layoutFaultsIn(page)) console.log(`${name}, ${spoken}: ${fault}`);
  };
  await tell('English');
  await inGerman(page, async () => {
    await tell('German');
    for (const words of await foreignWords(page)) console.log(`${name}, not German: ${words}`);
  });
}

if (positionals.length === 0 && !values.german) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const HOME = 'http://localhost:41741';
const server = await preview({ root, preview: { port: 41741, strictPort: true }, logLevel: 'warn' });
const browser = await chromium.launch({ executablePath: getBrowser() });
/** The runner of this script names functions by a helper that the page does not have. */
const NAMER = { content: 'globalThis.__name = (named) => named;' };
/** A browser as most therapists have it: with Bluetooth, which this one has only beside an emulated radio. */
async function open(): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: HOME, viewport: SIZES.l, locale: 'en-US' });
  await context.addInitScript(NAMER);
  await context.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'bluetooth', {
      value: { getAvailability: () => Promise.resolve(true) },
      configurable: true,
    }),
  );
  return context;
}
/** The emulated radio loses the link of a strap; Linux only. */
async function walkLostLink(look: Look): Promise<void> {
  const radio = await startRadio();
  const profile = mkdtempSync(join(tmpdir(), 'attune-screens-'));
  const { context, page, close } = await launchOnRadio(chromium, radio, profile, {
    executablePath: getBrowser(),
    baseURL: HOME,
  });
  try {
    await context.addInitScript(NAMER);
    const strap = radio.addStrap({ name: 'Strap', battery: 82 });
    const takeOff = await wearStrap(context, strap, { factor: 1, anchor: Date.now() }, 5);
    await page.setViewportSize(SIZES.l);
    await walkLink(page, () => strap.outOfRange(true), look);
    takeOff();
  } finally {
    await close();
    await radio.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

try {
  if (process.platform === 'linux') await walkLostLink(picture(['light', 'dark']));
  await walkRecord(await open(), picture(['light', 'dark']));
  await walkReplay(await open(), picture(['light']));
  await walkLock(await open(), picture(['light', 'dark']));
  await walkBegun(await open(), picture(['light']));
  await walkTherapist(await open(), picture(['light', 'dark']));
  await walkClient(await open(), picture(['light']));
  for (const walk of [walkLed, walkAssessment, walkProtocols]) {
    const quick = await open();
    // Not faster: a picture holds the page up, and its beats with it.
    await speedUp(quick, 12);
    await walk(quick, picture(['light', 'dark']));
  }
} finally {
  await browser.close();
  await server.close();
}
