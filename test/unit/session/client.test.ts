/** A client folded from the facts of their sessions, and the same client as version 0.1.0 kept them. */
import { describe, expect, it } from 'vitest';
import {
  clientCodes,
  clientOf,
  noPart,
  reducePart,
  withoutTime,
  type SessionOfClient,
} from '../../../src/session/client.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { withFacts } from '../../../src/store/session-row.ts';
import { frozenFacts } from '../../fixtures/frozen.ts';
import { started } from '../../fixtures/started.ts';

const DAY = 86_400_000;

/** A session of a client, `day` days after the first. */
const session = (id: string, day: number, code: string, ...facts: readonly SessionEvent[]): SessionOfClient =>
  withFacts(
    undefined,
    [
      { ...started, id, epoch: day * DAY },
      ...facts,
      { type: 'client', at: 9000, code },
      { type: 'ended', at: 9000 },
    ],
    1,
  );
const accepted = (at: number, rate: number): SessionEvent => ({
  type: 'rate-accepted',
  at,
  rate,
  source: 'chosen',
});

describe('a client', () => {
  const first = session('a', 1, 'K-1', accepted(1000, 6), { type: 'cautions-read', at: 500 });
  const second = session('b', 3, 'K-1', accepted(2000, 5.5), {
    type: 'pace',
    at: 3000,
    since: 3000,
    pace: { breathsPerMin: 5.5, inhaleShare: 0.4, ramp: { fromBreathsPerMin: 8, ratio: 1.05 } },
  });
  const another = session('c', 2, 'B', accepted(0, 7));

  it('is what the sessions with the code tell, oldest first, in whatever order they come', () => {
    const client = clientOf('K-1', [second, another, first]);
    expect(client).toEqual(clientOf('K-1', [first, second]));
    expect(client.sessions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(client.rates).toEqual([
      { rate: 6, source: 'chosen', epoch: DAY + 1000 },
      { rate: 5.5, source: 'chosen', epoch: 3 * DAY + 2000 },
    ]);
    expect(client.cautionsSeen).toBe(DAY + 500);
    expect(client.pace).toEqual({ breathsPerMin: 5.5, inhaleShare: 0.4 });
    expect(clientCodes([second, another, first], ['Old'])).toEqual(['B', 'K-1', 'Old']);
  });

  it('is asked the cautions anew where they were read for another code', () => {
    const read: SessionEvent = { type: 'cautions-read', at: 500 };
    const other: SessionEvent = { type: 'client', at: 400, code: 'B' };
    expect(clientOf('K-1', [session('d', 1, 'K-1', other, read)]).cautionsSeen).toBeUndefined();
    expect(clientOf('K-1', [session('d', 1, 'K-1', read)]).cautionsSeen).toBe(DAY + 500);
  });

  it('loses what a session told when it is erased or filed under another code', () => {
    expect(clientOf('K-1', [first]).rates.map(({ rate }) => rate)).toEqual([6]);
    expect(clientOf('K-1', []).cautionsSeen).toBeUndefined();
    const moved = { ...second, client: 'B' };
    expect(clientOf('B', [first, moved, another]).rates.map(({ rate }) => rate)).toEqual([7, 5.5]);
  });

  it('has the picture and the sound as they were set at last', () => {
    const views: SessionEvent[] = [
      { type: 'client-view', at: 1, look: 'line', sound: 'tide' },
      { type: 'client-view', at: 2, look: 'sphere' },
    ];
    expect(views.reduce((part, fact) => reducePart(part, fact, 0), noPart).view).toEqual({
      look: 'sphere',
      sound: 'tide',
    });
  });

  it('is what version 0.1.0 kept, and what it kept twice counts once', () => {
    const facts = frozenFacts('assessment') as SessionEvent[];
    const kept = {
      code: 'K-17',
      rates: [{ rate: 5.6, source: 'estimate', low: 5.1, high: 6.2, epoch: 1_773_047_142_000 }],
      cautionsSeen: 1_773_046_825_000,
    } as const;
    const client = clientOf('K-17', [withFacts(undefined, facts, 1)], kept);
    expect(client.rates).toEqual(kept.rates);
    expect(client.cautionsSeen).toBe(kept.cautionsSeen);
    expect(client.ownRate).toBe(8);
    // Where the session itself is gone, the old record still tells.
    expect(clientOf('K-17', [], kept)).toMatchObject({ ...kept, sessions: [] });
  });

  it('leaves nothing of an erased session in what version 0.1.0 kept', () => {
    const rate = { rate: 6, source: 'chosen', epoch: 5000 } as const;
    const old = { code: 'K', rates: [rate, { ...rate, epoch: 90_000 }], cautionsSeen: 4000 };
    expect(withoutTime(old, 3000, 8000)).toEqual({ code: 'K', rates: [{ ...rate, epoch: 90_000 }] });
    expect(withoutTime(old, 20_000, 80_000)).toEqual(old);
    expect(withoutTime(old, 0, 100_000)).toBeUndefined();
  });
});

describe('what is kept of a client', () => {
  it('are the last twenty rates of a session, with the time at which each was accepted', () => {
    const facts = Array.from({ length: 21 }, (_, i) => accepted(i, 4 + i / 10));
    const part = facts.reduce((so, fact) => reducePart(so, fact, 1000), noPart);
    expect(part.rates).toHaveLength(20);
    expect(part.rates[0]).toEqual({ rate: 4.1, source: 'chosen', epoch: 1001 });
    expect(part.rates.at(-1)?.epoch).toBe(1020);
    const twenty = facts.slice(0, 20).reduce((so, fact) => reducePart(so, fact, 1000), noPart);
    expect(twenty.rates[0]?.epoch).toBe(1000);
  });

  it('counts an acceptance once that was written twice within a second, and twice beyond it', () => {
    const told = session('a', 1, 'K-1', accepted(5000, 6));
    const old = (apart: number) => ({
      code: 'K-1',
      rates: [{ rate: 6, source: 'chosen' as const, epoch: DAY + 5000 + apart }],
    });
    for (const apart of [0, 1000, -1000]) expect(clientOf('K-1', [told], old(apart)).rates).toHaveLength(1);
    for (const apart of [1001, -1001]) expect(clientOf('K-1', [told], old(apart)).rates).toHaveLength(2);
    const other = { ...old(0), rates: old(0).rates.map((rate) => ({ ...rate, rate: 6.1 })) };
    expect(clientOf('K-1', [told], other).rates).toHaveLength(2);
  });

  it('goes with the session within a second of which it was written', () => {
    const old = (epoch: number) => ({ code: 'K-1', rates: [], cautionsSeen: epoch });
    for (const epoch of [9000, 10_000, 20_000, 21_000])
      expect(withoutTime(old(epoch), 10_000, 20_000)).toBeUndefined();
    for (const epoch of [8999, 21_001]) expect(withoutTime(old(epoch), 10_000, 20_000)).toEqual(old(epoch));
  });
});
