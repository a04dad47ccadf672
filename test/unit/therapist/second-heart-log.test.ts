/** The second heart's log fact by fact, and what is asked of the place where it is kept. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { withFacts, type SessionRow } from '../../../src/store/session-row.ts';
import { FakeBluetooth, FakeStrap } from '../../fixtures/fake-bluetooth.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { packet } from '../strap/strap-room.ts';
import { EPOCH, room } from './second-heart-room.ts';

const begin = { type: 'started', at: 0, schema: expect.any(Number) as number, app: 'test', origin: 'here' };

const link = (at: number, state: string, connection: number) => ({
  type: 'link',
  at,
  who: 'therapist',
  state,
  connection,
});

describe('the log of the second heart', () => {
  it('takes over the last minute of looking at its strap, on the clock of the session', async () => {
    const here = room();
    const strap = new FakeStrap('Strap B');
    await here.clock.advance(85_000);
    await here.connect(strap);
    expect(here.told).toEqual(['choosing', 'connecting', 'connecting', 'connected']);
    await here.clock.advance(2000);
    strap.send(packet(62, 968));
    await here.clock.advance(2000);
    expect([here.begun, here.asked, here.agreements()]).toEqual([[], [], []]);
    here.desk.start();
    expect(here.agreements()).toEqual([
      { type: 'agreed', at: 60_000, who: 'client', to: 'two-hearts' },
      { type: 'agreed', at: 60_000, who: 'therapist', to: 'two-hearts' },
    ]);
    await here.clock.advance(500);
    strap.send(packet(63, 952));
    await here.clock.advance(500);
    const { id } = here.desk.session.state;
    const log = await here.logAtEnd();
    const beat = { type: 'measurement', who: 'therapist', contact: true };
    expect(log?.filter(({ type }) => type !== 'device')).toEqual([
      { ...begin, id, epoch: EPOCH + 29_000 },
      link(56_000, 'choosing', 1),
      link(56_000, 'connecting', 1),
      link(56_000, 'connected', 1),
      { ...beat, at: 58_000, bpm: 62, rr: [expect.closeTo(968, 0)] },
      { ...beat, at: 60_500, bpm: 63, rr: [expect.closeTo(952, 0)] },
      { type: 'ended', at: 61_000 },
    ]);
    // A beat and a battery are no change of the link.
    expect(here.told).toHaveLength(4);
  });

  it('begins empty beside the next session, with a strap of its own', async () => {
    const here = room();
    here.desk.start();
    await here.connect(new FakeStrap('Strap B'));
    await here.logAtEnd();
    here.desk.start();
    await here.connect(new FakeStrap('Strap C'));
    const { id, epoch } = here.desk.session.state;
    const log = await here.logAtEnd();
    expect(log?.filter(({ type }) => type === 'started' || type === 'link')).toEqual([
      { ...begin, id, epoch },
      link(0, 'choosing', 1),
      link(0, 'connecting', 1),
      link(0, 'connected', 1),
    ]);
    expect(here.begun).toHaveLength(2);
  });

  it('goes on with the same radio’s strap, and numbers the links of another radio after it', async () => {
    const here = room();
    here.desk.start();
    await here.connect(new FakeStrap('Strap B'));
    await here.connect(new FakeStrap('Strap C'));
    const other = new FakeBluetooth();
    const simulation = {
      bluetooth: new FakeBluetooth().port,
      second: other.port,
      scenario: 'calm',
      follow: () => undefined,
      onChange: () => () => undefined,
    };
    await here.desk.simulate(simulation);
    await here.connect(new FakeStrap('Strap D'), other);
    const log = await here.logAtEnd();
    expect(log?.filter(({ type }) => type === 'simulated' || type === 'link')).toEqual([
      link(0, 'choosing', 1),
      link(0, 'connecting', 1),
      link(0, 'connected', 1),
      link(0, 'connecting', 2),
      link(0, 'connected', 2),
      { type: 'simulated', at: 0, who: 'therapist', scenario: 'calm' },
      link(0, 'choosing', 3),
      link(0, 'connecting', 3),
      link(0, 'connected', 3),
    ]);
    expect(here.begun).toHaveLength(1);
  });

  it('is not begun by a list that was closed; both have agreed once all the same', async () => {
    const here = room();
    here.desk.start();
    expect(await here.connect('NotFoundError')).toMatchObject({ ok: false });
    expect([here.begun, here.agreements().length]).toEqual([[], 2]);
    await here.connect(new FakeStrap('Strap B'));
    expect([here.begun.length, here.agreements().length]).toEqual([1, 2]);
    here.second.disconnect();
    expect(here.second.view).toEqual({ link: 'idle', agreed: true });
    expect(here.second.holds('id of Strap B')).toBe(false);
  });

  it('is none where nobody asked for it', async () => {
    const here = room();
    here.desk.start();
    here.second.disconnect();
    here.second.leave();
    await here.second.resume('id of Strap B');
    expect(here.second.view).toEqual({ link: 'idle', agreed: false });
    expect(await here.logAtEnd()).toBeUndefined();
    expect([here.asked, here.begun, here.told]).toEqual([[], [], []]);
  });

  it('takes the strap that the first heart has laid down, also while that one looks for another', async () => {
    for (const looks of [false, true]) {
      const here = room();
      const strap = new FakeStrap('Strap B');
      here.radio.answers.push(strap);
      await here.desk.choose();
      await settle();
      expect(await here.connect(strap)).toMatchObject({ error: { code: 'other-heart' } });
      here.desk.strap.disconnect();
      if (looks) {
        here.radio.answers.push('hang');
        void here.desk.choose();
        await settle();
      }
      expect(here.desk.session.state.straps.client.link).toBe(looks ? 'choosing' : 'idle');
      expect(await here.connect(strap)).toEqual({ ok: true, deviceId: strap.id, name: 'Strap B' });
      expect([here.second.holds(strap.id), here.second.holds('other')]).toEqual([true, false]);
      here.second.disconnect();
      here.radio.answers.push('hang');
      void here.second.connect();
      await settle();
      expect([here.second.view.link, here.second.holds(strap.id)]).toEqual(['choosing', false]);
    }
  });
});

describe('going on with the log of the second heart', () => {
  const interrupted: SessionEvent[] = [
    { type: 'started', at: 0, schema: 1, id: 'old', epoch: EPOCH - 10_000, app: 'a', origin: 'here' },
  ];
  const facts: SessionEvent[] = [
    ...interrupted,
    { type: 'link', at: 10, who: 'therapist', state: 'connected', connection: 4 },
  ];
  const keep = ({ kept }: ReturnType<typeof room>): SessionRow => {
    const row = { ...withFacts(undefined, facts, 3), facts: 99 };
    kept.set('old', { facts: [...facts], row });
    return row;
  };

  it('tells how long nothing was recorded, numbers links on, and writes after what is kept', async () => {
    const here = room();
    const row = keep(here);
    const strap = new FakeStrap('Strap B');
    here.radio.remembered = [strap];
    await here.clock.advance(2000);
    here.desk.resume(Session.from(interrupted));
    await here.second.resume(strap.id);
    await settle();
    here.second.leave();
    await here.clock.advance(1000);
    const [first] = here.asked;
    expect(first).toEqual(['append', expect.any(Number), { ...row, facts: 2 }, 'id-2']);
    expect(here.begun).toEqual(['old']);
    const log = await here.logAtEnd();
    expect(log?.slice(2)).toEqual([
      { type: 'continued', at: 12_000, missingMs: 11_990 },
      link(12_000, 'idle', 4),
      link(12_000, 'connecting', 5),
      link(12_000, 'connected', 5),
      { type: 'device', at: 12_000, who: 'therapist', name: 'Strap B' },
      { type: 'ended', at: 13_000 },
    ]);
  });

  it('is left alone once it is written, and when another session came meanwhile', async () => {
    const here = room();
    keep(here);
    here.desk.resume(Session.from(interrupted));
    await here.connect(new FakeStrap('Strap B'));
    await here.second.resume(undefined);
    expect((await here.logAtEnd())?.some(({ type }) => type === 'continued')).toBe(false);

    const other = room();
    keep(other);
    other.desk.resume(Session.from(interrupted));
    const resumed = other.second.resume(undefined);
    other.desk.end();
    other.desk.start();
    await resumed;
    expect([other.begun, other.told, other.second.view.agreed]).toEqual([[], [], false]);
  });
});

describe('what is asked of the place of the logs', () => {
  it('to write as time goes by, to keep what waits when the page is left, to erase and to amend', async () => {
    const here = room();
    here.desk.start();
    const strap = new FakeStrap('Strap B');
    await here.connect(strap);
    const { id } = here.desk.session.state;
    await here.clock.advance(2000);
    here.asked.length = 0;
    strap.send(packet(62, 968));
    strap.send(packet(62, 968));
    await settle();
    expect(here.asked).toEqual([['append', 6, expect.objectContaining({ id, facts: 5 }), 'id-3']]);
    await here.clock.advance(800);
    expect(here.asked.slice(1)).toEqual([['append', 7, expect.objectContaining({ id, facts: 6 }), 'id-3']]);
    strap.send(packet(62, 968));
    here.second.leave();
    expect(here.asked[2]).toEqual(['tail', id, 7, ['measurement']]);
    await here.logAtEnd();
    here.asked.length = 0;
    await here.second.add(id, { type: 'silence', from: 0, to: 1, silent: true });
    await here.second.erase(id);
    expect(here.asked).toEqual([
      [
        'amend',
        id,
        [{ type: 'silence', at: 7, from: 0, to: 1, silent: true, added: { origin: 'here', order: 3 } }],
      ],
      ['erase', id, { epoch: EPOCH + 9, origin: 'here' }],
    ]);
  });

  it('nothing while a log could not be written: it is read and amended where it is, and erased', async () => {
    const here = room();
    here.place.full = true;
    here.desk.start();
    await here.connect(new FakeStrap('Strap B'));
    const { id } = here.desk.session.state;
    const log = await here.logAtEnd();
    expect(log?.at(-1)).toEqual({ type: 'ended', at: 0 });
    here.asked.length = 0;
    await here.second.add(id, { type: 'silence', from: 0, to: 1, silent: true });
    expect(here.asked).toEqual([]);
    expect((await here.second.read(id))?.log.at(-1)).toEqual({
      type: 'silence',
      at: 0,
      from: 0,
      to: 1,
      silent: true,
      added: { origin: 'here', order: 6 },
    });
    await here.second.erase(id);
    expect(await here.second.read(id)).toBeUndefined();
  });
});
