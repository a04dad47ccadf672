/**
 * `npx tsx test/bench/kills-amid.ts [--kills N] [--only move,copy,merge,change] [--dist FOLDER]`: browsers killed at random moments while plain records are sealed, while a folder of
 * backups is written, while another device's sessions come from it, and while the passphrase is changed. What was done is then gone on with, and everything is held against what
 * was there before. Prints the figures and stops at the first loss.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { copyToFile } from '../../src/backup/file-copy.ts';
import { copyToShelf, joinShelf } from '../../src/backup/folder-copy.ts';
import { headerOn } from '../../src/backup/shelf-lists.ts';
import { newOwnVault, type OwnVault } from '../../src/backup/own-vault.ts';
import { randomBytes } from '../../src/store/device-half.ts';
import { passphraseKey } from '../../src/vault/derive.ts';
import { makeHeader } from '../../src/vault/header.ts';
import { VaultError } from '../../src/vault/vault-error.ts';
import { getBrowser } from '../browser.js';
import { openOnDisk, type DiskBrowser } from '../e2e/disk-browser.ts';
import { storedSessions } from '../e2e/sealed-disk.ts';
import { PASSPHRASE } from '../e2e/sealed-steps.ts';
import { chooseSharedFolder, readFolder, writeFolder } from '../e2e/shared-folder.ts';
import { MemoryHere, MemoryShelf, shortLog } from '../fixtures/memory-here.ts';
import { uniform } from '../fixtures/random.ts';
import { servePage } from './served-page.ts';

const KINDS = ['move', 'copy', 'merge', 'change'] as const;
type Kind = (typeof KINDS)[number];
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '5' },
    only: { type: 'string', default: KINDS.join() },
    dist: { type: 'string', default: 'dist' },
  },
});
const PORT = Number(process.env.ATTUNE_PORT ?? 41_761);
const baseURL = `http://localhost:${PORT}`;
const draw = uniform(20);
const NEXT = 'quite another five words here';
const PATIENCE = 240_000;
/** Sessions of each device, and packets of each. */
const [COUNT, PACKETS] = [12, 200];

/** Facts of sessions by their identity, as text. */
type Held = Readonly<Record<string, string>>;
const heldOf = (logs: Iterable<readonly [string, readonly object[]]>): Held =>
  Object.fromEntries([...logs].map(([id, log]) => [id, JSON.stringify(log)] as const).sort());

const temporary = (): string => mkdtempSync(join(tmpdir(), 'attune-amid-'));
const drop = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
const cache = temporary();

async function open(folder: string): Promise<DiskBrowser> {
  const browser = await openOnDisk(chromium, folder, cache, { executablePath: getBrowser(), baseURL });
  browser.page.setDefaultTimeout(PATIENCE);
  await chooseSharedFolder(browser.context);
  return browser;
}

/** A page of the origin that is not Attune's. */
const aside = (page: Page): Promise<unknown> => page.goto('/ysabeau-office-OFL.txt');

async function onDisk(page: Page, passphrase?: string): Promise<Held> {
  await aside(page);
  const sessions = await storedSessions(page, '/', passphrase);
  const held = heldOf(sessions.map(({ row, facts }) => [row.id, facts]));
  if (Object.keys(held).length !== sessions.length) throw new Error('a session is there twice');
  return held;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Through the page of the lock, by the first of these that opens it. */
async function unlock(page: Page, passphrases: readonly string[]): Promise<string> {
  await page.goto('/', { timeout: PATIENCE });
  for (const passphrase of passphrases) {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await press(page, 'Unlock');
    const open = page.getByRole('button', { name: 'Back up', exact: true }).first();
    const wrong = page.getByText('That is not the passphrase or code');
    await open.or(wrong).first().waitFor();
    if (await open.isVisible()) return passphrase;
  }
  throw new Error('nothing opens the records any more');
}

function same(what: string, held: Held, wanted: Held): void {
  if (JSON.stringify(held) === JSON.stringify(wanted)) return;
  const ids = [...new Set([...Object.keys(held), ...Object.keys(wanted)])];
  throw new Error(`${what}: not as they were: ${ids.filter((id) => held[id] !== wanted[id]).join()}`);
}

/** Another device with sessions, and the vault that it shares. */
async function otherDevice(prefix: string): Promise<{ here: MemoryHere; vault: OwnVault }> {
  const here = new MemoryHere('elsewhere');
  for (let i = 0; i < COUNT; i++) await here.keep(shortLog(`${prefix}-${i}`, PACKETS + i, 'elsewhere'));
  const open = await makeHeader(PASSPHRASE, { kdf: passphraseKey, random: randomBytes });
  return { here, vault: newOwnVault(open, randomBytes) };
}

/** What whoever has this passphrase finds in the folder. */
async function inFolder(page: Page, passphrase: string): Promise<Held> {
  const shelf = new MemoryShelf();
  for (const [path, bytes] of Object.entries(await readFolder(page)))
    shelf.files.set(path, Uint8Array.from(bytes));
  const header = await headerOn(shelf);
  if (header === undefined) throw new Error('nobody has written into the folder');
  const here = new MemoryHere('reads');
  const empty = newOwnVault({ header, vaultKey: new Uint8Array(32) }, randomBytes);
  const own = await joinShelf(header, { passphrase }, empty, passphraseKey);
  await copyToShelf(here, shelf, { ...own, older: [] }, randomBytes, 1);
  return heldOf(here.logs);
}

/** A profile with a passphrase and sessions; with a folder that holds them where it was `chosen`. */
async function sealedProfile(chosen: boolean): Promise<string> {
  const folder = temporary();
  const { here, vault } = await otherDevice('own');
  const { blob } = await copyToFile(here, vault, randomBytes, 1);
  const { page, context } = await open(folder);
  await page.goto('/', { timeout: PATIENCE });
  await press(page, 'Restore');
  const buffer = Buffer.from(await blob.arrayBuffer());
  await page
    .getByLabel('Choose a backup')
    .setInputFiles({ name: 'x.attune', mimeType: 'application/octet-stream', buffer });
  await page.locator('attune-restore').getByLabel('Passphrase').fill(PASSPHRASE);
  await page.locator('attune-restore').getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText(`${COUNT} sessions came from it.`).waitFor();
  await page.locator('attune-guard').getByLabel('Passphrase').fill(PASSPHRASE);
  await press(page, 'Lock them with it');
  await page.getByText('The records are guarded.').waitFor();
  if (chosen) {
    await press(page, 'Choose a folder');
    await page.getByText('Backed up.', { exact: true }).waitFor();
  }
  await context.close();
  return folder;
}

/** What version 0.1.0 left, in plain text. */
async function plainProfile(): Promise<string> {
  const folder = temporary();
  const { page, context } = await open(folder);
  await aside(page);
  const logs = Array.from({ length: COUNT }, (_, i) =>
    shortLog(`own-${i}`, PACKETS + i, 'elsewhere').map((fact) => JSON.stringify(fact)),
  );
  await page.evaluate(async (all) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('attune /', 1);
      asked.onupgradeneeded = () => {
        for (const name of ['sessions', 'chunks', 'clients', 'settings'])
          asked.result.createObjectStore(name);
      };
      asked.onsuccess = () => resolve(asked.result);
    });
    const writing = db.transaction(['sessions', 'chunks'], 'readwrite');
    all.forEach((lines, i) => {
      const id = `own-${i}`;
      const row = { id, epoch: 1_764_000_000_000, at: 9000, endedAt: 9000, version: 1 };
      writing.objectStore('sessions').put({ ...row, chunks: lines.length, facts: lines.length }, id);
      lines.forEach((line, number) => {
        const bytes = new TextEncoder().encode(line);
        writing.objectStore('chunks').put({ coding: 'json-lines', bytes }, [id, number]);
      });
    });
    await new Promise((done) => (writing.oncomplete = done));
    db.close();
  }, logs);
  await context.close();
  return folder;
}

/** Whether nothing lies in plain text any more and everything is written over. */
const isMoved = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('attune /');
      asked.onsuccess = () => resolve(asked.result);
    });
    const transaction = db.transaction(['settings', 'sessions']);
    const answer = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const [keys, rows] = await Promise.all([
      answer(transaction.objectStore('settings').getAllKeys()),
      answer(transaction.objectStore('sessions').getAll() as IDBRequest<unknown[]>),
    ]);
    db.close();
    return !keys.includes('scrub') && rows.length > 0 && rows.every((row) => row instanceof Uint8Array);
  });

interface Work {
  /** A profile before it. */
  readonly profile: () => Promise<string>;
  /** Goes up to the moment from which it may be killed. */
  readonly lead: (page: Page) => Promise<void>;
  /** Does it. */
  readonly work: (page: Page) => Promise<void>;
  /** The share of its time before which nothing is written yet: a key is made. */
  readonly key?: number;
  /** Resolves when it is done. */
  readonly over: (page: Page) => Promise<void>;
  /** After a kill: goes on to its end and looks. Returns how it was found. */
  readonly look: (page: Page) => Promise<string>;
}

const own = heldOf(
  Array.from({ length: COUNT }, (_, i) => [`own-${i}`, shortLog(`own-${i}`, PACKETS + i, 'elsewhere')]),
);
const others = heldOf(
  Array.from({ length: COUNT }, (_, i) => [`other-${i}`, shortLog(`other-${i}`, PACKETS + i, 'elsewhere')]),
);
const both = Object.fromEntries([...Object.entries(own), ...Object.entries(others)].sort());
const backedUp = (page: Page): Promise<void> => page.getByText('Backed up.', { exact: true }).waitFor();

/** On the page of backups: the folder is chosen or opened, as far as that is still to be done, and written to its end. */
async function finishCopy(page: Page): Promise<void> {
  await press(page, 'Back up');
  const [copy, choose, join] = ['Copy now', 'Choose a folder', 'Open this folder'].map((name) =>
    page.getByRole('button', { name, exact: true }).and(page.locator(':enabled')),
  );
  if (copy === undefined || choose === undefined || join === undefined) return;
  await copy.or(choose).or(join).first().waitFor();
  if (await choose.isVisible()) await choose.click();
  else if (await copy.isVisible()) await copy.click();
  await page.getByText('Backed up.', { exact: true }).or(join).first().waitFor();
  if (!(await join.isVisible())) return;
  await page.locator('attune-with-secret', { has: join }).getByLabel('Passphrase').fill(PASSPHRASE);
  await join.click();
  await backedUp(page);
}

const toBackups = async (page: Page): Promise<void> => {
  await unlock(page, [PASSPHRASE]);
  await press(page, 'Back up');
};

const WORKS: Record<Kind, Work> = {
  move: {
    profile: plainProfile,
    lead: async (page) => void (await aside(page)),
    work: async (page) => void (await page.goto('/', { waitUntil: 'commit', timeout: PATIENCE })),
    over: async (page) => {
      await page.getByRole('button', { name: 'Back up', exact: true }).first().waitFor();
      while (!(await isMoved(page))) await after(200);
    },
    look: async (page) => {
      await aside(page);
      const before = await isMoved(page);
      await page.goto('/', { timeout: PATIENCE });
      await page.getByRole('button', { name: 'Back up', exact: true }).first().waitFor();
      while (!(await isMoved(page))) await after(200);
      same('moved', await onDisk(page), own);
      return before ? 'was over' : 'went on';
    },
  },
  copy: {
    profile: () => sealedProfile(false),
    lead: toBackups,
    work: (page) => press(page, 'Choose a folder'),
    over: backedUp,
    look: async (page) => {
      await aside(page);
      const before = Object.keys(await readFolder(page)).some((path) => path.includes('/dev/'));
      await unlock(page, [PASSPHRASE]);
      await finishCopy(page);
      same('on the device', await onDisk(page, PASSPHRASE), own);
      same('in the folder', await inFolder(page, PASSPHRASE), own);
      return before ? 'was over' : 'went on';
    },
  },
  merge: {
    profile: async () => {
      const folder = await sealedProfile(false);
      const { here, vault } = await otherDevice('other');
      const shelf = new MemoryShelf();
      await copyToShelf(here, shelf, vault, randomBytes, 1);
      const { page, context } = await open(folder);
      await aside(page);
      await writeFolder(
        page,
        Object.fromEntries([...shelf.files].map(([path, bytes]) => [path, [...bytes]])),
      );
      await context.close();
      return folder;
    },
    lead: async (page) => {
      await toBackups(page);
      await press(page, 'Choose a folder');
      const join = page.getByRole('button', { name: 'Open this folder', exact: true });
      await page.locator('attune-with-secret', { has: join }).getByLabel('Passphrase').fill(PASSPHRASE);
    },
    work: (page) => press(page, 'Open this folder'),
    key: 0.55,
    over: backedUp,
    look: async (page) => {
      const before = Object.keys(await onDisk(page, PASSPHRASE)).length;
      await unlock(page, [PASSPHRASE]);
      await finishCopy(page);
      same('on the device', await onDisk(page, PASSPHRASE), both);
      same('in the folder', await inFolder(page, PASSPHRASE), both);
      return `${before - COUNT} of ${COUNT} had come`;
    },
  },
  change: {
    profile: () => sealedProfile(true),
    lead: async (page) => {
      await toBackups(page);
      await press(page, 'Change the passphrase');
      await page.locator('attune-set-passphrase').getByLabel('Passphrase', { exact: true }).fill(NEXT);
      await page.getByLabel('Repeat the passphrase').fill(NEXT);
    },
    work: (page) =>
      page
        .locator('attune-set-passphrase')
        .getByRole('button', { name: 'Change the passphrase', exact: true })
        .click(),
    key: 0.55,
    over: (page) => page.getByText('The new passphrase holds from now on.').waitFor(),
    look: async (page) => {
      const typed = await unlock(page, [NEXT, PASSPHRASE]);
      await finishCopy(page);
      // What was broken off between backups and records is brought to its end by now.
      await page.goto('/', { timeout: PATIENCE });
      const holds = await unlock(page, [NEXT, PASSPHRASE]);
      same('on the device', await onDisk(page, holds), own);
      same('in the folder', await inFolder(page, holds), own);
      await inFolder(page, holds === NEXT ? PASSPHRASE : NEXT).then(
        () => {
          throw new Error('both passphrases open the folder');
        },
        (cause: unknown) => {
          if (!(cause instanceof VaultError) || cause.code !== 'wrong-secret') throw cause;
        },
      );
      const [first, then] = [typed, holds].map((one) => (one === NEXT ? 'the new one' : 'the old one'));
      return `opened with ${first}, then with ${then}`;
    },
  },
};

/** One work in a copy of this profile, killed after `ms`, or, without, done to its end. Returns how long it took, ms. */
async function once(
  profile: string,
  { lead, work, over, look }: Work,
  ms?: number,
): Promise<[number, string]> {
  const folder = temporary();
  try {
    cpSync(profile, folder, { recursive: true });
    const browser = await open(folder);
    await lead(browser.page);
    const began = performance.now();
    await work(browser.page);
    if (ms === undefined) await over(browser.page);
    else await after(Math.max(0, ms - (performance.now() - began)));
    const took = performance.now() - began;
    if (ms === undefined) await browser.context.close();
    else await browser.kill();
    const reader = await open(folder);
    const found = await look(reader.page);
    await reader.context.close();
    return [took, found];
  } finally {
    drop(folder);
  }
}

const server = await servePage(values.dist, PORT);
try {
  for (const kind of KINDS.filter((one) => values.only.split(',').includes(one))) {
    const profile = await WORKS[kind].profile();
    const [whole] = await once(profile, WORKS[kind]);
    console.log(`${kind}: ${whole.toFixed(0)} ms where nothing hinders it`);
    for (let i = 1; i <= Number(values.kills); i++) {
      const { key = 0 } = WORKS[kind];
      const [at, found] = await once(profile, WORKS[kind], whole * (key + (1 - key) * draw()));
      console.log(`${kind} ${i}: killed after ${at.toFixed(0)} ms, ${found}; nothing is lost`);
    }
    drop(profile);
  }
} finally {
  await server.close();
  drop(cache);
}
