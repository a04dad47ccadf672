/**
 * `npx tsx test/bench/opening-files.ts [--dist FOLDER] [--only NAME]`: large files opened in the therapist's page in the real browser: how long the reading takes in its thread, whether
 * it tells how far it is and obeys, and the longest task of the page's thread until everything stands. Prints a table; asserts nothing.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { writeSessionFile } from '../../src/exchange/session-writer.ts';
import { getBrowser } from '../browser.js';
import { factsOf } from './page-session.ts';
import { traceTasks, type LongestTask } from './page-tasks.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' }, only: { type: 'string' } },
});
const PORT = Number(process.env.ATTUNE_PORT ?? 41_762);
/** Charts and figures stand, and are drawn. */
const AFTERWARDS = 6000;
const LONGEST_WAIT = 60_000;
/** Intervals of a strap in 93 hours; more than 400,000 are not opened. */
const MOST = 390_000;

const beats = (count: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    Math.round(856 + 45 * Math.sin(i / 3.1) + 20 * Math.sin(i / 37) + 7 * Math.sin(i * i)),
  );

/** A table as wide as it must be to have `bytes`. */
function table(count: number, bytes: number): string {
  let at = Date.UTC(2026, 2, 4, 9, 30);
  const width = Math.ceil(bytes / count) - 45;
  const more = 'x'.repeat(Math.max(0, width));
  return `timestamp,rr,hr,more\n${beats(count)
    .map((rr) => `${new Date((at += rr)).toISOString()},${rr},${Math.round(60_000 / rr)},${more}`)
    .join('\n')}`;
}

/** An EDF+ of `hours` with heart rate, breathing and every beat as an annotation, a record a second. */
function edf(hours: number): Uint8Array {
  const seconds = hours * 3600;
  const labels = ['Heart rate', 'Resp', 'EDF Annotations'];
  const samples = [4, 25, 40];
  const size = 2 * samples.reduce((sum, one) => sum + one, 0);
  const head = 256 * (labels.length + 1);
  const out = Buffer.alloc(head + seconds * size);
  let at = 0;
  const text = (value: string, length: number): void =>
    void (at += out.write(value.padEnd(length), at, 'latin1'));
  for (const [value, length] of [
    ['0', 8],
    ['X X X X', 80],
    ['Startdate 04-MAR-2026 X X X', 80],
    ['04.03.26', 8],
    ['09.30.00', 8],
    [String(head), 8],
    ['EDF+C', 44],
    [String(seconds), 8],
    ['1', 8],
    [String(labels.length), 4],
  ] as const)
    text(value, length);
  const each = (value: (i: number) => string, length: number): void =>
    labels.forEach((_, i) => text(value(i), length));
  each((i) => labels[i]!, 16);
  each(() => '', 80);
  each((i) => ['bpm', 'mV', ''][i]!, 8);
  each((i) => ['0', '-1', '-1'][i]!, 8);
  each((i) => ['300', '1', '1'][i]!, 8);
  each(() => '-32768', 8);
  each(() => '32767', 8);
  each(() => '', 80);
  each((i) => String(samples[i]), 8);
  each(() => '', 32);
  const rr = beats(2 * seconds);
  let beat = 0;
  let onset = 0;
  for (let second = 0; second < seconds; second++) {
    let place = head + second * size;
    for (let i = 0; i < 4; i++, place += 2) out.writeInt16LE(-17_000 + 900 * (second % 7), place);
    for (let i = 0; i < 25; i++, place += 2)
      out.writeInt16LE(Math.round(12_000 * Math.sin((second + i / 25) / 1.6)), place);
    let told = `+${second}\x14\x14\0`;
    for (; onset < 1000 * (second + 1); onset += rr[beat]!, beat++)
      told += `+${onset / 1000}\x15${rr[beat]! / 1000}\x14beat\x14\0`;
    out.write(told, place, 'latin1');
  }
  return out;
}

interface Read {
  /** From the choice until the figures stand, ms. */
  readonly figures: number;
  readonly longest: LongestTask;
  readonly told: boolean;
  readonly stopped: number | undefined;
}

async function pageOf(browser: Browser, address: string): Promise<Awaited<ReturnType<Browser['newPage']>>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_WAIT);
  await page.goto(address);
  await page.locator('button:enabled', { hasText: 'Clients' }).waitFor();
  await page.waitForTimeout(2000);
  return page;
}

async function opened(browser: Browser, address: string, path: string): Promise<Read> {
  const page = await pageOf(browser, address);
  const session = await page.context().newCDPSession(page);
  const longest = await traceTasks(session);
  await page.evaluate(() => {
    Object.assign(window, { tasks: [] });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        (window as unknown as { tasks: string[] }).tasks.push(
          `${startTime.toFixed(0)}+${duration.toFixed(0)}`,
        );
    }).observe({ type: 'longtask' });
  });
  const from = performance.now();
  await page.locator('input[type=file]').first().setInputFiles(path);
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  const told = stop.waitFor({ timeout: 20_000 }).then(
    () => true,
    () => false,
  );
  await page
    .getByRole('cell', { name: /bpm/ })
    .or(page.getByText('This file holds more than'))
    .first()
    .waitFor();
  const figures = performance.now() - from;
  await page.waitForTimeout(AFTERWARDS);
  const most = await longest();
  console.error(path, await page.evaluate(() => (window as unknown as { tasks: string[] }).tasks.join(' ')));
  await page.context().close();
  // And once more, given up while it is read.
  const second = await pageOf(browser, address);
  await second.locator('input[type=file]').first().setInputFiles(path);
  const button = second.getByRole('button', { name: 'Stop', exact: true });
  let stopped: number | undefined;
  if (
    await button.waitFor({ timeout: 20_000 }).then(
      () => true,
      () => false,
    )
  ) {
    const pressed = performance.now();
    await button.click();
    await button.waitFor({ state: 'detached' });
    stopped = performance.now() - pressed;
  }
  await second.context().close();
  return { figures, longest: most, told: await told, stopped };
}

const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'));
const server = await servePage(values.dist, PORT);
const browser = await chromium.launch({ executablePath: getBrowser() });
const rows: string[][] = [
  ['file', 'MB', 'to the figures', 'longest task', 'in it', 'progress told', 'given up within'],
];
try {
  const files: Record<string, () => string | Uint8Array | Promise<string>> = {
    'list.txt': () => beats(MOST).join('\n'),
    'table.csv': () => table(MOST, 29_500_000),
    'table.txt': () => table(MOST, 29_500_000).replaceAll(',', '\t'),
    // More intervals than are opened: it is refused.
    'too-long.txt': () => beats(7_400_000).join('\n'),
    'signals.edf': () => edf(60),
    'session.jsonl': async () =>
      writeSessionFile([...(await factsOf(48 * 60, Date.UTC(2026, 2, 4)))], '0.1.0'),
  };
  for (const [name, made] of Object.entries(files)) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    const path = join(folder, name);
    writeFileSync(path, await made());
    const { figures, longest, told, stopped } = await opened(browser, `http://localhost:${PORT}`, path);
    const row = [
      name,
      (statSync(path).size / 1e6).toFixed(1),
      `${figures.toFixed(0)} ms`,
      `${longest.ms.toFixed(0)} ms, collecting ${longest.collecting.toFixed(0)} ms`,
      longest.within,
      told ? 'yes' : 'no',
      stopped === undefined ? '' : `${stopped.toFixed(0)} ms`,
    ];
    console.error(row.join(' | '));
    rows.push(row);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
for (const row of rows) console.log(row.join(' | '));
