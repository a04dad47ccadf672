/**
 * `npx tsx test/bench/page.ts [--seconds N] [--dist FOLDER]`: the therapist's page in the real browser, at minute five and at hour eight of a session:
 * a packet's way to the text and to the frame, a drawing of the chart, script and heap; how it opens those eight hours; and the list of a
 * large practice. Prints three tables; asserts nothing.
 */
import { parseArgs } from 'node:util';
import { chromium, type CDPSession } from '@playwright/test';
import { getBrowser } from '../browser.js';
import { openLists, type ListOpening } from './page-list.ts';
import { notePage, type PageMarks } from './page-marks.ts';
import { openStored, type Opening } from './page-opening.ts';
import { factsOf, marked, storeSession } from './page-session.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, dist: { type: 'string', default: 'dist' } },
});
const SECONDS = Number(values.seconds);
/** The strap settles and the compiler warms up. */
const SETTLE = 25_000;
const PORT = 41_757;
/** Minutes, and whether an assessment is among them. */
const MOMENTS = {
  'minute 5': [5, false],
  'hour 8': [480, false],
  'hour 8, an assessment in it': [480, true],
} as const;

interface Reading {
  readonly marks: PageMarks;
  /** Share of the page's thread, ms a second. */
  readonly script: number;
  readonly thread: number;
  readonly heap: number;
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Opens the page on a session of `minutes`, goes on with it, and reads what it costs. */
async function readAt(minutes: number, assessment: boolean): Promise<Reading> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The runner gives functions their names back by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(notePage);
  const page = await context.newPage();
  const epoch = Date.now() - minutes * 60_000 - 20_000;
  const facts = await factsOf(minutes, epoch, assessment);
  await page.goto(address);
  await page.getByRole('button', { name: 'Try it without a strap' }).waitFor();
  await storeSession(page, facts, epoch);
  await page.reload();
  await page.getByRole('button', { name: 'Go on', exact: true }).click({ timeout: 60_000 });
  const start = page.getByRole('button', { name: 'Start guide' });
  const pause = page.getByRole('button', { name: 'Pause guide' });
  await start.or(pause).first().waitFor();
  if (await start.isVisible()) await start.click();
  const session = await context.newCDPSession(page);
  // The thread's own time: what other programs take from the machine is not the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.waitForTimeout(SETTLE);
  await page.evaluate(() => {
    const { pageMarks } = window as unknown as { pageMarks: PageMarks };
    for (const list of Object.values(pageMarks) as number[][]) list.length = 0;
  });
  const before = await metrics(session);
  await page.waitForTimeout(SECONDS * 1000);
  const after = await metrics(session);
  const marks = await page.evaluate(() => (window as unknown as { pageMarks: PageMarks }).pageMarks);
  const perSecond = (name: string): number =>
    (1000 * ((after.get(name) ?? NaN) - (before.get(name) ?? NaN))) / SECONDS;
  const heap = await heapOf(session);
  await context.close();
  return { marks, script: perSecond('ScriptDuration'), thread: perSecond('TaskDuration'), heap };
}

const server = await servePage(values.dist, PORT);
const address = `http://localhost:${PORT}`;
const browser = await chromium.launch({ executablePath: getBrowser() });
/** Opens eight hours both ways. */
async function readOpenings(): Promise<Map<string, Opening>> {
  const epoch = Date.now() - 481 * 60_000;
  const facts = marked(await factsOf(480, epoch), 200);
  const at = facts.at(-1)?.at ?? 0;
  return new Map([
    ['from the list', await openStored(browser, address, [...facts, { type: 'ended', at }], epoch)],
    ['to go on with it', await openStored(browser, address, facts, epoch)],
  ]);
}

const readings = new Map<string, Reading>();
let openings: ReadonlyMap<string, Opening>;
let lists: ListOpening;
try {
  lists = await openLists(browser, address);
  openings = await readOpenings();
  for (const [moment, [minutes, assessment]] of Object.entries(MOMENTS))
    readings.set(moment, await readAt(minutes, assessment));
} finally {
  await browser.close();
  await server.close();
}

const spread = (list: readonly number[]): string => {
  const ms = list.toSorted((a, b) => a - b);
  const at = (q: number): string => (ms[Math.round(q * (ms.length - 1))] ?? NaN).toFixed(1);
  return `${at(0.5)} · ${at(0.95)} · ${at(1)} ms`;
};
const ROWS: readonly (readonly [string, (reading: Reading) => string])[] = [
  ['packets seen', ({ marks }) => String(marks.text.length)],
  ['of these not in the text at once', ({ marks }) => String(marks.wrong.length)],
  ['from the packet to the text: median · 95 % · most', ({ marks }) => spread(marks.text)],
  ['from the packet to the next frame: median · 95 % · most', ({ marks }) => spread(marks.frame)],
  ['drawing of the live chart: median · 95 % · most', ({ marks }) => spread(marks.draw)],
  ["script in a second, the simulated client's heart included", ({ script }) => `${script.toFixed(1)} ms`],
  ["the page's thread in a second", ({ thread }) => `${thread.toFixed(1)} ms`],
  ['heap after a collection', ({ heap }) => `${(heap / 1e6).toFixed(1)} MB`],
];
function print(table: readonly (readonly string[])[]): void {
  const widths = table[0]?.map((_, c) => Math.max(...table.map((row) => row[c]?.length ?? 0))) ?? [];
  for (const row of table) console.log(row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
}

print([
  ['the therapist’s page', ...readings.keys()],
  ...ROWS.map(([what, figure]) => [what, ...[...readings.values()].map(figure)]),
]);
console.log();
print([
  ['opening eight hours', ...openings.keys()],
  [
    'from the press to the picture',
    ...[...openings.values()].map(({ picture }) => (picture === undefined ? '' : `${picture.toFixed(0)} ms`)),
  ],
  [
    'from the press to the figures',
    ...[...openings.values()].map(({ figures }) => `${figures.toFixed(0)} ms`),
  ],
  [
    'longest task of the page’s thread',
    ...[...openings.values()].map(({ blocked }) => `${blocked.toFixed(0)} ms`),
  ],
  [
    'moving the picture: frames a second · script a frame',
    ...[...openings.values()].map(({ pan }) =>
      pan === undefined ? '' : `${pan.frames.toFixed(0)} · ${pan.script.toFixed(2)} ms`,
    ),
  ],
]);
console.log();
print([
  ['500 clients with 5,000 sessions', ''],
  ['from the press to the list of clients', `${lists.clients.toFixed(0)} ms`],
  ['from the press to the list of sessions', `${lists.sessions.toFixed(0)} ms`],
]);
