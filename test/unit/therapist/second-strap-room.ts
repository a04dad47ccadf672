/** A window with a desk and a second strap beside it, on a disk in memory and with a clock set by hand. */
import { IDBFactory } from 'fake-indexeddb';
// What is fetched when it is wanted is at hand.
import '../../../src/store/own-hearts.ts';
import '../../../src/therapist/second-heart.ts';
import type { Session } from '../../../src/session/session.ts';
import type { Settings } from '../../../src/store/settings.ts';
import { openDesk } from '../../../src/therapist/desk.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { secondStrap } from '../../../src/therapist/second-strap.ts';
import { FakeBluetooth, type FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

const EPOCH = 1_790_000_000_000;

export interface Before {
  readonly factory?: IDBFactory;
  readonly kept?: Partial<Settings>;
  readonly at?: number;
  readonly radio?: FakeBluetooth;
}

export async function room({
  factory = new IDBFactory(),
  kept = {},
  at = 0,
  radio = new FakeBluetooth(),
}: Before = {}) {
  const clock = new ManualClock();
  const notices = keepNotices(() => undefined);
  const settings: Partial<Settings> = { ...kept };
  const wrote: unknown[] = [];
  let ids = 0;
  const newId = (): string => `${at}-${(ids += 1)}`;
  const desk = openDesk({
    bluetooth: radio.port,
    secure: true,
    monotonic: clock.now,
    timeOrigin: EPOCH + at,
    after: clock.after,
    newId,
    origin: () => 'here',
    app: 'test',
  });
  const told = { changes: 0 };
  let owns: (owns: boolean) => void = () => undefined;
  const window = {
    indexedDB: factory,
    crypto: { randomUUID: newId },
    isSecureContext: true,
    location: { href: 'https://example.org/a/' },
  };
  const second = await secondStrap({
    window: window as unknown as Window & typeof globalThis,
    desk,
    records: {
      origin: 'here',
      setting: (key) => Promise.resolve(settings[key]),
      keep: (key, value) => {
        wrote.push([key, value]);
        settings[key] = value;
      },
    },
    ownership: { follow: (listener) => void (owns = listener) },
    notices,
    clock,
    wall: () => EPOCH + at + clock.now(),
    onChange: () => (told.changes += 1),
  });
  /** Presses the button, chooses from the list what `answer` is, and waits until it is done. */
  const connect = async (answer: FakeStrap | string): Promise<void> => {
    radio.answers.push(answer);
    const before = told.changes;
    second.handlers['connect-second-strap']({ do: 'connect-second-strap' });
    for (let i = 0; i < 500 && told.changes === before; i++) await settle();
    await settle();
  };
  /** Waits until the log beside a session is read. */
  const lookAt = async (session: Session): Promise<Session | undefined> => {
    const before = told.changes;
    second.look(session);
    for (let i = 0; i < 500 && told.changes === before; i++) await settle();
    return second.of(session.state.id)?.heart;
  };
  return {
    clock,
    desk,
    factory,
    notices,
    radio,
    second,
    settings,
    wrote,
    told,
    connect,
    lookAt,
    owns: (now: boolean) => owns(now),
  };
}
