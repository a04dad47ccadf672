/** A session that runs again: its facts come in their order and time, some at once, and from the beginning when time goes back. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Replayed } from '../../../src/session/replayed.ts';
import { started } from '../../fixtures/started.ts';

const packet = (at: number): SessionEvent => ({
  type: 'measurement',
  at,
  who: 'client',
  bpm: 60,
  rr: [1000],
});
const linked: SessionEvent = { type: 'link', at: 500, who: 'client', state: 'connected', connection: 1 };
const facts: SessionEvent[] = [
  started,
  linked,
  packet(1000),
  packet(2000),
  packet(3000),
  { type: 'ended', at: 3500 },
];

describe('a session that runs again', () => {
  it('is as long as its newest fact, and lets come what is due', () => {
    const replayed = new Replayed(facts, 'r');
    expect([replayed.length, replayed.nextAt]).toEqual([3500, 0]);
    expect(replayed.session.log).toEqual([]);
    expect(replayed.advance(1999)).toBe(true);
    expect(replayed.session.log).toEqual([{ ...started, id: 'r' }, linked, packet(1000)]);
    expect(replayed.nextAt).toBe(2000);
    expect(replayed.advance(2000)).toBe(true);
    expect(replayed.nextAt).toBe(3000);
    expect(replayed.advance(9000)).toBe(true);
    expect([replayed.session.log.length, replayed.nextAt]).toEqual([6, undefined]);
  });

  it('lets no more come at once than is asked for, and says whether that was all', () => {
    const replayed = new Replayed(facts, 'r');
    expect(replayed.advance(2500, 3)).toBe(false);
    expect(replayed.session.log).toHaveLength(3);
    // The fourth was all that was due.
    expect(replayed.advance(2500, 1)).toBe(true);
    expect(replayed.session.log).toHaveLength(4);
    expect(replayed.advance(3500, 2)).toBe(true);
  });

  it('begins anew in a session of its own, and leaves the one before as it is', () => {
    const replayed = new Replayed(facts, 'r');
    replayed.advance(3500);
    const before = replayed.session;
    replayed.rewind();
    expect([replayed.session.log, replayed.nextAt, before.log.length]).toEqual([[], 0, 6]);
    replayed.advance(1000);
    expect(replayed.session.log).toHaveLength(3);
  });

  it('is told of a link before the first interval where none was recorded, and again after a pause', () => {
    const bare: SessionEvent[] = [
      started,
      packet(1000),
      packet(2000),
      { type: 'continued', at: 2500, missingMs: 0 },
      packet(3000),
    ];
    const replayed = new Replayed(bare, 'r');
    const links = (): number[] =>
      replayed.session.log.flatMap((fact) => (fact.type === 'link' ? [fact.at] : []));
    replayed.advance(2000);
    expect(links()).toEqual([1000]);
    expect(replayed.session.log.at(1)).toEqual({
      type: 'link',
      at: 1000,
      who: 'client',
      state: 'connected',
      connection: 0,
    });
    replayed.advance(3000);
    expect(links()).toEqual([1000, 3000]);
    replayed.rewind();
    replayed.advance(1000);
    expect(links()).toEqual([1000]);
    const told = new Replayed(facts, 'r');
    told.advance(3500);
    expect(told.session.log.filter(({ type }) => type === 'link')).toEqual([linked]);
  });
});
