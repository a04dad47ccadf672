/** What is asked of the second strap: fetched when it is wanted, remembered as the therapist's, told where it fails, and never in the way of the session. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { strapErrorWords } from '../../../src/ui/words/strap.ts';
import { FakeBluetooth, FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { packet } from '../strap/strap-room.ts';
import { room, type Before } from './second-strap-room.ts';

const bpmsOf = (log: readonly SessionEvent[]): number[] =>
  log.flatMap((fact) => (fact.type === 'measurement' ? [fact.bpm] : []));

const notice = (words: object): object => ({
  key: 'second-strap',
  icon: 'strap',
  ...words,
  dismissible: true,
});

/** A session with the second heart's log beside it, both over. */
async function recorded(before: Before = {}) {
  const here = await room(before);
  const strap = new FakeStrap('Strap A 2');
  here.desk.start();
  await here.connect(strap);
  await here.clock.advance(100);
  for (const bpm of [61, 62, 63]) {
    strap.send(packet(bpm, 968));
    await here.clock.advance(1000);
  }
  const session = here.desk.end();
  await settle();
  return { ...here, session, strap, id: session.state.id };
}

describe('the second strap', () => {
  it('is nobody’s and linked to nothing until somebody asks for it', async () => {
    const { second, desk, told, wrote, notices } = await room();
    desk.start();
    second.leave();
    second.handlers['disconnect-second-strap']({ do: 'disconnect-second-strap' });
    await settle();
    expect(second.view).toEqual({ link: 'idle', agreed: false });
    expect(second.isOthers('a', true)).toBe(false);
    expect(second.isOthers('a', false)).toBe(false);
    expect(second.of(desk.session.state.id)).toBeUndefined();
    expect([told.changes, wrote, notices.list]).toEqual([0, [], []]);
  });

  it('is remembered as the therapist’s, with the session beside which its log lies', async () => {
    const { second, strap, wrote, id, radio, told } = await recorded();
    expect(wrote).toEqual([
      ['ownHearts', [id]],
      ['secondStrap', strap.id],
    ]);
    expect(radio.requests).toHaveLength(1);
    expect(told.changes).toBeGreaterThan(1);
    // Neither by itself is it the client's now; a person who takes it knows better.
    expect(second.isOthers(strap.id, false)).toBe(true);
    expect(second.isOthers(strap.id, true)).toBe(false);
    expect(second.isOthers('another', false)).toBe(false);
  });

  it('is the therapist’s whoever chooses it, while it is linked, and not after it was let go', async () => {
    const { second, connect, clock } = await room();
    const strap = new FakeStrap('Strap A 2');
    await connect(strap);
    await clock.advance(100);
    expect(second.view).toEqual({ link: 'connected', agreed: true });
    expect(second.isOthers(strap.id, true)).toBe(true);
    second.handlers['disconnect-second-strap']({ do: 'disconnect-second-strap' });
    await settle();
    expect(second.view.link).toBe('idle');
    expect(strap.connected).toBe(false);
    expect(second.isOthers(strap.id, true)).toBe(false);
  });

  it('is forgotten as the therapist’s once it is taken for the client, and no other one is', async () => {
    const { second, settings, wrote } = await room({ kept: { secondStrap: 's2' } });
    second.taken('another');
    expect(wrote).toEqual([]);
    expect(second.isOthers('s2', false)).toBe(true);
    second.taken('s2');
    expect(settings.secondStrap).toBeUndefined();
    expect(wrote).toEqual([['secondStrap', undefined]]);
    expect(second.isOthers('s2', false)).toBe(false);
  });

  it('says why it was not linked, and nothing where the list was merely closed', async () => {
    const { connect, notices, wrote, told } = await room();
    await connect('NotFoundError');
    expect([notices.list, wrote]).toEqual([[], []]);
    expect(told.changes).toBeGreaterThan(0);
    await connect('SecurityError');
    expect(notices.list).toEqual([notice(strapErrorWords['permission-refused'])]);
    // Asked for anew, what was said before is over.
    await connect('NotFoundError');
    expect([notices.list, wrote]).toEqual([[], []]);
  });
});

describe('the log of the therapist’s own heart', () => {
  it('is read when its session is shown, and only then', async () => {
    const { second, session, lookAt, factory, id, settings } = await recorded();
    expect(second.of(id)).toBeUndefined();
    expect(bpmsOf((await lookAt(session))?.log ?? [])).toEqual([61, 62, 63]);
    expect(second.of('another')).toBeUndefined();
    // Another session has none, and nothing of this one stays with it.
    expect(
      await lookAt(
        Session.from([{ ...(session.log[0] as never as { type: 'started' }), id: 'x' } as SessionEvent]),
      ),
    ).toBeUndefined();
    expect(second.of(id)).toBeUndefined();
    const later = await room({ factory, kept: settings, at: 60_000 });
    expect(bpmsOf((await later.lookAt(session))?.log ?? [])).toEqual([61, 62, 63]);
  });

  it('is not read twice, and not where no log is known', async () => {
    const { second, session, lookAt, told, factory } = await recorded();
    await lookAt(session);
    const before = told.changes;
    second.look(session);
    await settle();
    expect(told.changes).toBe(before);
    const strange = await room({ factory });
    expect(await strange.lookAt(session)).toBeUndefined();
    expect(strange.told.changes).toBe(0);
  });

  it('goes with its session, and by itself with a word', async () => {
    const one = await recorded();
    await one.lookAt(one.session);
    one.second.erased('another');
    expect(one.second.of(one.id)).toBeDefined();
    one.second.erased(one.id);
    expect(one.second.of(one.id)).toBeUndefined();
    for (let i = 0; i < 500 && one.settings.ownHearts !== undefined; i++) await settle();
    expect(one.wrote.at(-1)).toEqual(['ownHearts', undefined]);
    expect(await one.lookAt(one.session)).toBeUndefined();
    const known = await room({ factory: one.factory, kept: { ownHearts: [one.id] } });
    expect(await known.lookAt(one.session)).toBeUndefined();
    expect(known.notices.list).toEqual([]);

    const two = await recorded({ kept: { ownHearts: ['older'] } });
    expect(two.wrote[0]).toEqual(['ownHearts', ['older', two.id]]);
    await two.lookAt(two.session);
    two.second.handlers['erase-own-heart']({ do: 'erase-own-heart', id: two.id });
    for (let i = 0; i < 500 && two.settings.ownHearts?.length !== 1; i++) await settle();
    await settle();
    expect(two.wrote.at(-1)).toEqual(['ownHearts', ['older']]);
    expect(two.second.of(two.id)).toBeUndefined();
  });

  it('is told what is noted of a silence, and shown with it', async () => {
    const { second, session, lookAt, id } = await recorded();
    await lookAt(session);
    second.handlers['note-silence']({ do: 'note-silence', id, from: 0, to: 1000, silent: true });
    for (let i = 0; i < 500 && second.of(id)?.heart.log.at(-1)?.type !== 'silence'; i++) await settle();
    expect(second.of(id)?.heart.log.at(-1)).toMatchObject({
      type: 'silence',
      from: 0,
      to: 1000,
      silent: true,
    });
  });

  it('that cannot be reached is told of once, and tried again at the next wish', async () => {
    const { session, settings, factory } = await recorded();
    const { open } = factory;
    factory.open = () => {
      throw new DOMException('', 'UnknownError');
    };
    const later = await room({ factory, kept: settings, at: 60_000 });
    expect(await later.lookAt(session)).toBeUndefined();
    expect(later.notices.list).toEqual([notice(noticeWords.secondFailed)]);
    expect(later.told.changes).toBe(1);
    factory.open = open;
    expect(bpmsOf((await later.lookAt(session))?.log ?? [])).toEqual([61, 62, 63]);
    expect(later.notices.list).toEqual([]);
  });

  it('goes on with a session that goes on, with the strap that is remembered', async () => {
    const before = await room();
    const strap = new FakeStrap('Strap A 2');
    before.desk.start();
    await before.connect(strap);
    await before.clock.advance(100);
    strap.send(packet(61, 968));
    await before.clock.advance(3000);
    const { session } = before.desk;
    strap.drop();
    const radio = new FakeBluetooth();
    radio.remembered = [strap];
    const after = await room({ factory: before.factory, kept: before.settings, at: 30_000, radio });
    after.owns(true);
    after.desk.resume(Session.from(session.log));
    for (let i = 0; i < 500 && after.second.view.link !== 'connected'; i++) {
      await settle();
      await after.clock.advance(100);
    }
    expect(after.second.view).toEqual({ link: 'connected', agreed: true });
    strap.send(packet(64, 940));
    await settle();
    const ended = after.desk.end();
    await settle();
    expect(bpmsOf((await after.lookAt(ended))?.log ?? [])).toEqual([61, 64]);
    expect(after.wrote).toEqual([]);
  });
});
