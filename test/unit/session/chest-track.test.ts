/** The measured breath of a person as it comes: what is fresh enough to be said, which cycles of the guide were taken, and nothing taken twice. */
import { describe, expect, it } from 'vitest';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import { ChestTrack } from '../../../src/session/chest-track.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { started } from '../../fixtures/started.ts';

const STEP = 40;
const pace = (at: number, breathsPerMin: number): SessionEvent => ({
  type: 'pace',
  at,
  since: at,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});

/** A belt whose pull follows the guide; by how much, `swing` says. */
function room(swing: (at: number) => number = () => 3) {
  const session = Session.from([started, pace(0, 6)]);
  const track = new ChestTrack(session);
  let now = 0;
  const pull = (at: number): number => 6 + swing(at) * (guideMoment(session.state.guide, at)?.level ?? 0);
  const feed = (until: number): void => {
    for (; now < until; now += STEP) track.sample('force', 1, now, now, [pull(now)], STEP);
  };
  /** Ten seconds of the same as a fact. */
  const fact = (from: number, stream = 1): SessionEvent => ({
    type: 'breath-samples',
    at: from + 10_000,
    who: 'client',
    source: 'vernier',
    kind: 'force',
    stream,
    hz: 25,
    from,
    age: 10_000,
    rate: 1,
    unit: 0.01,
    counts: packCounts(Array.from({ length: 250 }, (_, i) => Math.round(100 * pull(from + i * STEP)))),
  });
  return { session, track, feed, fact };
}

describe('the measured breath', () => {
  it('is said for three seconds after its newest sample, and no longer', () => {
    const { track, feed } = room();
    expect([track.look(0), track.following(0), track.until]).toEqual([undefined, undefined, -Infinity]);
    feed(90_000);
    const last = 90_000 - STEP;
    expect(track.until).toBe(last);
    expect(track.look(last)?.state).toBe('clear');
    expect(track.rate(last)).toBeCloseTo(6, 1);
    expect(track.following(last)).toEqual({ state: 'with' });
    const newest = track.points.at(-1)!.at;
    expect(track.look(newest + 3000)?.state).toBe('clear');
    expect(track.following(newest + 3000)).toEqual({ state: 'with' });
    expect([track.look(newest + 3001), track.rate(newest + 3001), track.following(newest + 3001)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('tells of each cycle of the guide that is over whether it was taken, and how deep', () => {
    const { track, feed } = room((at) => (at >= 60_000 && at < 70_000 ? 0 : 3));
    feed(89_000);
    expect([50_000, 70_000].map((onset) => track.cycleAt(onset)?.taken)).toEqual([true, true]);
    expect(track.cycleAt(50_000)?.swing).toBeCloseTo(3, 0);
    expect(track.cycleAt(60_000)?.taken).toBe(false);
    // Not over yet, and no onset at all.
    expect([track.cycleAt(80_000), track.cycleAt(55_000)]).toEqual([undefined, undefined]);
    // An onset is a sum of periods, and may lie a hair beside.
    expect(track.cycleAt(50_000.3)?.taken).toBe(true);
  });

  it('is judged at the guide’s present rate alone, and not while it rests', () => {
    const { session, track, feed } = room();
    feed(80_000);
    expect(track.cycles.length).toBeGreaterThan(5);
    session.record(pace(80_000, 5));
    feed(104_500);
    expect(track.cycles.map(({ periodMs }) => Math.round(periodMs))).toEqual([12_000, 12_000]);
    expect(track.following(104_000)).toBeUndefined();
    session.record({ type: 'rest', at: 104_500, since: 104_500, by: 'therapist' });
    feed(106_000);
    expect(track.cycles).toEqual([]);
  });

  it('keeps the curve of the last minutes, and every breath in', () => {
    const { track, feed } = room();
    feed(400_000);
    const from = track.points[0]!.at;
    expect(400_000 - from).toBeGreaterThanOrEqual(150_000);
    expect(400_000 - from).toBeLessThanOrEqual(300_100);
    expect(track.inhales.length).toBeGreaterThan(36);
    expect(track.directed).toBe(true);
  });
});

describe('samples that come as facts', () => {
  it('say the same as live, and what was seen live is not taken twice', () => {
    const live = room();
    live.feed(60_000);
    const before = live.track.points.length;
    for (let from = 0; from < 60_000; from += 10_000) live.track.take(live.fact(from));
    expect(live.track.points).toHaveLength(before);
    live.track.take(live.fact(60_000));
    expect(live.track.points).toHaveLength(before + 250);
    // Of a fact that reaches over what was seen only the rest.
    const later = room();
    later.feed(65_000);
    const seen = later.track.points.length;
    later.track.take(later.fact(60_000));
    expect(later.track.points).toHaveLength(seen + 125);
    // Another stream begins its own clock.
    later.track.take(later.fact(70_000, 2));
    expect(later.track.points).toHaveLength(seen + 125 + 250);
    const stored = room();
    for (let from = 0; from < 70_000; from += 10_000) stored.track.take(stored.fact(from));
    expect(stored.track.look(69_900)?.breathsPerMin).toBeCloseTo(
      live.track.look(69_900)?.breathsPerMin ?? 0,
      1,
    );
  });

  it('are the client’s, of a kind that tells of the breath', () => {
    const { track, fact } = room();
    track.take({ ...fact(0), who: 'therapist' } as SessionEvent);
    track.take({ ...fact(0), kind: 'ecg' } as SessionEvent);
    expect(track.points).toEqual([]);
    expect(track.stream).toBeUndefined();
    track.take({ type: 'breath-stream', at: 5, who: 'therapist', state: 'running' });
    expect(track.stream).toBeUndefined();
    track.take({ type: 'breath-stream', at: 6, who: 'client', state: 'lost', code: 'silent' });
    expect(track.stream).toMatchObject({ state: 'lost', code: 'silent' });
  });
});
