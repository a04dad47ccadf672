/** The program on the device through updates: on a host that lets browsers keep files, whatever it loses, and beside another copy. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { anotherBuild, openSite, type Site } from '../fixtures/site.ts';
import { WHOLE } from './lean.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

interface Fixtures {
  readonly site: Site;
  /** Folder of a build that came after the one that `site` serves. */
  readonly next: string;
}

const test = base.extend<Fixtures>({
  site: async ({}, use) => {
    const site = await openSite(dist);
    await use(site);
    await site.close();
  },
  next: async ({}, use) => {
    const { folder, forget } = await anotherBuild(dist);
    await use(folder);
    await forget();
  },
});

test.use(WHOLE);

/** Waits until the page's own copy of the program has been put by. */
const installed = (page: Page): Promise<unknown> =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

const opens = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Try it without a strap' })).toBeEnabled();
};

/** The script that the page began with. */
const script = (page: Page): Promise<string | null> =>
  page.locator('script[type=module]').getAttribute('src');

/** Asks for a new version and waits until it is there, waiting or refused. */
const lookForNew = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker === null) return 'none';
    while (!['installed', 'activated', 'redundant'].includes(worker.state))
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    return worker.state;
  });

test('a new build is put by whole, past what the browser had kept, and begins when all windows are closed', async ({
  page,
  context,
  site,
  next,
}) => {
  await opens(page, site.home);
  await installed(page);
  const first = await script(page);
  site.serve(next);
  expect(await lookForNew(page)).toBe('installed');
  await opens(page, site.home);
  expect(await script(page)).toBe(first);
  await page.close();
  const again = await context.newPage();
  // A browser that ends the old worker in the very moment of a navigation may leave that without an answer: whoever waits opens it once more.
  await expect(() => again.goto(site.home, { timeout: 10_000 })).toPass();
  await opens(again, site.home);
  await expect.poll(() => script(again)).not.toBe(first);
  site.reach(false);
  await opens(again, site.home);
  expect(await cacheNames(again)).toEqual(['attune / another-build']);
});

test('a build of which a file is missing is not put by; the one that is there goes on, also without a network', async ({
  page,
  site,
  next,
}) => {
  await opens(page, site.home);
  await installed(page);
  const first = await script(page);
  const names = await cacheNames(page);
  site.serve(next);
  site.lose(/assets\/attune-review/);
  expect(await lookForNew(page)).toBe('redundant');
  expect(await cacheNames(page)).toEqual(names);
  site.reach(false);
  await opens(page, site.home);
  expect(await script(page)).toBe(first);
});

test('a cache with holes and damage heals at the next start with a network', async ({ page, site }) => {
  await opens(page, site.home);
  await installed(page);
  await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const cache = await caches.open(name);
    const keys = await cache.keys();
    const scripts = keys.filter(({ url }) => url.endsWith('.js'));
    for (const key of scripts.slice(0, -3)) await cache.delete(key);
    for (const key of scripts.slice(-3)) await cache.put(key, new Response('not a script'));
  });
  await page.goto(site.home);
  const whole = async (): Promise<number> =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const responses = await cache.matchAll();
      const texts = await Promise.all(responses.map((response) => response.text()));
      return texts.filter((text) => text === 'not a script').length;
    });
  await expect.poll(whole).toBe(0);
  site.reach(false);
  await opens(page, site.home);
});

test('a page that an earlier version has spoiled for good opens again', async ({ page, site, next }) => {
  // What version 0.1.0 came to on a host that lets browsers keep files: the page of one build, the scripts of another.
  const spoiled = await mkdtemp(join(tmpdir(), 'attune-spoiled-'));
  await writeFile(
    join(spoiled, 'index.html'),
    `<!doctype html><title>blank</title><script type="module" src="./assets/index-gone.js"></script>
     <script>navigator.serviceWorker.register('./service-worker.js')</script>`,
  );
  await writeFile(
    join(spoiled, 'service-worker.js'),
    `self.addEventListener('install', (event) =>
       event.waitUntil(caches.open('attune-0123456789ab').then((cache) => cache.addAll(['./']))));
     self.addEventListener('fetch', (event) =>
       event.respondWith(caches.match('./', { ignoreVary: true }).then((page) => event.request.mode === 'navigate' ? page : fetch(event.request))));`,
  );
  site.serve(spoiled);
  await page.goto(site.home);
  await installed(page);
  site.serve(next);
  await page.reload();
  await expect(page).toHaveTitle('blank');
  // The new worker comes with this start and does not wait for a page that cannot run.
  await lookForNew(page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null))
    .toBe(true);
  await opens(page, site.home);
  await opens(page, site.home);
  await expect.poll(() => cacheNames(page)).toEqual(['attune / another-build']);
  await rm(spoiled, { recursive: true });
});

test('two copies in two folders of one origin leave each other alone', async ({ page }) => {
  const above = await openSite(dist, '/one/');
  try {
    await opens(page, above.home);
    await installed(page);
    // Another folder of the same host: the same server, asked by another path.
    await page.evaluate(async () => {
      for (const name of ['attune /two/ abc', 'attune-0123456789ab', 'something else']) {
        const cache = await caches.open(name);
        await cache.put('/two/', new Response('another copy'));
      }
    });
    await opens(page, above.home);
    await expect
      .poll(() => cacheNames(page))
      .toEqual(expect.arrayContaining(['attune /two/ abc', 'attune-0123456789ab', 'something else']));
    expect((await cacheNames(page)).some((name) => name.startsWith('attune /one/ '))).toBe(true);
  } finally {
    await above.close();
  }
});

test('a new version that waits is told outside a session, never in one, and begins at a touch', async ({
  page,
  site,
  next,
}) => {
  await opens(page, site.home);
  await installed(page);
  await opens(page, site.home);
  const first = await script(page);
  await page.getByRole('button', { name: 'Try it without a strap' }).click();
  await page.getByRole('button', { name: 'Start session' }).click();
  await expect(page.getByRole('button', { name: 'End session' })).toBeVisible();
  site.serve(next);
  expect(await lookForNew(page)).toBe('installed');
  const line = page.getByText('A new version of Attune is on this device.');
  await expect(page.getByRole('button', { name: 'End session' })).toBeVisible();
  await expect(line).toHaveCount(0);
  await page.getByRole('button', { name: 'End session' }).click();
  await page.getByRole('button', { name: 'End and keep' }).click();
  await page.getByRole('button', { name: 'All sessions' }).click();
  await expect(line).toBeVisible();
  await page.getByRole('button', { name: 'Begin with it now' }).click();
  await expect.poll(() => script(page)).not.toBe(first);
  await expect(page.getByRole('button', { name: /^Download/ }).first()).toBeVisible();
});
