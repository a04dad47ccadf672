/** A new version of the program: told where one waits, outside a session, and taken over at a touch. */
import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { watchProgramVersion } from '../../../src/therapist/program-version.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { started } from '../../fixtures/started.ts';

class Worker extends EventTarget {
  readonly told: unknown[] = [];
  constructor(public state: string) {
    super();
  }
  postMessage(message: unknown): void {
    this.told.push(message);
  }
}

async function room({ waiting, controller = {} }: { waiting?: Worker; controller?: object | null } = {}) {
  const registration = Object.assign(new EventTarget(), {
    waiting: waiting ?? null,
    installing: null as Worker | null,
  });
  const container = Object.assign(new EventTarget(), { controller, ready: Promise.resolve(registration) });
  let reloads = 0;
  const session = Session.from([started]);
  const desk = { running: false, follow: (work: (session: Session) => unknown) => void work(session) };
  const notices = keepNotices(() => undefined);
  const version = watchProgramVersion({
    window: { navigator: { serviceWorker: container }, location: { reload: () => (reloads += 1) } } as never,
    desk,
    notices,
  });
  await container.ready;
  const told = (): readonly string[] => notices.list.map(({ key }) => key);
  const hear = (): void => session.record({ type: 'battery', at: 1, who: 'client', percent: 5 });
  return { version, registration, container, desk, told, hear, notices, reloads: () => reloads };
}

describe('a new version', () => {
  it('that waits is told of outside a session', async () => {
    const { desk, told, hear, notices } = await room({ waiting: new Worker('installed') });
    expect(told()).toEqual(['new-version']);
    desk.running = true;
    hear();
    expect(told()).toEqual([]);
    desk.running = false;
    hear();
    expect(notices.list).toEqual([
      {
        key: 'new-version',
        icon: 'info',
        ...noticeWords.newVersion,
        actions: [{ label: noticeWords.takeNewVersion, command: { do: 'take-new-version' } }],
        dismissible: true,
      },
    ]);
  });

  it('that comes while the window is open is told of when it is installed', async () => {
    const { registration, told } = await room();
    expect(told()).toEqual([]);
    const next = new Worker('installing');
    registration.installing = next;
    registration.dispatchEvent(new Event('updatefound'));
    next.dispatchEvent(new Event('statechange'));
    expect(told()).toEqual([]);
    next.state = 'installed';
    next.dispatchEvent(new Event('statechange'));
    expect(told()).toEqual(['new-version']);
  });

  it('is none where it is the first of all, or where there is no service worker', async () => {
    expect((await room({ waiting: new Worker('installed'), controller: null })).told()).toEqual([]);
    const notices = keepNotices(() => undefined);
    const desk = {
      running: false,
      follow: (work: (session: Session) => unknown) => void work(Session.from([started])),
    };
    const none = watchProgramVersion({
      window: { navigator: {}, location: {} } as never,
      desk,
      notices,
    });
    none.takeOver();
    expect(notices.list).toEqual([]);
  });

  it('takes over at a touch and opens the page anew once, never in a session', async () => {
    const waiting = new Worker('installed');
    const { version, container, desk, reloads } = await room({ waiting });
    desk.running = true;
    version.takeOver();
    container.dispatchEvent(new Event('controllerchange'));
    expect([waiting.told, reloads()]).toEqual([[], 0]);
    desk.running = false;
    version.takeOver();
    expect([waiting.told, reloads()]).toEqual([['take-over'], 0]);
    container.dispatchEvent(new Event('controllerchange'));
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads()).toBe(1);
  });
});
