/**
 * `npx tsx test/bench/page-breath.ts [--seconds N] [--dist FOLDER]`: what a measured breath costs the therapist's page, on the browser's own Bluetooth against an emulated strap that sends 200 samples a
 * second: script and thread in a second without and with it, and how far the live curve is behind the chest; and how eight hours with a breath open. Linux only. Prints two tables; asserts nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { BreathView } from '../../src/ui/model/breath-view.ts';
import { getBrowser } from '../browser.js';
import { launchOnRadio } from '../e2e/radio-browser.ts';
import { breathingAt } from '../e2e/radio-chest.ts';
import { startRadio } from '../e2e/radio/radio.ts';
import { packet } from '../e2e/stream.ts';
import { withBreath } from './breath-hours.ts';
import { openStored } from './page-opening.ts';
import { factsOf, marked } from './page-session.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, dist: { type: 'string', default: 'dist' } },
});
const SECONDS = Number(values.seconds);
const SETTLE = 40_000;
const PORT = 41_758;

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}

/** Script and thread, ms a second. */
async function cost(page: Page, session: CDPSession): Promise<readonly [script: number, thread: number]> {
  const before = await metrics(session);
  await page.waitForTimeout(1000 * SECONDS);
  const after = await metrics(session);
  const perSecond = (name: string): number =>
    (1000 * ((after.get(name) ?? NaN) - (before.get(name) ?? NaN))) / SECONDS;
  return [perSecond('ScriptDuration'), perSecond('TaskDuration')];
}

/** Runs in the page: how far the newest point of the curve is behind, ms, whenever a new one has come. */
async function lags(seconds: number): Promise<number[]> {
  interface Held {
    readonly breath?: BreathView;
    readonly view?: { readonly now: () => number };
  }
  const find = (root: ParentNode, tag: string): Held | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === tag) return element as unknown as Held;
      const deeper = element.shadowRoot === null ? undefined : find(element.shadowRoot, tag);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  const found: number[] = [];
  const until = performance.now() + 1000 * seconds;
  let last = 0;
  while (performance.now() < until) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const at = find(document, 'attune-breath')?.breath?.curve().at(-1)?.at;
    const now = find(document, 'attune-session')?.view?.now();
    if (at === undefined || now === undefined) continue;
    // Just before the next points come the curve is furthest behind.
    if (at > last) found.push(now - at);
    last = at;
  }
  return found;
}

const spread = (list: readonly number[]): string => {
  const ms = list.toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((q) => (ms[Math.round(q * (ms.length - 1))] ?? NaN).toFixed(0)).join(' · ');
};

const server = await servePage(values.dist, PORT);
const address = `http://localhost:${PORT}`;
const profile = mkdtempSync(join(tmpdir(), 'attune-page-breath-'));
try {
  const radio = await startRadio();
  const strap = radio.addStrap({ name: 'Strap H10', motion: breathingAt(7, 1) });
  const own = await launchOnRadio(chromium, radio, profile, {
    baseURL: address,
    executablePath: getBrowser(),
  });
  const { page } = own;
  await page.goto(address);
  await page.getByRole('button', { name: 'Connect strap', exact: true }).click();
  const beating = setInterval(() => strap.notify(packet(0, 70, [878]).bytes), 857);
  await page.getByRole('button', { name: 'Start session' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Start guide' }).click({ timeout: 60_000 });
  const session = await page.context().newCDPSession(page);
  // The thread's own time: what other programs take from the machine is not the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.waitForTimeout(SETTLE);
  const without = await cost(page, session);
  await page.getByRole('button', { name: 'Use breathing of the strap' }).click();
  await page.waitForTimeout(SETTLE);
  const beside = await cost(page, session);
  await page.evaluate('globalThis.__name = (named) => named');
  const behind = await page.evaluate(lags, SECONDS);
  clearInterval(beating);
  await own.close();
  await radio.stop();
  console.log('live, on the browser’s own Bluetooth | without breath | with breath');
  console.log(`script in a second | ${without[0].toFixed(1)} ms | ${beside[0].toFixed(1)} ms`);
  console.log(`the page’s thread in a second | ${without[1].toFixed(1)} ms | ${beside[1].toFixed(1)} ms`);
  console.log(
    `curve behind the chest: median · 95 % · most, ms | | ${spread(behind)} (${behind.length} looks)\n`,
  );

  const browser = await chromium.launch({ executablePath: getBrowser() });
  const epoch = Date.now() - 481 * 60_000;
  const plain = marked(await factsOf(480, epoch), 200);
  const at = plain.at(-1)?.at ?? 0;
  console.log('opening eight hours from the list | picture | figures | longest task');
  for (const [name, facts] of [
    ['without breath', plain],
    ['with breath', withBreath(plain)],
  ] as const) {
    const opening = await openStored(browser, address, [...facts, { type: 'ended', at }], epoch);
    const { picture = NaN, figures, blocked } = opening;
    console.log(`${name} | ${picture.toFixed(0)} ms | ${figures.toFixed(0)} ms | ${blocked.toFixed(0)} ms`);
  }
  await browser.close();
} finally {
  await server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
