/** A desk and a second heart on a clock set by hand, and a place for its logs that tells what was asked of it and refuses while `place.full`. */
import type { SessionEvent } from '../../../src/session/events.ts';
import type { OwnHearts } from '../../../src/store/own-hearts.ts';
import { withFacts, type SessionRow } from '../../../src/store/session-row.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { openDesk } from '../../../src/therapist/desk.ts';
import { openSecondHeart } from '../../../src/therapist/second-heart.ts';
import { FakeBluetooth, type FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

export const EPOCH = 1_790_000_000_000;
export function room() {
  const radio = new FakeBluetooth();
  const clock = new ManualClock();
  const asked: unknown[] = [];
  const kept = new Map<string, { facts: SessionEvent[]; row: SessionRow }>();
  const place = { full: false };
  const hearts: OwnHearts = {
    append: ({ log, stored, writer }) => {
      asked.push(['append', log.length, stored, writer]);
      if (place.full) return Promise.reject(new StoreError('disk-full'));
      const row = withFacts(undefined, log, 1);
      kept.set(row.id, { facts: [...log], row });
      return Promise.resolve(row);
    },
    amend: (id, make) => {
      asked.push(['amend', id, make({ ...withFacts(undefined, [], 0), at: 7, facts: 3 })]);
      return Promise.resolve();
    },
    erase: (id, by) => {
      asked.push(['erase', id, by]);
      kept.delete(id);
      return Promise.resolve();
    },
    tails: {
      put: ({ id, from, facts }) => void asked.push(['tail', id, from, facts.map(({ type }) => type)]),
      drop: (id) => void asked.push(['drop', id]),
      list: () => [],
    },
    read: (id) => Promise.resolve(kept.get(id)),
    claim: () => Promise.resolve(),
    lose: () => undefined,
  };
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  const desk = openDesk({
    bluetooth: radio.port,
    secure: true,
    monotonic: clock.now,
    timeOrigin: EPOCH,
    after: clock.after,
    newId,
    origin: () => 'here',
    app: 'test',
  });
  const told: string[] = [];
  const begun: string[] = [];
  const second = openSecondHeart({
    desk,
    hearts,
    clock,
    secure: true,
    newId,
    origin: () => 'here',
    wall: () => EPOCH + 9,
    onChange: () => told.push(second.view.link),
    onBegun: (id) => begun.push(id),
  });
  const connect = async (answer: FakeStrap | string, of = radio): Promise<unknown> => {
    of.answers.push(answer);
    const choice = await second.connect();
    await settle();
    return choice;
  };
  const agreements = (): unknown[] => desk.session.log.filter(({ type }) => type === 'agreed');
  /** What the log beside the session at the desk holds, after it is ended. */
  const logAtEnd = async (): Promise<readonly SessionEvent[] | undefined> => {
    const { id } = desk.end().state;
    return (await second.read(id))?.log;
  };
  return { radio, clock, asked, kept, place, desk, told, begun, second, connect, agreements, logAtEnd };
}
