/**
 * Picks the view by the address and hands it the browser. The only file that names the globals of the page, and the only one
 * that may reach the simulator.
 */
import type { Environment } from './therapist/environment.ts';
import { trustedScript } from './ui/parts/trusted-script.ts';
import { keepLanguage } from './ui/words/choice.ts';

const query = new URLSearchParams(location.search);

/** The simulated client is the same person every time, so that what is seen once can be seen again. */
const SEED = 5;

const clock = {
  now: () => performance.now(),
  after: (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const env: Environment = {
  window,
  clock,
  bluetooth: (navigator as Partial<Navigator>).bluetooth,
  simulate: async () => {
    const { createSimulation } = await import('../mocks/simulation.ts');
    const simulation = createSimulation({ clock, seed: SEED });
    if (import.meta.env.DEV) {
      const { mountPanel } = await import('../mocks/panel.ts');
      mountPanel(document.body, simulation);
    }
    return simulation;
  },
  startSimulated: import.meta.env.DEV && !query.has('strap'),
  app: __APP_VERSION__,
};

const practises = query.has('practice');
const shown = practises || query.get('view') === 'client';
// Dark before anything is drawn: no white page flashes up in front of a client.
if (shown) document.documentElement.dataset.theme = 'dark';
keepLanguage(shown ? 'client' : 'therapist', window);

/** Another page holds this one: it could lay itself over a button, or lead a hand. */
const framed = window.top !== window.self;

/** Pause before a window that has not come is fetched once more, ms; until then the page's own words stand. */
const AGAIN = 4000;

/** Fetches a window and starts it, however often it takes. */
const open = <T>(fetch: () => Promise<T>, start: (part: T) => unknown): void =>
  void fetch().then(start, () => setTimeout(() => open(fetch, start), AGAIN));

if (framed) {
  open(
    () => import('./ui/start/refuse-frame.ts'),
    ({ refuseFrame }) => refuseFrame(window),
  );
} else if (practises) {
  open(
    () => import('./home/practice.ts'),
    ({ startPractice }) => startPractice(env),
  );
} else if (shown) {
  open(
    () => import('./client/client.ts'),
    ({ startClient }) => startClient(env),
  );
} else {
  open(
    () => import('./therapist/therapist.ts'),
    ({ startTherapist }) => startTherapist(env),
  );
}

open(
  () => import('./ui/theme/frame-colour.ts'),
  ({ colourFrame }) => colourFrame(),
);

// Offline from the second opening on. A page that is not secure has no service worker, and a refused one changes nothing.
if (import.meta.env.PROD && !framed && 'serviceWorker' in navigator) {
  addEventListener(
    'load',
    () =>
      void navigator.serviceWorker
        .register(trustedScript('./service-worker.js'), { updateViaCache: 'none' })
        .catch(() => undefined),
  );
}
