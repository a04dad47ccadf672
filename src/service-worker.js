/**
 * Keeps the program on the device, so that it opens without a network. The build puts in the list of its files, each with the digest of
 * its bytes. Only a whole cache of one build is ever used; a new version waits until it is asked for or every window of the old one is
 * closed: it never changes a running session.
 */
const VERSION = '__VERSION__';
/** SHA-256 of each file in base64, by its address; `./` is the page. */
const FILES = { __FILES__: '' };

const SCOPE = new URL(self.registration.scope);
/** Names carry the folder, so that two copies on one origin leave each other alone. */
const OURS = `attune ${SCOPE.pathname} `;
const NAME = OURS + VERSION;
/** What version 0.1.0 named its caches, whatever the folder. */
const OLD_NAME = /^attune-[0-9a-f]{12}$/;

const addressOf = (file) => new URL(file, SCOPE).href;
/** Servers that vary by origin would hide what is there. */
const found = (cache, address) => cache.match(address, { ignoreVary: true });

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash));
}

/** Fetches a file past the browser's own cache, which may hold another build's, and keeps it if it is this build's. */
async function keep(cache, file) {
  const response = await fetch(addressOf(file), { cache: 'reload' });
  if (!response.ok) throw new Error(`${file} is missing`);
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) !== FILES[file]) throw new Error(`${file} is of another build`);
  await cache.put(addressOf(file), new Response(bytes, { headers: response.headers }));
}

const keepAll = (cache, files) => Promise.all(files.map((file) => keep(cache, file)));

/** Files that are not in the cache. */
async function missing(cache) {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(FILES).filter((file) => !kept.has(addressOf(file)));
}

/** Files that are not in the cache, or not there as they should be. */
async function damaged(cache) {
  const isDamaged = async (file) => {
    const response = await found(cache, addressOf(file));
    return response === undefined || (await digest(await response.arrayBuffer())) !== FILES[file];
  };
  const files = Object.keys(FILES);
  const answers = await Promise.all(files.map(isDamaged));
  return files.filter((_, i) => answers[i]);
}

/** Caches of this folder's copy, other than this version's. */
async function others() {
  const names = (await caches.keys()).filter((name) => name !== NAME);
  const kept = [];
  for (const name of names) {
    if (name.startsWith(OURS)) kept.push(name);
    else if (OLD_NAME.test(name) && (await found(await caches.open(name), SCOPE.href)) !== undefined)
      kept.push(name);
  }
  return kept;
}

/** Whether the page of a cache asks for a file that the cache lacks: then it opens blank, and nothing of it is worth waiting for. */
async function isBroken(name) {
  const cache = await caches.open(name);
  const page = await found(cache, SCOPE.href);
  if (page === undefined) return true;
  for (const [, address] of (await page.text()).matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)) {
    if ((await found(cache, addressOf(address))) === undefined) return true;
  }
  return false;
}

self.addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(NAME);
    try {
      await keepAll(cache, await damaged(cache));
    } catch (error) {
      // Half a build is none; the next visit tries again.
      await caches.delete(NAME);
      throw error;
    }
    const before = await others();
    if (before.length > 0 && (await Promise.all(before.map(isBroken))).every(Boolean))
      await self.skipWaiting();
  };
  event.waitUntil(install());
});

/** Forgets other versions, once no window is left that may run one. */
async function tidy(windows) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length > windows) return;
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), tidy(0)]));
});

// The page asks for it outside a session.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
});

/** The page: from the cache if that is whole, from the network if that can be reached, else whatever there is. */
async function answerPage(event) {
  const cache = await caches.open(NAME);
  try {
    await keepAll(cache, await missing(cache));
  } catch {
    try {
      // The server has another build by now; its worker comes with the page.
      const response = await fetch(event.request, { cache: 'reload' });
      if (response.ok) return response;
    } catch {
      // No network.
    }
  }
  // What is damaged is put right for the next start, as soon as there is a network.
  event.waitUntil(
    damaged(cache)
      .then((files) => keepAll(cache, files))
      .catch(() => undefined),
  );
  event.waitUntil(tidy(1));
  return (await found(cache, SCOPE.href)) ?? fetch(event.request);
}

async function answerFile({ request }) {
  const mine = await found(await caches.open(NAME), request);
  if (mine !== undefined) return mine;
  // A window of the version before may still run, and ask for a part of that.
  for (const name of await others()) {
    const theirs = await found(await caches.open(name), request);
    if (theirs !== undefined) return theirs;
  }
  return fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== SCOPE.origin) return;
  // The page's address carries the view and the practice; another page below this folder is not ours.
  if (request.mode !== 'navigate') event.respondWith(answerFile(event));
  else if (pathname === SCOPE.pathname || pathname === `${SCOPE.pathname}index.html`)
    event.respondWith(answerPage(event));
});
