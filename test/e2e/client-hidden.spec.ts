/** Pages that the browser itself hides: what is heard keeps time, what is seen is in its place, the screen's lock comes back, the disk is written. */
import type { Page } from '@playwright/test';
import { guideMoment, type Guide } from '../../src/pacing/guide.ts';
import { drawnPhase } from '../bench/orb-readings.ts';
import { practiceWords } from '../../src/ui/words/practice.ts';
import { speedUp } from './fast-clock.ts';
import { freeze, hide, launchOwn, minimize, see } from './own-browser.ts';
import { SimulatedSession } from './simulated-session.ts';
import { expect, test as story } from './story-test.ts';
import { storedSessions } from './sealed-disk.ts';

const test = story.extend({
  context: async ({ playwright }, use) => {
    const own = await launchOwn(playwright.chromium);
    await use(own.context);
    await own.close();
  },
});

/** Twelve breaths a minute from the first one on; their period, ms; scales of the sphere at the two turns. */
const twelve: Guide = [{ running: true, segment: { breathsPerMin: 12, inhaleShare: 0.4, since: 0 } }];
const PERIOD = 5000;
const SMALL = 0.44;
const LARGE = 0.95;

/** What the scripts below leave for the test to read. */
interface Notes {
  /** When each tone was asked to begin and to end, on the audio clock, s; one that was taken back ends early. */
  tones: Map<AudioScheduledSourceNode, { start: number; end: number }>;
  audio: AudioContext | undefined;
  tap: AnalyserNode | undefined;
  /** Time of each of the first frames in which the page is seen again, ms since 1970, and the sphere's scale in it. */
  frames: [at: number, scale: number][];
  locks: WakeLockSentinel[];
}
declare global {
  interface Window {
    noted: Notes;
  }
}

/** Runs in the page before its own scripts. The browser's functions do what they always do; what they were asked is noted. */
function note(): void {
  const noted: Notes = { tones: new Map(), audio: undefined, tap: undefined, frames: [], locks: [] };
  window.noted = noted;

  const locks = navigator.wakeLock;
  const request = locks.request.bind(locks);
  locks.request = async (type) => {
    const lock = await request(type);
    noted.locks.push(lock);
    return lock;
  };

  const source = AudioScheduledSourceNode.prototype;
  const [start, stop] = [Reflect.get(source, 'start'), Reflect.get(source, 'stop')];
  source.start = function (when = 0) {
    noted.tones.set(this, { start: when, end: Infinity });
    start.call(this, when);
  };
  source.stop = function (when = 0) {
    const tone = noted.tones.get(this);
    if (tone) tone.end = when;
    stop.call(this, when);
  };
  const node = AudioNode.prototype;
  const connect = node.connect as (...args: unknown[]) => unknown;
  node.connect = function (this: AudioNode, ...args: unknown[]) {
    const [to] = args;
    if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) {
      noted.audio = to.context;
      noted.tap = to.context.createAnalyser();
      connect.call(this, noted.tap);
    }
    return connect.apply(this, args);
  } as typeof node.connect;

  document.addEventListener('visibilitychange', () => {
    noted.frames = [];
    const look = (frame: number): void => {
      const orb = document.querySelector('attune-client')?.shadowRoot?.querySelector('attune-orb');
      const ball = orb?.shadowRoot?.querySelector('[data-part=ball]');
      if (!ball) return;
      noted.frames.push([performance.timeOrigin + frame, new DOMMatrix(getComputedStyle(ball).transform).a]);
      if (noted.frames.length < 12) requestAnimationFrame(look);
    };
    if (document.visibilityState === 'visible') requestAnimationFrame(look);
  });
}

/** Opens a practice and begins it. */
async function practise(page: Page, home: string, query: string): Promise<void> {
  await page.addInitScript(note);
  await page.goto(new URL(`?practice=12&${query}`, home).href);
  await page.getByRole('button', { name: 'Begin' }).click();
  const strips = () =>
    page.locator('attune-orb [data-part=ball]').evaluate((ball) => ball.getAnimations().length);
  await expect.poll(strips).toBeGreaterThan(0);
}

/** Locks that keep the screen awake now, and whether the page is seen. */
const held = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const count = window.noted.locks.filter((lock) => !lock.released).length;
    return `${document.visibilityState}, ${count} held`;
  });

/** Packets of the strap that are on the disk, in all sessions. */
const storedPackets = async (page: Page): Promise<number> =>
  (await storedSessions(page)).flatMap(({ facts }) => facts).filter(({ type }) => type === 'measurement')
    .length;

test('the sound of a hidden page is laid out a minute ahead and heard; seen again after the browser froze it, both are in their place', async ({
  page,
  baseURL,
}) => {
  await practise(page, baseURL ?? '', 'minutes=5&look=sphere&sound=glow');
  const { onsetEpoch } = await drawnPhase(page);
  await expect.poll(() => page.evaluate(() => window.noted.tones.size)).toBeGreaterThan(0);
  /** How far the last note lies ahead, s; the last note of all; how loud it is; only while the page is hidden. */
  const sound = () =>
    page.evaluate(() => {
      const { audio, tap, tones } = window.noted;
      if (document.visibilityState !== 'hidden' || !audio || !tap) throw new Error('not hidden, or no sound');
      const samples = new Float32Array(tap.fftSize);
      tap.getFloatTimeDomainData(samples);
      const last = Math.max(...[...tones.values()].map(({ start }) => start));
      return { last, ahead: last - audio.currentTime, loud: Math.max(...samples.map(Math.abs)) };
    });
  await hide(page);
  const before = await sound();
  expect(before.ahead).toBeGreaterThan(60);
  // Notes that are laid by the hidden page.
  await expect.poll(async () => (await sound()).last).toBeGreaterThan(before.last + 1);
  expect((await sound()).ahead).toBeGreaterThan(60);
  await expect.poll(async () => (await sound()).loud).toBeGreaterThan(0.001);

  // Frozen as a browser freezes a tab to save power: the clock of the sound stands still, the breath does not.
  const apart = () =>
    page.evaluate(() => performance.now() / 1000 - (window.noted.audio?.currentTime ?? NaN));
  const together = await apart();
  await freeze(page, true);
  await expect.poll(apart).toBeGreaterThan(together + 0.5);
  await freeze(page, false);

  await see(page);
  await expect.poll(() => page.evaluate(() => window.noted.frames.length)).toBe(12);
  const frames = await page.evaluate(() => window.noted.frames);
  for (const [at, scale] of frames) {
    const level = guideMoment(twelve, (at - onsetEpoch) % PERIOD)?.level ?? NaN;
    expect((scale - SMALL) / (LARGE - SMALL)).toBeCloseTo(level, 2);
  }

  /** How far from the beginning of an inhalation or exhalation the worst of the notes that are to come will be heard, ms. */
  const late = async (): Promise<number> => {
    const coming = await page.evaluate(() => {
      const { audio, tones } = window.noted;
      const { contextTime = NaN, performanceTime = NaN } = audio?.getOutputTimestamp() ?? {};
      const epoch = performance.timeOrigin + performanceTime;
      const wanted = [...tones.values()].filter(({ start, end }) => start > contextTime && end - start > 1);
      return wanted.map(({ start }) => epoch + (start - contextTime) * 1000);
    });
    if (coming.length === 0) return Infinity;
    return Math.max(
      ...coming.map((at) => {
        const into = (at - onsetEpoch) % PERIOD;
        return Math.min(into, PERIOD - into, Math.abs(into - 0.4 * PERIOD));
      }),
    );
  };
  await expect.poll(late).toBeLessThan(30);
});

test('a practice keeps the screen awake while it leads, again when it is seen again, and not when it is over', async ({
  page,
  context,
  baseURL,
}) => {
  await practise(page, baseURL ?? '', 'minutes=5');
  await expect.poll(() => held(page)).toBe('visible, 1 held');
  await hide(page);
  await expect.poll(() => held(page)).toBe('hidden, 0 held');
  await see(page);
  await expect.poll(() => held(page)).toBe('visible, 1 held');
  await page.keyboard.press('Space');
  await expect.poll(() => held(page)).toBe('visible, 0 held');
  await page.getByRole('button', { name: 'Go on when I am ready' }).click();
  await expect.poll(() => held(page)).toBe('visible, 1 held');

  await speedUp(context, 40);
  const short = await context.newPage();
  await practise(short, baseURL ?? '', 'minutes=1');
  await expect.poll(() => short.evaluate(() => window.noted.locks.length)).toBe(1);
  await expect(short.getByText(practiceWords.over)).toBeVisible();
  await expect.poll(() => held(short)).toBe('visible, 0 held');
});

test('a session keeps both screens awake where they are seen, and writes on when they are hidden', async ({
  page,
  context,
  baseURL,
}) => {
  await context.addInitScript(note);
  await page.goto(baseURL ?? '');
  const session = new SimulatedSession(page);
  await session.press('Try it without a strap');
  await session.press('Start session');
  const client = await session.openClientWindow();
  await session.press('Start guide');
  await expect.poll(() => held(page)).toBe('visible, 1 held');
  await expect.poll(() => held(client)).toBe('visible, 1 held');

  await minimize(client, true);
  await expect.poll(() => held(client)).toBe('hidden, 0 held');
  await hide(page);
  await expect.poll(() => held(page)).toBe('hidden, 0 held');
  const before = await storedPackets(page);
  await expect.poll(() => storedPackets(page)).toBeGreaterThan(before + 3);
  expect(await held(page)).toBe('hidden, 0 held');

  await minimize(client, false);
  await expect.poll(() => held(client)).toBe('visible, 1 held');
  await see(page);
  await expect.poll(() => held(page)).toBe('visible, 1 held');
  await session.press('End session');
  await session.press('End and keep');
  await expect.poll(() => held(client)).toBe('visible, 0 held');
  await expect.poll(() => held(page)).toBe('visible, 0 held');
});
