/**
 * `npx tsx test/bench/orb.ts [minutes]`: figures of the client's picture and sound in the real browser, on the built page, printed as a
 * table. Nothing is asserted; the bars are in the last column.
 */
import { chromium, type Page } from '@playwright/test';
import { breathOf } from '../../src/pacing/breath.ts';
import { guideMoment, type Guide } from '../../src/pacing/guide.ts';
import { compare, screencast, type FrameFigures } from './orb-frames.ts';
import { drawnPhase, tapSound, tideOnset } from './orb-readings.ts';
import { clearTide, drawnInhales, movedInhales } from '../e2e/breath-phase.ts';
import { getBrowser } from '../browser.js';
import { servePage } from './served-page.ts';

const MINUTES = Number(process.argv[2] ?? 10);
const PORT = 41_753;
const rows: [what: string, figure: string, bar: string][] = [];
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;
const median = (values: readonly number[]): number => quantile(values, 0.5);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);

/** Scales of the sphere at the two turns of the breath. */
const SMALL = 0.44;
const LARGE = 0.95;

/** Twelve breaths a minute from the beginning: no ramp, so that the strip's onset is every breath's. */
const PERIOD = 5000;
const twelve: Guide = [{ running: true, segment: { breathsPerMin: 12, inhaleShare: 0.4, since: 0 } }];

const server = await servePage('dist', PORT);
const browser = await chromium.launch({
  executablePath: getBrowser(),
  args: ['--autoplay-policy=no-user-gesture-required'],
});
const address = `http://localhost:${PORT}`;

/** tsx gives functions their names back by a helper, which the pages do not have. */
const NAMES = 'globalThis.__name = (named) => named';

async function practise(query: string, tap = false): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.addInitScript(NAMES);
  if (tap) await page.addInitScript(tapSound);
  await page.goto(`${address}/${query}`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('attune-orb [data-part=ball]').waitFor();
  await page.waitForFunction(() => {
    const orb = document.querySelector('attune-client')?.shadowRoot?.querySelector('attune-orb');
    return (orb?.shadowRoot?.querySelector('[data-part=ball]')?.getAnimations().length ?? 0) > 0;
  });
  return page;
}

/** Height of the guide at a moment since 1970, from where its strip begins. */
const levelAt = (at: number, onsetEpoch: number): number =>
  guideMoment(twelve, ((at - onsetEpoch) % PERIOD) + (at < onsetEpoch ? PERIOD : 0))?.level ?? 0;

/** A practice of the sphere alone, and where its breaths begin, ms since 1970. */
async function wordless(): Promise<{ page: Page; onsetEpoch: number }> {
  const page = await practise('?practice=12&minutes=60&look=sphere');
  await page.getByRole('button', { name: 'Sound and look' }).click();
  await page.getByRole('switch', { name: 'Words' }).click();
  await page.keyboard.press('Escape');
  return { page, onsetEpoch: (await drawnPhase(page)).onsetEpoch };
}

/** What the compositor draws while the page's own thread is blocked. */
async function drawing(): Promise<void> {
  const { page, onsetEpoch } = await wordless();
  const blocks: [from: number, to: number][] = [];
  const frames = await screencast(page, scratch, async () => {
    for (let i = 0; i < 10; i++) {
      blocks.push(
        await page.evaluate(() => {
          const from = performance.now();
          while (performance.now() - from < 500);
          return [performance.timeOrigin + from, performance.timeOrigin + performance.now()];
        }),
      );
      await page.waitForTimeout(700);
    }
  });
  const inBlock = ({ at }: { at: number }): boolean =>
    blocks.some(([from, to]) => at > from + 30 && at < to - 10);
  const gaps = blocks.map(([from, to]) => {
    const within = [from, ...frames.filter(({ at }) => at > from && at < to).map(({ at }) => at), to];
    return Math.max(...within.slice(1).map((at, i) => at - (within[i] ?? at)));
  });
  rows.push(
    ['frames drawn while the page was blocked 10 x 500 ms', String(frames.filter(inBlock).length), 'many'],
    ['longest gap between frames in a block', `${Math.max(...gaps).toFixed(0)} ms`, 'far under 500'],
    ...shape(compare(frames, (at) => levelAt(at, onsetEpoch))),
  );
  await page.close();
}

const shape = ({ misses, jump, swing }: FrameFigures): typeof rows => [
  [
    '- radius against the curve: median · 99 % · most',
    `${[0.5, 0.99, 1].map((share) => quantile(misses.map(Math.abs), share).toFixed(2)).join(' · ')} px`,
    'no jump',
  ],
  [
    "- largest step from frame to frame beyond the curve's own",
    `${jump.toFixed(2)} px of ${swing.toFixed(0)}`,
    'no jump',
  ],
];

/** When sound begins, against the onset of the breath that it belongs to. */
async function sounding(): Promise<void> {
  const page = await practise('?practice=12&minutes=60&sound=glow', true);
  await page.waitForTimeout(40_000);
  const { onsetEpoch: last } = await drawnPhase(page);
  const heard = await page.evaluate(() => {
    const { heardOnsets } = window as unknown as { heardOnsets: number[] };
    return heardOnsets.map((at) => at + performance.timeOrigin);
  });
  // A note begins at the onset of the breath or 40 % into it.
  const late = heard.map((at) => {
    const into = (((at - last) % PERIOD) + PERIOD) % PERIOD;
    return [into, into - PERIOD, into - 0.4 * PERIOD].sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? NaN;
  });
  rows.push([
    `sound after the breath's onset, ${late.length} notes: median · most`,
    `${median(late).toFixed(1)} · ${most(late).toFixed(1)} ms`,
    '<= 30',
  ]);
  await page.close();
}

/** How far the onset that the guide computes after an hour lies from the sum of whole periods, at the worst of the rates by tenths, ms. */
function hourDrift(): number {
  const hour = 3_600_000;
  let worst = 0;
  for (let tenths = 30; tenths <= 120; tenths++) {
    const pace = { breathsPerMin: tenths / 10, inhaleShare: 0.4, since: 0 };
    const breath = breathOf(pace, hour);
    if (breath === undefined) continue;
    // In whole numbers: breath n of a rate of t/10 begins at 600000 n / t.
    worst = Math.max(worst, Math.abs(breath.onset - (600_000 * breath.index) / tenths));
  }
  return worst;
}

/** Minutes on end: drift of the drawn phase, and script time. */
async function lasting(): Promise<void> {
  const page = await practise('?practice=12&minutes=60&look=sphere&sound=glow');
  const session = await page.context().newCDPSession(page);
  // The thread's own time: what other programs take from the machine is not the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const script = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')
      ?.value ?? NaN;
  const errors: number[] = [];
  const read = async (): Promise<void> => {
    const { onsetEpoch, scale, frame } = await drawnPhase(page);
    const shown = (scale - SMALL) / (LARGE - SMALL);
    errors.push(shown - levelAt(frame, onsetEpoch));
    onsets.push(onsetEpoch);
  };
  const onsets: number[] = [];
  await read();
  const from = await script();
  for (let i = 0; i < MINUTES; i++) await page.waitForTimeout(60_000);
  const perSecond = ((await script()) - from) / (60 * MINUTES);
  await read();
  const [first = NaN, last = NaN] = onsets;
  const drift = (last - first) % PERIOD;
  rows.push(
    [`script in a second, over ${MINUTES} min`, `${(perSecond * 1000).toFixed(2)} ms`, '<= 5'],
    [`drift over ${MINUTES} min`, `${Math.min(drift, PERIOD - drift).toFixed(3)} ms`, '0'],
    ['drift over an hour, by the pure function', `${hourDrift().toFixed(6)} ms`, '0'],
    ['drawn height against the pure curve', most(errors).toFixed(5), '0'],
  );
  await page.close();
}

/** What the compositor draws for as long. */
async function watching(): Promise<void> {
  const { page, onsetEpoch } = await wordless();
  const frames = await screencast(page, scratch, async () => {
    for (let i = 0; i < MINUTES; i++) await page.waitForTimeout(60_000);
  });
  const seen = compare(frames, (at) => levelAt(at, onsetEpoch));
  rows.push(
    [`frames drawn in ${MINUTES} min · longest gap`, `${seen.frames} · ${seen.longestGap.toFixed(0)} ms`, ''],
    ...shape(seen),
    [`- drift over ${MINUTES} min`, `${seen.drift.toFixed(2)} ms`, '0'],
  );
  await page.close();
}

/** The therapist's tide and the client's sphere, by what is drawn of both. */
async function twoWindows(): Promise<void> {
  // A chart of four pixels for each of the screen's: one is 12 ms wide.
  const context = await browser.newContext({ deviceScaleFactor: 4, viewport: { width: 1440, height: 900 } });
  await context.addInitScript(NAMES);
  const page = await context.newPage();
  await page.goto(address);
  await clearTide(page);
  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).first().click();
  await press('Try it without a strap');
  await press('Start session');
  await page.getByLabel('Breaths per minute').fill('12');
  await page.getByLabel('Breaths per minute').press('Enter');
  const popup = page.waitForEvent('popup');
  await press('Open client window');
  const client = await popup;
  await press('Start guide');
  const apart: number[] = [];
  const clocks: number[] = [];
  for (let round = 0; round < 4; round++) {
    await client.bringToFront();
    const moved = await movedInhales(client, 15_000);
    const { onsetEpoch } = await drawnPhase(client);
    await page.bringToFront();
    const drawn = await drawnInhales(page);
    apart.push(...moved.map((time) => Math.min(...drawn.map((other) => Math.abs(other - time)))));
    const between = (onsetEpoch - (await tideOnset(page))) % PERIOD;
    clocks.push(Math.min(Math.abs(between), PERIOD - Math.abs(between)));
  }
  rows.push(
    [
      `two windows apart, by the pixels, ${apart.length} breaths: median · most`,
      `${median(apart).toFixed(2)} · ${most(apart).toFixed(2)} ms`,
      'most <= 20',
    ],
    [
      'two windows apart, by the clocks that both pictures were given: most',
      `${most(clocks).toFixed(2)} ms`,
      'most <= 20',
    ],
  );
  await context.close();
}

const scratch = await browser.newPage();
await scratch.addInitScript(NAMES);
await scratch.goto('about:blank');
try {
  await drawing();
  await sounding();
  await Promise.all([lasting(), watching()]);
  await twoWindows();
} finally {
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, figure, bar] of rows) console.log(`${what.padEnd(width)}  ${figure.padEnd(24)}  ${bar}`);
  await browser.close();
  await server.close();
}
