/**
 * Every trouble of the browser's own storage at every thing that is done with it, in one page: how the window stands, what the person
 * is told, and what is there when the trouble is over. Prints what happened. What no browser can be brought to do on demand, to refuse
 * an opening, is in `test/unit/therapist/storage-matrix.test.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { build } from 'vite';
import { getBrowser, LEAVES_OUT } from '../browser.js';
import { noticeWords } from '../../src/ui/words/notices.ts';
import { ACTS, type Act, type Done, type matrix } from './storage-window.ts';

type Matrix = typeof matrix;
/** Room for the site while its disk is small, bytes. */
const SMALL = 2_000_000;

/** The page that does the work, bundled from the sources: file by file. */
async function bundle(): Promise<Map<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: '"x"' },
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('storage-window.ts', import.meta.url)),
        output: { entryFileNames: 'window.js', chunkFileNames: '[name]-[hash].js' },
        external: ['virtual:people-table'],
      },
    },
  });
  const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : '']));
}

const told = (words: { readonly lead: string }): string => words.lead;
const { store, damaged } = noticeWords;

interface Row {
  readonly state: string;
  /** What must be among the sentences; `undefined` = none may be. */
  readonly sentence: string | undefined;
  readonly recovery: string;
}
const rows = (of: Record<Act, readonly [string, string | undefined, string]>): Record<Act, Row> =>
  Object.fromEntries(
    Object.entries(of).map(([act, [state, sentence, recovery]]) => [act, { state, sentence, recovery }]),
  ) as Record<Act, Row>;

const READY = 'of use';
const MEMORY = 'goes on in memory';
const ALL = 'all written, in order, once';
const SAME = 'as it was';
const none = told(store['not-found']);

const EXPECTED = {
  full: rows({
    open: [READY, undefined, SAME],
    append: [MEMORY, told(store['disk-full']), ALL],
    read: ['shown', undefined, SAME],
    list: ['1 in the list', none, SAME],
    erase: ['still in the list', told(store['disk-full']), 'erased'],
  }),
  blocked: rows({
    open: [READY, told(store.blocked), SAME],
    append: [MEMORY, told(store.blocked), ALL],
    read: ['not shown', told(store.blocked), SAME],
    list: ['0 in the list', told(store.blocked), SAME],
    erase: ['not in the list', told(store.blocked), 'erased'],
  }),
  closed: rows({
    open: [READY, undefined, SAME],
    append: ['is written', undefined, ALL],
    read: ['shown', undefined, SAME],
    list: ['1 in the list', none, SAME],
    erase: ['not in the list', undefined, 'erased'],
  }),
  corrupted: rows({
    open: [READY, undefined, 'all but what was damaged'],
    append: ['is written', undefined, ALL],
    read: ['shown', told(damaged), 'all but what was damaged'],
    list: ['1 in the list', none, 'all but what was damaged'],
    erase: ['not in the list', undefined, 'erased'],
  }),
  slow: rows({
    open: [READY, told(store['no-answer']), SAME],
    append: [MEMORY, told(store['no-answer']), ALL],
    read: ['not shown', told(store['no-answer']), SAME],
    list: ['1 in the list', told(store['no-answer']), SAME],
    erase: ['still in the list', told(store['no-answer']), 'erased'],
  }),
  gone: rows({
    open: [READY, undefined, 'nothing there'],
    append: ['is written', told(store.gone), ALL],
    read: ['not shown', none, 'nothing there'],
    list: ['0 in the list', none, 'nothing there'],
    erase: ['not in the list', undefined, 'erased'],
  }),
};
type Trouble = keyof typeof EXPECTED;
/** The browser closes the connections itself. */
const BY_FORCE = ['closed', 'gone'];

async function run<T = unknown>(page: Page, step: keyof Matrix): Promise<T> {
  return (await page.evaluate(async (name): Promise<unknown> => {
    const { matrix: here } = globalThis as unknown as { matrix: Matrix };
    return here[name]();
  }, step)) as T;
}

/** Fills the site's share of the disk to the last kilobyte, in a database of its own. */
const fill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('ballast');
      asked.onupgradeneeded = () => asked.result.createObjectStore('ballast', { autoIncrement: true });
      asked.onsuccess = () => resolve(asked.result);
    });
    for (let bytes = 1 << 20; bytes >= 64;) {
      const noise = new Uint8Array(bytes);
      // The browser gives 64 KiB of it at once.
      for (let at = 0; at < bytes; at += 1 << 16) crypto.getRandomValues(noise.subarray(at, at + (1 << 16)));
      const fits = await new Promise<boolean>((resolve) => {
        const writing = db.transaction('ballast', 'readwrite', { durability: 'strict' });
        writing.objectStore('ballast').put(noise);
        writing.oncomplete = () => resolve(true);
        writing.onabort = () => resolve(false);
      });
      if (!fits) bytes /= 2;
    }
    db.close();
  });

interface Stage {
  readonly page: Page;
  readonly browser: CDPSession;
  readonly origin: string;
}

/** Makes the trouble for every window of the page. */
const MAKE: Record<Trouble, (stage: Stage) => Promise<unknown>> = {
  full: async ({ page, browser, origin }) => {
    await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: SMALL });
    await fill(page);
  },
  blocked: ({ page }) => run(page, 'block'),
  closed: ({ page, origin }) => closeByForce(page.context(), origin),
  corrupted: ({ page }) => run(page, 'damage'),
  slow: ({ page }) => run(page, 'occupy'),
  gone: ({ browser, origin }) =>
    browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' }),
};

async function end(trouble: Trouble, { page, browser, origin }: Stage): Promise<void> {
  if (trouble === 'full') {
    await browser.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate(
      () => new Promise<void>((done) => (indexedDB.deleteDatabase('ballast').onsuccess = () => done())),
    );
  }
  await run(page, 'letGo');
}

/** The browser's own page about its databases closes every connection of `origin`. */
async function closeByForce(context: BrowserContext, origin: string): Promise<void> {
  const internals = await context.newPage();
  await internals.goto('chrome://indexeddb-internals');
  await internals.locator('.indexeddb-origin', { hasText: origin }).locator('.force-close').click();
  await internals.close();
}

/** Goes through one trouble in a page of an origin of its own. */
async function through(
  trouble: Trouble,
  context: BrowserContext,
  port: string,
  files: ReadonlyMap<string, string>,
): Promise<string[][]> {
  const origin = `http://${trouble}.localhost:${port}`;
  const page = await context.newPage();
  await page.route('**/matrix/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return name === ''
      ? route.fulfill({ contentType: 'text/html', body: '<script type="module" src="window.js"></script>' })
      : route.fulfill({ contentType: 'text/javascript', body: files.get(name) ?? '' });
  });
  await page.goto(`${origin}/matrix/`);
  await page.waitForFunction(() => 'matrix' in globalThis);
  const stage: Stage = { page, browser: await context.newCDPSession(page), origin };
  await run(page, 'prepare');
  await MAKE[trouble](stage);
  const done = await run<Done[]>(page, 'perform');
  await end(trouble, stage);
  const recovered = await run<string[]>(page, 'recover');
  return ACTS.map((act, i) => [
    act,
    trouble,
    done[i]?.state ?? '',
    done[i]?.told.join(' / ') ?? '',
    recovered[i] ?? '',
  ]);
}

// A database is closed by force on a page that only the full browser has.
test.use({ launchOptions: { executablePath: getBrowser() } });

test('every trouble of the storage, whatever is done', async ({
  playwright,
  baseURL,
  launchOptions: { executablePath = '' },
}) => {
  const files = await bundle();
  const profile = mkdtempSync(join(tmpdir(), 'attune-matrix-'));
  const context = await playwright.chromium.launchPersistentContext(profile, {
    executablePath,
    args: [LEAVES_OUT],
  });
  const { port } = new URL(baseURL ?? '');
  const troubles = Object.keys(EXPECTED) as Trouble[];
  const groups = await Promise.all(troubles.map((trouble) => through(trouble, context, port, files)));
  await context.close();
  rmSync(profile, { recursive: true, force: true });
  const table = groups.flat();
  const all = [['does', 'storage is', 'state', 'is told', 'after it'], ...table];
  const widths = all[0]?.map((_, c) => Math.max(...all.map((row) => row[c]?.length ?? 0))) ?? [];
  console.log(all.map((row) => row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  ')).join('\n'));
  for (const [act = '', trouble = '', state, sentence = '', recovery] of table) {
    let row = EXPECTED[trouble as Trouble][act as Act];
    // After it was closed by force the log is filled up first; a slow disk answers late then, and that is told.
    const slow = EXPECTED.slow[act as Act];
    if (BY_FORCE.includes(trouble) && sentence.includes(slow.sentence ?? ''))
      row = { ...row, sentence: slow.sentence, state: state ?? '' };
    // Looked at before the database was open again, it still goes on in memory; what counts is that all of it is written afterwards.
    if (BY_FORCE.includes(trouble) && state === MEMORY) row = { ...row, state };
    expect.soft([act, trouble, state, recovery]).toEqual([act, trouble, row.state, row.recovery]);
    if (row.sentence === undefined) expect.soft(sentence, `${act}, ${trouble}`).toBe('');
    else expect.soft(sentence, `${act}, ${trouble}`).toContain(row.sentence);
  }
});
