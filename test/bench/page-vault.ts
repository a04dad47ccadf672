/**
 * `npx tsx test/bench/page-vault.ts [--plain FOLDER] [--dist FOLDER]`: what sealed records cost the page in the real browser: from a passphrase to the list of
 * a large practice, an append while it records, and opening eight hours, beside a build of a version that kept them plain. Prints; asserts nothing.
 */
import { parseArgs } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { getBrowser } from '../browser.js';
import { fillGroups, PASSPHRASE, typePassphrase } from '../e2e/sealed-steps.ts';
import { CLIENTS, fillRecords, SESSIONS } from './page-list.ts';
import { openStored, type Opening } from './page-opening.ts';
import { factsOf, untilRecords } from './page-session.ts';
import { traceMarked } from './page-tasks.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: { plain: { type: 'string' }, dist: { type: 'string', default: 'dist' } },
});
const PORT = 41_767;
const TIMES = 5;
const OPENINGS = 3;
/** How long appends are counted, ms. */
const RECORDED = 30_000;
/** What the page fetches while it rests is none of this. */
const AFTERWARDS = 2000;

/** What the page notes of itself. */
interface Noted {
  /** When a key was asked for and when it was there, ms. */
  readonly asked: number[];
  readonly made: number[];
  pressed: number;
  shown: number;
  appends: number;
}

/** Runs in the page before its own scripts. */
function noteVault(): void {
  const noted: Noted = { asked: [], made: [], pressed: NaN, shown: NaN, appends: 0 };
  Object.assign(window, { noted });
  const Thread = window.Worker;
  window.Worker = class extends Thread {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      if (!String(address).includes('vault-worker')) return;
      const ask = this.postMessage.bind(this);
      this.postMessage = (message: unknown): void => {
        noted.asked.push(performance.now());
        ask(message);
      };
      this.addEventListener('message', () => noted.made.push(performance.now()));
    }
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const made = transaction.call(this, names, mode, options);
    if (mode === 'readwrite' && [names].flat().includes('chunks')) {
      performance.mark('append begins');
      made.addEventListener('complete', () => {
        performance.mark('append');
        noted.appends += 1;
      });
    }
    return made;
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === 'chunks') performance.mark('append');
    return put.apply(this, given);
  };
}

/** Runs in the page: from the next press on it looks in every frame whether the list stands. */
function untilListed(): void {
  const { noted } = window as unknown as { noted: Noted };
  const find = (root: ParentNode): boolean =>
    [...root.querySelectorAll('*')].some(
      (one) => one.localName === 'attune-session-row' || (one.shadowRoot !== null && find(one.shadowRoot)),
    );
  const pressed = ({ timeStamp }: Event): void => {
    noted.pressed = timeStamp;
    const look = (): void => {
      if (!find(document)) requestAnimationFrame(look);
      // Drawn in the frame after.
      else requestAnimationFrame(() => (noted.shown = performance.now()));
    };
    requestAnimationFrame(look);
  };
  window.addEventListener('click', pressed, { capture: true, once: true });
}

/** Whether everything that was laid there plain is sealed. Runs in the page. */
async function isSealed(): Promise<boolean> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('attune /');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const transaction = db.transaction(['sessions', 'settings']);
  const keysIn = (name: string): Promise<IDBValidKey[]> =>
    new Promise((resolve) => {
      const request = transaction.objectStore(name).getAllKeys();
      request.onsuccess = () => resolve(request.result);
    });
  const [sessions, settings] = await Promise.all([keysIn('sessions'), keysIn('settings')]);
  db.close();
  return (
    !sessions.some((key) => typeof key === 'string' && key.startsWith('s-')) && !settings.includes('scrub')
  );
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click({ timeout: 120_000 });

interface Unlocking {
  /** The key derivation, ms. */
  readonly key: number;
  /** From the press to the list, without it, ms. */
  readonly beyond: number;
}

interface Appends {
  /** The thread's own time in all tasks that an append has a part in, from its transaction's beginning on, by append, ms. */
  readonly each: number;
  readonly count: number;
  /** Longest such task, ms. */
  readonly longest: number;
}

/** A large practice behind a passphrase: opened several times, then a session beside it. */
async function openPractice(
  browser: Browser,
  address: string,
): Promise<{ readonly unlockings: readonly Unlocking[]; readonly appends: Appends }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(noteVault);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  await untilRecords(page);
  await fillRecords(page);
  await page.reload();
  await page.getByRole('button', { name: /^K-0/ }).first().waitFor();
  while (!(await page.evaluate(isSealed))) await page.waitForTimeout(1000);
  await press(page, 'Back up');
  await typePassphrase(page);
  await page.getByRole('heading', { name: 'Your recovery code' }).waitFor();
  await fillGroups(page);
  const unlockings: Unlocking[] = [];
  for (let i = 0; i < TIMES; i++) {
    await press(page, 'Lock now');
    await page.getByRole('heading', { name: 'The records are locked.' }).waitFor();
    await page.waitForTimeout(AFTERWARDS);
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.evaluate(untilListed);
    await press(page, 'Unlock');
    await page.waitForFunction(() => (window as unknown as { noted: Noted }).noted.shown > 0);
    const { asked, made, pressed, shown } = await page.evaluate(
      () => (window as unknown as { noted: Noted }).noted,
    );
    const key = (made[0] ?? NaN) - (asked[0] ?? NaN);
    unlockings.push({ key, beyond: shown - pressed - key });
    await page.waitForTimeout(AFTERWARDS);
  }
  await press(page, 'Try it without a strap');
  await press(page, 'Start session');
  await page.waitForTimeout(AFTERWARDS);
  const session = await context.newCDPSession(page);
  const count = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { noted: Noted }).noted.appends);
  const end = await traceMarked(session, 'append');
  const before = await count();
  await page.waitForTimeout(RECORDED);
  const appended = (await count()) - before;
  const tasks = await end();
  await context.close();
  const sum = tasks.reduce((all, ms) => all + ms, 0);
  return { unlockings, appends: { each: sum / appended, count: appended, longest: Math.max(...tasks) } };
}

/** Eight hours opened from the list, one program after the other. */
async function openHours(
  browser: Browser,
  addresses: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly Opening[]>> {
  const epoch = Date.now() - 481 * 60_000;
  const lived = await factsOf(480, epoch);
  const facts = [...lived, { type: 'ended', at: lived.at(-1)?.at ?? 0 } as const];
  const all = new Map<string, Opening[]>([...addresses.keys()].map((name) => [name, []]));
  for (let i = 0; i < OPENINGS; i++)
    for (const [name, address] of addresses)
      all.get(name)?.push(await openStored(browser, address, facts, epoch, name === 'plain'));
  return all;
}

const server = await servePage(values.dist, PORT);
const plain = values.plain === undefined ? undefined : await servePage(values.plain, PORT + 1);
const browser = await chromium.launch({ executablePath: getBrowser() });
try {
  const spread = (list: readonly number[]): string => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (q: number): string => (sorted[Math.round(q * (sorted.length - 1))] ?? NaN).toFixed(0);
    return `${at(0.5)} ms, ${at(0)} to ${at(1)}`;
  };
  const { unlockings, appends } = await openPractice(browser, `http://localhost:${PORT}`);
  console.log(`${CLIENTS} clients with ${SESSIONS} sessions, median, least to most`);
  console.log(`the key derivation         ${spread(unlockings.map(({ key }) => key))}`);
  console.log(`from the press to the list, beyond it  ${spread(unlockings.map(({ beyond }) => beyond))}`);
  console.log(
    `an append beside them, the thread's own time  ${appends.each.toFixed(2)} ms, in ${appends.count}; longest task ${appends.longest.toFixed(1)} ms`,
  );
  const addresses = new Map([['sealed', `http://localhost:${PORT}`]]);
  if (plain !== undefined) addresses.set('plain', `http://localhost:${PORT + 1}`);
  for (const [name, openings] of await openHours(browser, addresses)) {
    const pictures = openings.flatMap(({ picture }) => picture ?? []);
    console.log(
      `eight hours, ${name}: picture ${spread(pictures)}; figures ${spread(openings.map(({ figures }) => figures))}; longest task ${spread(openings.map(({ blocked }) => blocked))}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
  await plain?.close();
}
