/** What breaks the row of a heart's beats, what does not, and what a strap's intervals are taken for. */
import { describe, expect, it } from 'vitest';
import { hasNoTrueIntervals } from '../../../src/session/chart-series.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { LinkState } from '../../../src/terms/link-state.ts';
import { started } from '../../fixtures/started.ts';

const link = (at: number, state: LinkState, connection = 1): SessionEvent => ({
  type: 'link',
  at,
  who: 'client',
  state,
  connection,
});
/** A heart that is never twice the same, in whole 1/1024 s as a strap sends it. */
const interval = (i: number): number =>
  (Math.round(850 + 60 * Math.sin(i / 3) + 17 * Math.sin(i * 1.7)) * 1000) / 1024;

interface Life {
  readonly from?: number;
  readonly count?: number;
  readonly rr?: (i: number) => number;
  readonly bpm?: (i: number, rr: number) => number;
}

/** One packet a beat. */
function packets({
  from = 0,
  count = 60,
  rr = interval,
  bpm = (_, ms) => Math.round(60_000 / ms),
}: Life = {}): SessionEvent[] {
  let at = from;
  return Array.from({ length: count }, (_, i) => {
    const ms = rr(i);
    at += ms;
    return { type: 'measurement', at, who: 'client', bpm: bpm(i, ms), rr: [ms], contact: true };
  });
}
const live = (...facts: SessionEvent[]): Session => Session.from([started, link(0, 'connected'), ...facts]);
const first = packets();
const next = packets({ from: 60_000 });

/** Number of unbroken stretches, and the reasons of the holes between them. */
const stretches = (session: Session): [number, string[]] => {
  const { beats, gaps } = session.track();
  return [new Set(beats.map(({ segment }) => segment)).size, gaps.map(({ reason }) => reason)];
};

describe('the row of beats', () => {
  it('goes on over a link that is said to be the same', () => {
    const again = link(first[29]?.at ?? 0, 'connected');
    const session = live(...first.slice(0, 30), again, ...first.slice(30));
    expect(stretches(session)).toEqual([1, []]);
  });

  it.each([
    ['a link that was lost', [link(55_000, 'lost')]],
    ['another connection, though nothing was said to be lost', [link(55_000, 'connected', 2)]],
    ['both', [link(55_000, 'lost'), link(56_000, 'reconnecting', 2), link(57_000, 'connected', 2)]],
  ])('is broken once by %s', (_, links) => {
    expect(stretches(live(...first, ...links, ...next))).toEqual([2, ['link']]);
  });

  it('is broken by a hole in the recording, after which no number stands', () => {
    const session = live(...first);
    const at = session.state.at;
    expect(session.track().heartRate(at)).toBeDefined();
    session.record({ type: 'continued', at: 56_000, missingMs: 3000 });
    expect(session.track().heartRate(56_000)).toBeUndefined();
    next.forEach((fact) => session.record(fact));
    expect(stretches(session)).toEqual([2, ['recording']]);
  });

  it('has a label for every beat once the session has ended, and not before', () => {
    const session = live(...first);
    const { labels, beats, irregular } = session.track();
    expect(labels.kinds.length).toBeLessThan(beats.length);
    expect(irregular).toHaveLength(labels.kinds.length);
    session.record({ type: 'ended', at: session.state.at });
    expect(session.track().labels.kinds).toHaveLength(beats.length);
    expect(session.track().irregular).toHaveLength(beats.length);
  });

  it('labels each stretch by itself: what lies in two is never compared', () => {
    // The heart is half as fast after the hole; as one stretch its first beat would be no normal one.
    const slow = packets({ from: 60_000, rr: (i) => 1.6 * interval(i) });
    const session = live(...first, link(55_000, 'lost'), link(57_000, 'connected', 2), ...slow);
    session.record({ type: 'ended', at: session.state.at });
    expect(new Set(session.track().labels.kinds)).toEqual(new Set(['normal']));
    expect(session.track().interpretable).toBe(true);
  });
});

describe('what the intervals of a strap are worth', () => {
  const made: Life = {
    bpm: (i) => 70 + (Math.floor(i / 4) % 5),
    rr: (i) => 60_000 / (70 + (Math.floor(i / 4) % 5)),
  };
  const life = (of: Life): Session => live(...packets({ count: 240, ...of }));

  it('is full of a strap that sends what it measures', () => {
    const session = life({});
    expect(session.track().capability).toBe('full');
    expect(hasNoTrueIntervals(session)).toBe(false);
  });

  it('is nothing where they are made of the heart rate', () => {
    const session = life(made);
    expect(session.track().capability).toBe('synthesised');
    expect(hasNoTrueIntervals(session)).toBe(true);
  });

  it('is nothing where they say the same whatever the heart does', () => {
    const session = life({ rr: () => 1000, bpm: (i) => 60 + (i % 30) });
    expect(['duplicates', 'fill-values', 'synthesised']).toContain(session.track().capability);
    expect(hasNoTrueIntervals(session)).toBe(true);
  });

  it('is asked anew when another strap is taken up, not when the same one comes back', () => {
    const session = life(made);
    session.record(link(300_000, 'lost'));
    session.record(link(301_000, 'reconnecting', 2));
    session.record(link(302_000, 'connected', 2));
    expect(session.track().capability).toBe('synthesised');
    session.record(link(303_000, 'connecting', 3));
    expect(session.track().capability).toBe('testing');
    expect(hasNoTrueIntervals(session)).toBe(false);
  });
});
