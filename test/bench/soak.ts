/**
 * `npx tsx test/bench/soak.ts [--hours N] [--factor N] [--dist FOLDER]`: hours of a simulated session in the real browser on a fast clock, with a
 * random fault of the radio or the disk every few minutes: what the heap grows by beside the facts, the longest task after the start, and
 * whether every packet is on the disk. Prints a table; asserts nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { getBrowser } from '../browser.js';
import { storedFacts } from '../e2e/disk-browser.ts';
import { speedUp } from '../e2e/fast-clock.ts';
import { uniform } from '../fixtures/random.ts';
import { longer, none, traceTasks } from './page-tasks.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '8' },
    factor: { type: 'string', default: '40' },
    dist: { type: 'string', default: 'dist' },
  },
});
const HOURS = Number(values.hours);
const FACTOR = Number(values.factor);
const PORT = Number(process.env.ATTUNE_PORT ?? 41_759);
const address = `http://localhost:${PORT}/`;
const draw = uniform(8);
/** Session time that counts as the start, ms. */
const START = 600_000;
/** Session time between two faults, ms: at least, and at most so much more. */
const BETWEEN = [120_000, 480_000] as const;
/** One trace; longer ones fill the browser's buffer, ms of real time. */
const SLICE = 15_000;

const FAULTS = ['link dropped', 'strap mute', 'disk full', 'database closed'] as const;
type Fault = (typeof FAULTS)[number];

interface Soak {
  mute: boolean;
  full: boolean;
  packets: number;
  drop(): void;
  close(): void;
}
declare global {
  interface Window {
    soak: Soak;
  }
}

/** Runs in the page, before the program: lets faults be made from outside. */
function prepare(): void {
  let gatt: { disconnect(): void } | undefined;
  const databases = new Set<IDBDatabase>();
  window.soak = {
    mute: false,
    full: false,
    packets: 0,
    drop: () => gatt?.disconnect(),
    close: () => {
      for (const db of databases) {
        db.close();
        db.dispatchEvent(new Event('close'));
      }
      databases.clear();
    },
  };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    const { uuid, service } = this as unknown as BluetoothRemoteGATTCharacteristic;
    if (event.type === 'characteristicvaluechanged' && uuid.startsWith('00002a37')) {
      gatt = service.device.gatt;
      if (window.soak.mute) return true;
      window.soak.packets += 1;
    }
    return dispatchEvent.call(this, event);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    if (window.soak.full) throw new DOMException('', 'QuotaExceededError');
    return put.apply(this, args);
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => databases.add(request.result));
    return request;
  };
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Makes a fault and ends it after so much session time. */
async function make(page: Page, fault: Fault): Promise<void> {
  const lasts = (3000 + 57_000 * draw()) / FACTOR;
  switch (fault) {
    case 'link dropped':
      await page.evaluate(() => window.soak.drop());
      break;
    case 'database closed':
      await page.evaluate(() => window.soak.close());
      break;
    case 'strap mute':
      await page.evaluate(() => void (window.soak.mute = true));
      await pause(lasts);
      await page.evaluate(() => void (window.soak.mute = false));
      break;
    case 'disk full':
      await page.evaluate(() => void (window.soak.full = true));
      await pause(lasts);
      await page.evaluate(() => void (window.soak.full = false));
  }
}

/** What these facts weigh in a page that has nothing else, bytes. */
async function weigh(page: Page, facts: readonly SessionEvent[]): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const before = await heapOf(session);
  await page.evaluate(
    (text) => void Object.assign(window, { facts: JSON.parse(text) as unknown }),
    JSON.stringify(facts),
  );
  const after = await heapOf(session);
  await page.evaluate(() => void Object.assign(window, { facts: undefined }));
  return after - before;
}

const server = await servePage(values.dist, PORT);
const browser = await chromium.launch({ executablePath: getBrowser() });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: address });
  // The runner gives functions their names back by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(prepare);
  await speedUp(context, FACTOR);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await page.getByRole('button', { name: 'Try it without a strap' }).click();
  await page.getByRole('button', { name: 'Start session', exact: true }).click();
  await page.getByRole('button', { name: 'Start guide' }).click();
  const began = Date.now();
  const passed = (): number => (Date.now() - began) * FACTOR;
  const session = await context.newCDPSession(page);
  const before = await page.evaluate(() => window.soak.packets);
  while (passed() < START) await pause(200);
  const first = { heap: await heapOf(session), at: passed() };

  const made = new Map<Fault, number>();
  let longest = none;
  let nextFault = passed();
  let nextLine = 3_600_000;
  while (passed() < HOURS * 3_600_000) {
    const stop = await traceTasks(session);
    const until = Date.now() + SLICE;
    while (Date.now() < until) {
      if (passed() < nextFault) await pause(100);
      else {
        const fault = FAULTS[Math.floor(draw() * FAULTS.length)] ?? 'link dropped';
        made.set(fault, (made.get(fault) ?? 0) + 1);
        await make(page, fault);
        nextFault = passed() + BETWEEN[0] + draw() * BETWEEN[1];
      }
    }
    longest = longer(longest, await stop());
    if (passed() < nextLine) continue;
    nextLine += 3_600_000;
    const heap = ((await heapOf(session)) / 1e6).toFixed(1);
    console.log(
      `${(passed() / 3_600_000).toFixed(1)} h: heap ${heap} MB, longest task ${longest.ms.toFixed(1)} ms`,
    );
  }
  const last = await heapOf(session);
  const packets = (await page.evaluate(() => window.soak.packets)) - before;
  // What waits is written within a second of the page's time.
  await pause(5000);

  await page.close();
  const again = await context.newPage();
  const facts = await storedFacts(again);
  const there = facts.filter(({ type }) => type === 'measurement').length;
  const early = facts.filter(({ at }) => at <= first.at);
  const own = (await weigh(again, facts)) - (await weigh(again, early));
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const rows: [string, string][] = [
    ['session time', `${HOURS} h at ${FACTOR} times the speed`],
    ['faults', [...made].map(([fault, n]) => `${n} × ${fault}`).join(', ')],
    ['packets after the start, and on the disk', `${packets}, ${there}`],
    ['facts', `${facts.length}`],
    ['heap after ten minutes', mb(first.heap)],
    ['heap at the end', mb(last)],
    ['of the growth are facts', mb(own)],
    ['growth beyond the facts', mb(last - first.heap - own)],
    ['longest task after the start, the thread’s own time', `${longest.ms.toFixed(1)} ms: ${longest.within}`],
    ['longest collection of garbage by the browser', `${longest.collecting.toFixed(1)} ms`],
    ['errors', `${errors.length}${errors.length === 0 ? '' : `: ${errors[0] ?? ''}`}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`);
  await context.close();
} finally {
  await browser.close();
  await server.close();
}
