/**
 * A new version of the program that waits on the device: told outside a session, taken over only at a touch. It never comes by itself while
 * a window is open.
 */
import { noticeWords } from '../ui/words/notices.ts';
import type { Desk } from './desk.ts';
import type { Notices } from './notices.ts';

export interface ProgramVersionOptions {
  readonly window: Pick<Window, 'navigator' | 'location'>;
  readonly desk: Pick<Desk, 'running' | 'follow'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
}

export interface ProgramVersion {
  /** Lets the version that waits take the place of this one and opens the page anew; never in a session. */
  takeOver(): void;
}

/** Watches for a new version; none ever waits where there is no service worker. */
export function watchProgramVersion({ window, desk, notices }: ProgramVersionOptions): ProgramVersion {
  const { serviceWorker } = window.navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  let next: ServiceWorker | undefined;
  let told = false;

  function look(): void {
    const tell = next?.state === 'installed' && !desk.running;
    if (tell === told) return;
    told = tell;
    if (!tell) {
      notices.drop('new-version');
      return;
    }
    notices.show(() => ({
      key: 'new-version',
      icon: 'info',
      ...noticeWords.newVersion,
      actions: [{ label: noticeWords.takeNewVersion, command: { do: 'take-new-version' } }],
      dismissible: true,
    }));
  }

  function waits(worker: ServiceWorker | null): void {
    // The first version of all has nothing to wait for.
    const controller = serviceWorker?.controller ?? undefined;
    if (worker?.state !== 'installed' || controller === undefined) return;
    next = worker;
    look();
  }

  void serviceWorker?.ready.then((registration) => {
    waits(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => waits(installing));
    });
  });
  desk.follow((session) => {
    look();
    return session.subscribe(look);
  });

  return {
    takeOver: () => {
      if (desk.running) return;
      serviceWorker?.addEventListener('controllerchange', () => window.location.reload(), { once: true });
      next?.postMessage('take-over');
    },
  };
}
