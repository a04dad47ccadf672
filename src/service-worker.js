/**
 * Keeps the program on the device, so that it opens without a network. The build puts in the list of files and their version. A new
 * version waits until every window of the old one is closed: it never changes a running session.
 */
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(
      names
        .filter((name) => name.startsWith('attune-') && name !== VERSION)
        .map((name) => caches.delete(name)),
    );
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const answer = async () => {
    const cache = await caches.open(VERSION);
    // The page's address carries the view and the practice; servers that vary by origin would hide what is there.
    const key = request.mode === 'navigate' ? './' : request;
    return (
      (await cache.match(key, { ignoreVary: true, ignoreSearch: request.mode === 'navigate' })) ??
      fetch(request)
    );
  };
  event.respondWith(answer());
});
