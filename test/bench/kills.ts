/**
 * `npx tsx test/bench/kills.ts [--kills N] [--guarded N] [--locked N] [--full N] [--leave N] [--dist FOLDER]`: browsers killed at random moments of a session, on a disk with room and
 * on one that is nearly full, with a passphrase that was typed or started without, and pages left in three ways. Prints how much of each session was lost; asserts nothing. The nearly
 * full disk takes Linux and root.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { getBrowser } from '../browser.js';
import {
  notePackets,
  openOnDisk,
  startSession,
  storedFacts,
  storedOf,
  type SentPacket,
} from '../e2e/disk-browser.ts';
import { leave, WAYS } from '../e2e/leaving.ts';
import { openFile, PASSPHRASE, setPassphrase } from '../e2e/sealed-steps.ts';
import { mountSmallDisk, WHY_NOT, type SmallDisk } from '../e2e/small-disk.ts';
import { uniform } from '../fixtures/random.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    /** With a passphrase on the records: typed before the session, or not at all. */
    guarded: { type: 'string', default: '50' },
    locked: { type: 'string', default: '20' },
    full: { type: 'string', default: '20' },
    /** Bytes that the nearly full disk has left, least and most. */
    room: { type: 'string', default: '300000-1000000' },
    leave: { type: 'string', default: '20' },
    dist: { type: 'string', default: 'dist' },
  },
});
const PORT = Number(process.env.ATTUNE_PORT ?? 41_758);
const baseURL = `http://localhost:${PORT}`;
const draw = uniform(10);
const [LEAST = 0, MOST = LEAST] = values.room.split('-').map(Number);

interface Kill {
  readonly packets: number;
  /** Age of the oldest packet that was lost, at the kill, ms; 0 = none was. */
  readonly lostMs: number;
  /** The page had said that it cannot write. */
  readonly refused: boolean;
}

/** How the records stand when a session begins; `undefined` = no passphrase is set. */
type Guarded = 'unlocked' | 'locked' | undefined;

/** Gives the profile in `folder` a passphrase. */
async function guard(folder: string, cache: string): Promise<void> {
  const { page, context } = await openOnDisk(chromium, folder, cache, {
    executablePath: getBrowser(),
    baseURL,
  });
  page.setDefaultTimeout(120_000);
  await page.goto('/');
  await page
    .locator('button:enabled', { hasText: 'Try it without a strap' })
    .first()
    .waitFor({ timeout: 120_000 });
  await openFile(page, 'monday', 'a name');
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  await setPassphrase(page);
  await page.getByRole('button', { name: 'Lock now', exact: true }).waitFor();
  await context.close();
}

async function pass(page: Page, how: Guarded): Promise<void> {
  if (how === 'locked')
    await page.getByRole('button', { name: 'Start without unlocking', exact: true }).click();
  if (how !== 'unlocked') return;
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

async function killOnce(folder: string, cache: string, disk?: SmallDisk, guarded?: Guarded): Promise<Kill> {
  const sent: SentPacket[] = [];
  const options = { executablePath: getBrowser(), baseURL };
  const browser = await openOnDisk(chromium, folder, cache, options);
  browser.page.setDefaultTimeout(120_000);
  await notePackets(browser.context, (packet) => sent.push(packet));
  await startSession(browser.page, () => pass(browser.page, guarded));
  // A session needs a few hundred bytes a second; the browser's own writes take the rest.
  disk?.fill(LEAST + (MOST - LEAST) * draw());
  await after(1000 + 4000 * draw());
  const notice = browser.page.getByText('This device’s storage cannot be used');
  const refused = disk !== undefined && (await notice.isVisible());
  const killed = Date.now();
  await browser.kill();
  disk?.clear();
  const reader = await openOnDisk(chromium, folder, cache, options);
  const facts = await storedFacts(reader.page, guarded === undefined ? undefined : PASSPHRASE);
  await reader.context.close();
  const stored = storedOf(
    sent.map(({ bytes }) => bytes),
    facts,
  );
  const lost = sent[stored];
  return { packets: sent.length, lostMs: lost === undefined ? 0 : Math.max(0, killed - lost.at), refused };
}

async function killMany(count: number, folder: string, disk?: SmallDisk, guarded?: Guarded): Promise<Kill[]> {
  const cache = mkdtempSync(join(tmpdir(), 'attune-cache-'));
  const kills: Kill[] = [];
  try {
    if (guarded !== undefined && count > 0) await guard(folder, cache);
    for (let i = 0; i < count; i++) {
      const kill = await killOnce(folder, cache, disk, guarded);
      kills.push(kill);
      console.log(
        `${guarded ?? (disk === undefined ? 'room' : 'nearly full')} ${i + 1}: ${JSON.stringify(kill)}`,
      );
    }
  } finally {
    rmSync(cache, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  return kills;
}

const server = await servePage(values.dist, PORT);
const rows: string[][] = [['what', 'times', 'packets', 'lost: median', 'most', 'could not write']];
const row = (what: string, kills: readonly Kill[]): string[] => {
  const lost = kills.map(({ lostMs }) => lostMs).toSorted((a, b) => a - b);
  const packets = kills.reduce((sum, kill) => sum + kill.packets, 0);
  const ms = (q: number): string => `${(lost[Math.round(q * (lost.length - 1))] ?? NaN).toFixed(0)} ms`;
  const refused = kills.filter((kill) => kill.refused).length;
  return [what, `${kills.length}`, `${packets}`, ms(0.5), ms(1), `${refused}`];
};
try {
  const profile = mkdtempSync(join(tmpdir(), 'attune-kills-'));
  rows.push(row('killed, room on the disk', await killMany(Number(values.kills), profile)));
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  for (const guarded of ['unlocked', 'locked'] as const) {
    const count = Number(guarded === 'unlocked' ? values.guarded : values.locked);
    const folder = mkdtempSync(join(tmpdir(), 'attune-kills-'));
    rows.push(row(`killed, passphrase set, ${guarded}`, await killMany(count, folder, undefined, guarded)));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  const disk = Number(values.full) > 0 ? mountSmallDisk(120) : undefined;
  if (disk === undefined) console.log(`No kills on a nearly full disk: ${WHY_NOT}.`);
  else {
    try {
      rows.push(row('killed, disk nearly full', await killMany(Number(values.full), disk.folder, disk)));
    } finally {
      disk.unmount();
    }
  }
  const browser = await chromium.launch({ executablePath: getBrowser() });
  const context = await browser.newContext({ baseURL });
  await context.addInitScript('globalThis.__name = (named) => named');
  for (const way of WAYS) {
    let kept = 0;
    let packets = 0;
    for (let i = 0; i < Number(values.leave); i++) {
      const { sent, stored } = await leave(context, way, 900 * draw());
      packets += sent;
      if (sent === stored) kept += 1;
      console.log(`left ${i + 1}: ${way}, ${stored} of ${sent}`);
    }
    rows.push([`left: ${way}`, values.leave, `${packets}`, `${kept} kept whole`, '', '']);
  }
  await browser.close();
} finally {
  await server.close();
}
const widths = rows[0]?.map((_, c) => Math.max(...rows.map((cells) => cells[c]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
