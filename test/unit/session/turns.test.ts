/** Long work rests every so often, neither with every fact nor never: whoever waits for the window waits no longer than for one turn. */
import { describe, expect, it } from 'vitest';
import { merging } from '../../../src/session/amend.ts';
import { qualitySpansInTurns, rmssdTrendInTurns } from '../../../src/session/chart-series.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { heartBinsInTurns, strapBinsInTurns } from '../../../src/session/heart-bins.ts';
import { Session } from '../../../src/session/session.ts';
import type { InTurns } from '../../../src/terms/turns.ts';
import { started } from '../../fixtures/started.ts';

const packet = (i: number): SessionEvent => ({
  type: 'measurement',
  at: 1000 * (i + 1),
  who: 'client',
  bpm: 60 + (i % 7),
  rr: [980 + (i % 41)],
});
const log = (count: number): SessionEvent[] => [
  started,
  ...Array.from({ length: count }, (_, i) => packet(i)),
];

/** How often it rests. */
function rests(work: InTurns<unknown>): number {
  let count = 0;
  while (work.next().done !== true) count += 1;
  return count;
}

describe('work in turns', () => {
  it('rests as often as there is a turn’s worth of facts more', () => {
    const most = rests(strapBinsInTurns(log(100_000), 100_000_000));
    expect(most - rests(strapBinsInTurns(log(10), 100_000_000))).toBe(5);
  });

  it('rests while two logs are compared that begin alike, and while one is looked through for the other', () => {
    const facts = log(9999);
    expect(rests(merging(facts, facts))).toBe(1 + 10);
    expect(rests(merging(log(99), log(99)))).toBe(1);
    // The first packet of the one is missing in the other: everything behind it is looked up.
    const [head, one, ...rest] = facts;
    if (head === undefined || one === undefined) throw new Error('a log has facts');
    expect(rests(merging([head, ...rest], facts))).toBe(1 + 9 + 9);
  });

  it('rests in the course of a long session', () => {
    const session = Session.from(log(2000));
    const hours = 4 * 3_600_000;
    const points = rmssdTrendInTurns(session, hours);
    expect(rests(points)).toBe(1);
    expect(rests(qualitySpansInTurns(session, hours))).toBe(1);
    expect(rests(rmssdTrendInTurns(session, hours / 2))).toBe(0);
    expect(rests(qualitySpansInTurns(session, hours / 2))).toBe(0);
    expect(rests(heartBinsInTurns(session, hours))).toBeLessThan(20);
  });
});
