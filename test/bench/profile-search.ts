/**
 * `npx tsx test/bench/profile-search.ts [--dist FOLDER] [--only sealed|moved]`: searches every byte of a browser's profile, the folder of backups in it
 * included, for what was kept there. A session that was typed and one that was opened, with markers as code, name, note, words of a mark, a rating's
 * name and intervals: sealed from the start, backed up, with a passphrase, locked, erased; and kept in the plain text of version 0.1.0, moved,
 * erased. Prints how often each was found, and where; asserts nothing. A marker that is planted on purpose shows that the search finds.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { getBrowser } from '../browser.js';
import { openOnDisk } from '../e2e/disk-browser.ts';
import { storedSessions } from '../e2e/sealed-disk.ts';
import { PASSPHRASE, setPassphrase } from '../e2e/sealed-steps.ts';
import { SimulatedSession } from '../e2e/simulated-session.ts';
import { servePage } from './served-page.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' }, only: { type: 'string', default: 'sealed moved' } },
});
const PORT = Number(process.env.ATTUNE_PORT ?? 41_759);
const baseURL = `http://localhost:${PORT}`;

const CODE = 'ZQXK-77';
const TYPED = 'ZQTY-88';
const MARKERS = {
  code: [CODE, TYPED],
  name: ['zqmarkername', 'zqtypedname'],
  note: ['zqmarkernote'],
  mark: ['zqmarkerword', 'zqtypedword'],
  rating: ['zqmarkerrating'],
  rr: ['851.372', '889.372'],
  fact: ['"type":"measurement"', '"rr":['],
  planted: ['zqplantedmarker'],
} as const;
type Marker = keyof typeof MARKERS | 'rr typed' | 'old keys';
/** Intervals of the session that the simulated strap sent, as the facts have them. */
const sent: string[] = [];
/** What the pad held before its keys were changed. */
const oldKeys: Buffer[] = [];

/** One number as a database may keep it. */
function float64(text: string): Buffer[] {
  if (Number.isNaN(Number(text))) return [];
  const [little, big] = [Buffer.alloc(8), Buffer.alloc(8)];
  little.writeDoubleLE(Number(text));
  big.writeDoubleBE(Number(text));
  return [little, big];
}

function needles(): [Marker, Buffer[]][] {
  const all: [Marker, readonly string[]][] = [
    ...(Object.entries(MARKERS) as [Marker, readonly string[]][]),
    ['rr typed', sent],
  ];
  return [
    ...all.map(([name, texts]): [Marker, Buffer[]] => [
      name,
      texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...float64(text)]),
    ]),
    ['old keys', oldKeys],
  ];
}

const facts = (id: string): string[] => [
  JSON.stringify({ type: 'started', at: 0, schema: 1, id, epoch: 1_764_000_000_000, app: '0', origin: 'o' }),
  JSON.stringify({ type: 'client', at: 1, code: CODE }),
  JSON.stringify({ type: 'named', at: 2, name: MARKERS.name[0] }),
  JSON.stringify({ type: 'mark', at: 3, id: 'm', kind: 'shift', by: 'therapist' }),
  JSON.stringify({ type: 'mark-changed', at: 4, id: 'm', words: MARKERS.mark[0] }),
  JSON.stringify({ type: 'rating', at: 5, scale: 'own', value: 7, name: MARKERS.rating[0] }),
  ...Array.from({ length: 90 }, (_, i) =>
    JSON.stringify({ type: 'measurement', at: 900 * (i + 1), who: 'client', bpm: 70, rr: [850.372 + i] }),
  ),
  JSON.stringify({ type: 'ended', at: 82_000 }),
];

/** How often each marker stands in the files under `folder`, and in which. */
function search(folder: string): { readonly found: Record<string, number>; readonly where: string[] } {
  const wanted = needles();
  const found: Record<string, number> = Object.fromEntries(wanted.map(([name]) => [name, 0]));
  const where = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    for (const [name, patterns] of wanted)
      for (const needle of patterns)
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
          found[name] = (found[name] ?? 0) + 1;
          where.add(`${name}: ${relative(folder, path)}`);
        }
  }
  return { found, where: [...where].filter((line) => !line.startsWith('planted')) };
}

const rows: string[][] = [['when', ...needles().map(([name]) => name)]];
const cache = mkdtempSync(join(tmpdir(), 'attune-cache-'));

/** The two generations that a copy of the pad holds, as their two keys each. */
const padKeys = async (page: Page): Promise<Buffer[]> => {
  const bytes = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(`pad-0 ${encodeURIComponent('/')}`)).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  });
  return [8, 40, 136, 168].map((at) => Buffer.from(bytes.slice(at, at + 32)));
};

/** Does what changes the keys, and notes those that are gone by it. */
async function changing(page: Page, work: () => Promise<void>): Promise<void> {
  const before = await padKeys(page);
  await work();
  const after = await padKeys(page);
  oldKeys.push(...before.filter((key) => !after.some((now) => now.equals(key))));
}

/** Does `work` in the profile, closes the browser as a person does, and notes what lies there then. */
async function then(when: string, folder: string, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await openOnDisk(chromium, folder, cache, { executablePath: getBrowser(), baseURL });
  browser.page.setDefaultTimeout(120_000);
  // The browser's own list of folders cannot be pressed; this one lies in the profile, and is searched with it.
  await browser.context.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('shared', { create: true }),
    });
  });
  await work(browser.page);
  await browser.context.close();
  const { found, where } = search(folder);
  rows.push([when, ...Object.values(found).map(String)]);
  console.log(when, JSON.stringify(found));
  for (const line of where) console.log(`  ${line}`);
}

/** A marker in a database that is not Attune's. */
const plant = (page: Page): Promise<void> =>
  page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.open('planted');
        asked.onupgradeneeded = () => asked.result.createObjectStore('planted');
        asked.onsuccess = () => {
          const writing = asked.result.transaction('planted', 'readwrite');
          writing.objectStore('planted').put({ bytes: new TextEncoder().encode(text) }, 1);
          writing.oncomplete = () => {
            asked.result.close();
            resolve();
          };
        };
      }),
    MARKERS.planted[0],
  );

async function begin(page: Page): Promise<SimulatedSession> {
  const session = new SimulatedSession(page);
  await session.goto();
  return session;
}

async function eraseAll(page: Page, session: SimulatedSession, codes: readonly string[]): Promise<void> {
  await session.press('Clients');
  for (const code of codes) {
    await page
      .getByRole('button', { name: new RegExp(`^${code}`) })
      .first()
      .click();
    await session.press('Erase this client');
    await session.press('Erase for good');
    await page.getByText(code).first().waitFor({ state: 'detached' });
  }
}

async function unlock(page: Page, session: SimulatedSession): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await session.press('Unlock');
  await session.press('Clients');
  await page
    .getByRole('button', { name: new RegExp(`^${CODE}`) })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
}

/** A session as a therapist types one: client, words of a mark, a rating, a name. */
async function typeSession(page: Page, session: SimulatedSession): Promise<void> {
  await session.press('Clients');
  await session.press('New client');
  await page.getByLabel('Client code').fill(TYPED);
  await session.press('Create');
  await session.press('New session');
  await session.press('Try it without a strap');
  await session.press('Start session');
  await session.showsHeartRate();
  await page.keyboard.press('1');
  await page.keyboard.press('w');
  await page.getByRole('textbox', { name: 'Words' }).fill(MARKERS.mark[1]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('r');
  await page.getByRole('button', { name: '6', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(5000);
  await session.press('End session');
  await session.press('End and keep');
  await session.press('All sessions');
  const leave = page.getByRole('button', { name: 'Leave', exact: true });
  const rename = page.getByRole('button', { name: /^Rename/ }).first();
  await leave.or(rename).first().waitFor();
  if (await leave.isVisible()) await leave.click();
  await rename.click();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill(MARKERS.name[1]);
  await name.press('Enter');
  await page.getByText(MARKERS.name[1]).first().waitFor();
  for (const { facts } of await storedSessions(page))
    for (const fact of facts)
      if (fact.type === 'measurement')
        sent.push(...fact.rr.map(String).filter((text) => text.length >= 8 && !sent.includes(text)));
}

async function keepNote(page: Page, session: SimulatedSession): Promise<void> {
  await session.press('Clients');
  await page.getByText(CODE).first().click();
  await page.getByLabel('Note', { exact: true }).fill(MARKERS.note[0]);
  await session.press('Keep the note');
  await page.getByText('Kept.', { exact: true }).waitFor();
}

/** Writes everything as version 0.1.0 had it, in plain text, from a page of the origin that is not Attune's. */
async function layPlain(page: Page): Promise<void> {
  await page.goto('/ysabeau-office-OFL.txt');
  await page.evaluate(
    async ({ lines, code, note }) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('attune', 1);
        asked.onupgradeneeded = () => {
          for (const name of ['sessions', 'chunks', 'clients', 'settings'])
            asked.result.createObjectStore(name);
        };
        asked.onsuccess = () => resolve(asked.result);
      });
      const writing = db.transaction(['sessions', 'chunks', 'settings'], 'readwrite');
      const row = {
        id: 'plain',
        epoch: 1_764_000_000_000,
        at: 82_000,
        endedAt: 82_000,
        chunks: lines.length,
      };
      writing.objectStore('sessions').put({ ...row, facts: lines.length, client: code, version: 1 }, 'plain');
      lines.forEach((line, i) => {
        const bytes = new TextEncoder().encode(line);
        writing.objectStore('chunks').put({ coding: 'json-lines', bytes }, ['plain', i]);
      });
      writing.objectStore('settings').put([{ code, note }], 'clientCards');
      await new Promise((done) => (writing.oncomplete = done));
      db.close();
    },
    { lines: facts('plain'), code: CODE, note: MARKERS.note[0] },
  );
}

/** Waits until nothing lies in plain text any more, nor what it was overwritten with. */
const moved = async (page: Page): Promise<void> => {
  for (;;) {
    const keys = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('attune');
        asked.onsuccess = () => resolve(asked.result);
      });
      const transaction = db.transaction(['settings', 'sessions']);
      const all = (name: string) =>
        new Promise<IDBValidKey[]>((resolve) => {
          const asked = transaction.objectStore(name).getAllKeys();
          asked.onsuccess = () => resolve(asked.result);
        });
      const found = [...(await all('settings')), ...(await all('sessions'))];
      db.close();
      return found;
    });
    if (!keys.includes('plain') && !keys.includes('scrub')) return;
    await page.waitForTimeout(1000);
  }
};

const profile = (): string => mkdtempSync(join(tmpdir(), 'attune-search-'));
const server = await servePage(values.dist, PORT);
const folders = [profile(), profile()];
const [sealed = '', plain = ''] = folders;
try {
  if (values.only.includes('sealed')) {
    await then('kept, sealed from the start', sealed, async (page) => {
      const session = await begin(page);
      await plant(page);
      const buffer = Buffer.from(
        ['{"attune":"session","schema":1,"app":"0"}', ...facts('sealed'), ''].join('\n'),
      );
      await page.getByLabel('Open a file').setInputFiles({ name: 'x.jsonl', mimeType: 'text/plain', buffer });
      await session.press('All sessions');
      await keepNote(page, session);
      await page.goto('/');
      await typeSession(page, session);
    });
    await then('passphrase, backup folder, locked', sealed, async (page) => {
      const session = await begin(page);
      await session.press('Back up');
      await changing(page, () => setPassphrase(page).then(() => undefined));
      await session.press('Choose a folder');
      await page.getByText('Backed up.', { exact: true }).waitFor();
      await session.press('Lock now');
      await page.getByRole('heading', { name: 'The records are locked.' }).waitFor();
    });
    await then('unlocked and erased', sealed, async (page) => {
      const session = new SimulatedSession(page);
      await unlock(page, session);
      await changing(page, () => eraseAll(page, session, [CODE, TYPED]));
    });
  }
  if (values.only.includes('moved')) {
    await then('kept in plain text', plain, async (page) => {
      await layPlain(page);
      await plant(page);
    });
    await then('moved', plain, async (page) => {
      await begin(page);
      await moved(page);
    });
    await then('moved, opened once more', plain, async (page) => {
      await begin(page);
      await page.waitForTimeout(5000);
    });
    await then('moved and erased', plain, async (page) => {
      const session = await begin(page);
      await changing(page, () => eraseAll(page, session, [CODE]));
    });
  }
} finally {
  await server.close();
  for (const folder of [...folders, cache])
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
console.log(
  `${sent.length} intervals of the typed session and ${oldKeys.length} old keys were searched for.`,
);
const widths = rows[0]?.map((_, c) => Math.max(...rows.map((cells) => cells[c]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
