/**
 * Two straps at once, each lost and regained: every fact is of the heart it came from; the second heart's log lies apart, goes on after a crash
 * and is erased by itself; nothing of it is in the client's session, in the files that are made of it, or on the way to the client's window.
 */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { publish } from '../../../src/mirror/publish.ts';
import { newPair } from '../../../src/mirror/peer.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openOwnHearts } from '../../../src/store/own-hearts.ts';
import { openDesk, type Desk } from '../../../src/therapist/desk.ts';
import { openSecondHeart, type SecondHeart } from '../../../src/therapist/second-heart.ts';
import { Air } from '../../fixtures/air.ts';
import { FakeBluetooth, FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';
import { uniform } from '../../fixtures/random.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';
import { packet } from '../strap/strap-room.ts';

const EPOCH = 1_790_000_000_000;
/** Heart rates by which a packet tells whose it is. */
const CLIENT = 71;
const THERAPIST = 62;

let folders = 0;

interface Room {
  readonly radio: FakeBluetooth;
  readonly clock: ManualClock;
  readonly desk: Desk;
  readonly second: SecondHeart;
  readonly folder: string;
  readonly begun: string[];
}

function room(folder = `/${(folders += 1)}/`, radio = new FakeBluetooth(), at = 0): Room {
  const clock = new ManualClock();
  let ids = 0;
  const newId = (): string => `${folder}${at}-${(ids += 1)}`;
  const begun: string[] = [];
  const late: { second?: SecondHeart } = {};
  const desk = openDesk({
    bluetooth: radio.port,
    secure: true,
    monotonic: clock.now,
    timeOrigin: EPOCH + at,
    after: clock.after,
    newId,
    origin: () => 'here',
    app: 'test',
    isOthers: (id) => late.second?.holds(id) === true,
  });
  const second = openSecondHeart({
    desk,
    hearts: openOwnHearts({
      factory: indexedDB,
      storage: undefined,
      after: () => () => undefined,
      folder,
      mark: `mark ${at}`,
    }),
    clock,
    secure: true,
    newId,
    origin: () => 'here',
    wall: () => EPOCH + at + clock.now(),
    onChange: () => undefined,
    onBegun: (id) => begun.push(id),
  });
  late.second = second;
  return { radio, clock, desk, second, folder, begun };
}

async function connectBoth({ radio, clock, desk, second }: Room): Promise<readonly [FakeStrap, FakeStrap]> {
  const straps = [new FakeStrap('Strap A 1'), new FakeStrap('Strap A 2')] as const;
  radio.answers.push(...straps);
  expect(await desk.choose()).toMatchObject({ ok: true });
  await settle();
  expect(await second.connect()).toMatchObject({ ok: true, deviceId: straps[1].id });
  await settle();
  await clock.advance(100);
  return straps;
}

async function beats({ clock }: Room, [a, b]: readonly [FakeStrap, FakeStrap], n: number): Promise<void> {
  for (let i = 0; i < n; i++) {
    a.send(packet(CLIENT, 845));
    await clock.advance(400);
    b.send(packet(THERAPIST, 968));
    await clock.advance(440);
  }
}

const of = <T extends SessionEvent['type']>(
  session: Session,
  type: T,
): Extract<SessionEvent, { type: T }>[] =>
  session.log.filter((fact): fact is Extract<SessionEvent, { type: T }> => fact.type === type);

describe('the second heart', () => {
  it('is told from the first one however often either link is lost and found again', async () => {
    const here = room();
    const straps = await connectBoth(here);
    here.desk.start();
    const { session } = here.desk;
    const random = uniform(3);
    for (let loss = 0; loss < 40; loss++) {
      const lost = straps[loss % 2]!;
      await beats(here, straps, 3 + Math.floor(random() * 4));
      // Now and then both are gone at once, or one does not answer at first.
      if (loss % 7 === 0) straps[(loss + 1) % 2]!.drop();
      if (loss % 5 === 0) lost.outcomes.push('NetworkError', 'NetworkError');
      lost.drop();
      for (let s = 0; s < 90 && !(straps[0].connected && straps[1].connected); s++)
        await here.clock.advance(1000);
      await settle();
    }
    await beats(here, straps, 3);
    here.desk.end();
    await settle();
    const own = await here.second.read(session.state.id);
    expect(own).toBeDefined();
    const [mine, theirs] = [of(session, 'measurement'), of(own!, 'measurement')];
    expect(mine.length).toBeGreaterThan(100);
    expect(theirs.length).toBeGreaterThan(100);
    expect([...new Set(mine.map(({ who, bpm }) => `${who} ${bpm}`))]).toEqual([`client ${CLIENT}`]);
    expect([...new Set(theirs.map(({ who, bpm }) => `${who} ${bpm}`))]).toEqual([`therapist ${THERAPIST}`]);
    for (const [log, who] of [
      [session.log, 'client'],
      [own!.log, 'therapist'],
    ] as const)
      for (const fact of log)
        if ('who' in fact && fact.type !== 'agreed')
          expect(`${fact.type} ${fact.who}`).toBe(`${fact.type} ${who}`);
    // Each link was found again as often as it was lost, by itself.
    const lost = (log: Session): number => of(log, 'link').filter(({ state }) => state === 'lost').length;
    expect(lost(session)).toBeGreaterThanOrEqual(20);
    expect(lost(own!)).toBeGreaterThanOrEqual(20);
    expect(own!.state.straps.therapist.connection).toBeGreaterThan(20);
    // One clock: both begin together.
    expect(own!.state.epoch).toBe(session.state.epoch);
    expect(own!.state.endedAt).toBeGreaterThanOrEqual(theirs.at(-1)!.at);
  });

  it('begins when both have agreed, which the session keeps, and asks anew for the next one', async () => {
    const here = room();
    const straps = await connectBoth(here);
    await beats(here, straps, 5);
    here.desk.start();
    const { session } = here.desk;
    expect(of(session, 'agreed')).toMatchObject([
      { who: 'client', to: 'two-hearts' },
      { who: 'therapist', to: 'two-hearts' },
    ]);
    expect(here.begun).toEqual([session.state.id]);
    expect(here.second.view).toEqual({ link: 'connected', agreed: true });
    here.desk.end();
    expect(here.second.view).toEqual({ link: 'idle', agreed: false });
    expect(straps[1].connected).toBe(false);
    here.desk.start();
    expect(of(here.desk.session, 'agreed')).toEqual([]);
    expect(here.begun).toHaveLength(1);
  });

  it('is in no file of the session and never on the way to the client’s window', async () => {
    const here = room();
    const air = new Air();
    const publisher = publish({
      channel: air.end(),
      pair: newPair(globalThis.crypto),
      locks: new WindowLocks().of('therapist'),
      epochNow: here.desk.epochNow,
      onRequest: () => undefined,
    });
    const said: string[] = [];
    air.end().addEventListener('message', ({ data }) => said.push(JSON.stringify(data)));
    here.desk.follow((session) => {
      publisher.show(session);
      return undefined;
    });
    const straps = await connectBoth(here);
    here.desk.start();
    here.desk.startGuide({ breathsPerMin: 6, inhaleShare: 0.4 });
    await beats(here, straps, 8);
    const { session } = here.desk;
    here.desk.end();
    await settle();
    // Even where a log held both, as one of another program may.
    publisher.show(Session.from([...session.log, ...(await here.second.read(session.state.id))!.log]));
    await settle();
    expect(said.some((message) => message.includes('"pace"'))).toBe(true);
    for (const word of ['measurement', 'agreed', 'Strap A', 'battery', '"link"'])
      expect(said.join('\n')).not.toContain(word);
    const file = writeSessionFile(session.log, 'test');
    expect(file).toContain(`"bpm":${CLIENT}`);
    expect(file).not.toContain(`"bpm":${THERAPIST}`);
    expect(file).not.toContain('Strap A 2');
    publisher.close();
  });

  it('is refused where a person chooses the other heart’s strap, whichever came first', async () => {
    const here = room();
    const [client, therapist] = await connectBoth(here);
    here.radio.answers.push(therapist, client);
    expect(await here.desk.choose()).toMatchObject({ ok: false, error: { code: 'other-heart' } });
    expect(await here.second.connect()).toMatchObject({ ok: false, error: { code: 'other-heart' } });
    expect(here.desk.session.state.straps.client.link).toBe('connected');
    expect(here.second.view.link).toBe('connected');
  });

  it('goes on after a crash where it stopped, with its own strap only', async () => {
    const before = room();
    const straps = await connectBoth(before);
    before.desk.start();
    const { session } = before.desk;
    await beats(before, straps, 10);
    await before.clock.advance(2000);
    // The window is gone; another one goes on a minute later, with both straps remembered.
    const after = room(before.folder, new FakeBluetooth(), before.clock.now() + 60_000);
    for (const strap of straps) strap.drop();
    after.radio.remembered = [...straps];
    after.desk.resume(Session.from(session.log));
    await after.second.resume(straps[1].id);
    await settle();
    await after.clock.advance(1000);
    expect(after.second.view).toEqual({ link: 'connected', agreed: true });
    expect(after.second.holds(straps[1].id)).toBe(true);
    straps[1].send(packet(THERAPIST, 968));
    await settle();
    after.desk.end();
    await settle();
    const own = await after.second.read(session.state.id);
    expect(of(own!, 'measurement')).toHaveLength(11);
    expect(of(own!, 'continued')).toHaveLength(1);
    const connections = of(own!, 'link').map(({ connection }) => connection);
    expect(connections).toEqual(connections.toSorted((a, b) => a - b));
  });

  it('ends with a session that goes on without its strap', async () => {
    const before = room();
    const straps = await connectBoth(before);
    before.desk.start();
    const { session } = before.desk;
    await beats(before, straps, 3);
    await before.clock.advance(2000);
    const after = room(before.folder, new FakeBluetooth(), before.clock.now() + 5000);
    after.desk.resume(Session.from(session.log));
    await after.second.resume(undefined);
    expect(after.second.view).toEqual({ link: 'idle', agreed: true });
    after.desk.end();
    await settle();
    expect(after.second.view).toEqual({ link: 'idle', agreed: false });
    const own = await after.second.read(session.state.id);
    expect(of(own!, 'ended')).toHaveLength(1);
    expect(of(own!, 'measurement')).toHaveLength(3);
  });

  it('takes no other remembered strap for its own', async () => {
    const before = room();
    const straps = await connectBoth(before);
    before.desk.start();
    const { session } = before.desk;
    await beats(before, straps, 3);
    await before.clock.advance(2000);
    const after = room(before.folder, new FakeBluetooth(), before.clock.now() + 5000);
    after.radio.remembered = [straps[0]];
    after.desk.resume(Session.from(session.log));
    await after.second.resume(straps[1].id);
    expect(after.second.view.link).toBe('idle');
  });

  it('is erased by itself; what is noted of it afterwards is kept with it', async () => {
    const here = room();
    const straps = await connectBoth(here);
    here.desk.start();
    const { id } = here.desk.session.state;
    await beats(here, straps, 3);
    here.desk.end();
    await settle();
    await here.second.add(id, { type: 'silence', from: 0, to: 1000, silent: true });
    expect(of((await here.second.read(id))!, 'silence')).toMatchObject([{ from: 0, to: 1000, silent: true }]);
    await here.second.erase(id);
    expect(await here.second.read(id)).toBeUndefined();
  });
});
