/**
 * `npx tsx test/bench/profile-search.ts [--dist FOLDER]`: searches every byte of a browser's profile for what was kept in it. A session with markers
 * as its code, name, marks and intervals and a note on its client: sealed from the start, with a passphrase, locked, erased; and kept in the plain text
 * of version 0.1.0, moved, erased. Prints how often each was found; asserts nothing. A marker that is planted on purpose shows that the search finds.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { getBrowser } from '../browser.js';
import { openOnDisk } from '../e2e/disk-browser.ts';
import { setPassphrase } from '../e2e/sealed-steps.ts';
import { SimulatedSession } from '../e2e/simulated-session.ts';

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const PORT = Number(process.env.ATTUNE_PORT ?? 41_759);
const baseURL = `http://localhost:${PORT}`;

const CODE = 'ZQXK-77';
const MARKERS = {
  code: CODE,
  name: 'zqmarkername',
  note: 'zqmarkernote',
  mark: 'zqmarkerword',
  rr: '851.372',
  'rr later': '889.372',
  fact: '"type":"measurement"',
  planted: 'zqplantedmarker',
} as const;
type Marker = keyof typeof MARKERS;

const facts = (id: string): string[] => [
  JSON.stringify({ type: 'started', at: 0, schema: 1, id, epoch: 1_764_000_000_000, app: '0', origin: 'o' }),
  JSON.stringify({ type: 'client', at: 1, code: CODE }),
  JSON.stringify({ type: 'named', at: 2, name: MARKERS.name }),
  JSON.stringify({ type: 'mark', at: 3, id: 'm', kind: 'shift', by: 'therapist' }),
  JSON.stringify({ type: 'mark-changed', at: 4, id: 'm', words: MARKERS.mark }),
  ...Array.from({ length: 90 }, (_, i) =>
    JSON.stringify({ type: 'measurement', at: 900 * (i + 1), who: 'client', bpm: 70, rr: [850.372 + i] }),
  ),
  JSON.stringify({ type: 'ended', at: 82_000 }),
];

/** How often each marker stands in the files under `folder`, as UTF-8 and as UTF-16. */
function search(folder: string): Record<Marker, number> {
  const found = Object.fromEntries(Object.keys(MARKERS).map((name) => [name, 0])) as Record<Marker, number>;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const [name, text] of Object.entries(MARKERS) as [Marker, string][])
      for (const coding of ['utf8', 'utf16le'] as const) {
        const needle = Buffer.from(text, coding);
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found[name] += 1;
      }
  }
  return found;
}

const rows: string[][] = [['when', ...Object.keys(MARKERS)]];
const cache = mkdtempSync(join(tmpdir(), 'attune-cache-'));

/** Does `work` in the profile, closes the browser as a person does, and notes what lies there then. */
async function then(when: string, folder: string, work: (page: Page) => Promise<void>): Promise<void> {
  const browser = await openOnDisk(chromium, folder, cache, { executablePath: getBrowser(), baseURL });
  browser.page.setDefaultTimeout(120_000);
  await work(browser.page);
  await browser.context.close();
  const found = search(folder);
  rows.push([when, ...Object.values(found).map(String)]);
  console.log(when, JSON.stringify(found));
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
    MARKERS.planted,
  );

async function begin(page: Page): Promise<SimulatedSession> {
  const session = new SimulatedSession(page);
  await session.goto();
  return session;
}

async function eraseAll(page: Page): Promise<void> {
  const session = await begin(page);
  await session.press('Clients');
  await page.getByText(CODE).first().click();
  await session.press('Erase');
  await session.press('Erase for good');
  await page.getByText(CODE).first().waitFor({ state: 'detached' });
}

async function keepNote(page: Page, session: SimulatedSession): Promise<void> {
  await session.press('Clients');
  await page.getByText(CODE).first().click();
  await page.getByLabel('Note', { exact: true }).fill(MARKERS.note);
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
    { lines: facts('plain'), code: CODE, note: MARKERS.note },
  );
}

const profile = (): string => mkdtempSync(join(tmpdir(), 'attune-search-'));
const server = await preview({ preview: { port: PORT, strictPort: true }, build: { outDir: values.dist } });
const folders = [profile(), profile()];
const [sealed = '', moved = ''] = folders;
try {
  await then('kept, sealed from the start', sealed, async (page) => {
    const session = await begin(page);
    await plant(page);
    const buffer = Buffer.from(
      ['{"attune":"session","schema":1,"app":"0"}', ...facts('sealed'), ''].join('\n'),
    );
    await page.getByLabel('Open a file').setInputFiles({ name: 'x.jsonl', mimeType: 'text/plain', buffer });
    await session.press('All sessions');
    await keepNote(page, session);
    await session.start();
  });
  await then('with a passphrase', sealed, async (page) => {
    const session = await begin(page);
    await session.press('Close it');
    await session.press('Back up');
    await setPassphrase(page);
    await session.press('Lock now');
    await page.getByRole('heading', { name: 'The records are locked.' }).waitFor();
  });
  await then('kept in plain text', moved, async (page) => {
    await layPlain(page);
    await plant(page);
  });
  await then('moved', moved, async (page) => {
    await begin(page);
    // Moved once its row lies sealed; the rounds of writing over follow.
    await page.waitForTimeout(30_000);
  });
  await then('moved, opened once more', moved, async (page) => {
    await begin(page);
    await page.waitForTimeout(5000);
  });
  await then('moved and erased', moved, eraseAll);
} finally {
  await server.close();
  for (const folder of [...folders, cache])
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
const widths = rows[0]?.map((_, c) => Math.max(...rows.map((cells) => cells[c]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
