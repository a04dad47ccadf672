/** Samples of a chest one by one: on which grid they are read, what is kept of them, and which are taken of a long session. */
import { describe, expect, it } from 'vitest';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { steppedPlan } from '../../../src/pacing/plan.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import { chestTrackOf, ChestTrack } from '../../../src/session/chest-track.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { FILTER_DELAY } from '../../../src/signal/breath-sample.ts';
import { started } from '../../fixtures/started.ts';

const pace = (at: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at,
  since: at,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const trackOf = (...facts: readonly SessionEvent[]): ChestTrack =>
  new ChestTrack(Session.from([started, ...facts]));
/** When the points of a track were taken, without the filter's delay. */
const taken = (track: ChestTrack): number[] => track.points.map(({ at }) => Math.round(at + FILTER_DELAY));

describe('samples of a sensor', () => {
  it('of 25 a second are read as they come', () => {
    const track = trackOf();
    for (const at of [3, 43.4, 83, 500]) track.sample('force', 1, at, at, [6], 40);
    expect(taken(track)).toEqual([3, 43, 83, 500]);
    expect(track.until).toBe(500);
  });

  it('of another rate are read on the same grid, on the straight line between two of them', () => {
    const track = trackOf();
    for (const at of [0, 50, 100, 150, 200]) track.sample('force', 1, at, at, [6], 50);
    expect(taken(track)).toEqual([0, 40, 80, 120, 160, 200]);
    // Over three missing ones a line is drawn, over more none.
    track.sample('force', 1, 350, 350, [6], 50);
    expect(taken(track).slice(6)).toEqual([240, 280, 320]);
    track.sample('force', 1, 501, 501, [6], 50);
    expect(taken(track).slice(9)).toEqual([501]);
  });

  it('between two of them say the same as at the rate of the grid', () => {
    const session = Session.from([started, pace(0)]);
    const pull = (at: number) => 6 + 3 * (guideMoment(session.state.guide, at)?.level ?? 0);
    const fed = (step: number) => {
      const track = new ChestTrack(session);
      for (let at = 0; at <= 60_000; at += step) track.sample('force', 1, at, at, [pull(at)], step);
      return track;
    };
    const [even, odd] = [fed(40), fed(50)];
    expect(odd.points).toHaveLength(even.points.length);
    odd.points.forEach(({ level }, i) => expect(level).toBeCloseTo(even.points[i]!.level, 2));
    expect(odd.cycleAt(30_000)?.swing).toBeCloseTo(even.cycleAt(30_000)!.swing, 2);
    expect(odd.inhales).toHaveLength(even.inhales.length);
  });

  it('are kept as a curve of two minutes and a half, cut to that when there are five', () => {
    const track = trackOf();
    let at = 0;
    const feed = (count: number) => {
      for (let i = 0; i < count; i++, at += 40) track.sample('force', 1, at, at, [6 + Math.sin(at / 1500)]);
    };
    feed(7500);
    expect(track.points).toHaveLength(7500);
    feed(1);
    expect(track.points).toHaveLength(3750);
    feed(1);
    expect(track.points).toHaveLength(3751);
  });

  it('are told to whoever listens, each once, with what can be said from then on', () => {
    const heard: [number, number | undefined][] = [];
    const track = new ChestTrack(Session.from([started]), 'client', ({ at }, look) =>
      heard.push([Math.round(at + FILTER_DELAY), look?.breathsPerMin]),
    );
    for (let at = 0; at < 60_000; at += 40)
      track.sample('force', 1, at, at, [6 + 3 * Math.sin((2 * Math.PI * at) / 6000)]);
    expect(heard.map(([at]) => at)).toEqual(taken(track));
    const looks = heard.flatMap(([, rate]) => (rate === undefined ? [] : [rate]));
    expect(looks.length).toBeGreaterThan(3);
    expect(looks.at(-1)).toBe(track.rate(59_960));
    expect(track.rate(59_960)).toBeCloseTo(10, 0);
  });
});

describe('the guide’s cycles', () => {
  /** A track on a guide, and what feeds it a chest that follows it. */
  function room() {
    const session = Session.from([started, pace(0)]);
    const track = new ChestTrack(session);
    let at = 0;
    const feed = (until: number): void => {
      for (; at < until; at += 40)
        track.sample('force', 1, at, at, [50 + 10 * (guideMoment(session.state.guide, at)?.level ?? 0)]);
    };
    return { session, track, feed };
  }

  it('are not judged where they were cut short, nor while it rests', () => {
    const { session, track, feed } = room();
    feed(34_000);
    session.record(pace(35_000));
    feed(60_000);
    session.record({ type: 'rest', at: 60_000, since: 60_000, by: 'therapist' });
    feed(75_000);
    const judged = [0, 10_000, 20_000, 30_000, 35_000, 45_000, 55_000, 60_000].map(
      (onset) => track.cycleAt(onset)?.taken,
    );
    expect(judged).toEqual([true, true, true, undefined, true, true, undefined, undefined]);
    expect([track.cycles, track.following(74_000)]).toEqual([[], undefined]);
  });

  it('are kept as the newest fifty at a rate', () => {
    const { session, track, feed } = room();
    session.record(pace(0, 30));
    feed(120_000);
    expect(track.cycles).toHaveLength(50);
    const onsets = track.cycles.map(({ onset }) => Math.round(onset));
    expect(onsets).toEqual(Array.from({ length: 50 }, (_, i) => onsets[0]! + 2000 * i));
    expect(onsets.at(-1)).toBeGreaterThan(112_000);
  });
});

describe('the track of a session that is opened', () => {
  const belt = (from: number): SessionEvent => ({
    ...{ type: 'breath-samples', at: from + 10_000, who: 'client', source: 'vernier', kind: 'force' },
    ...{ stream: 1, hz: 25, from, age: 10_000, rate: 1, unit: 0.01 },
    counts: packCounts(
      Array.from({ length: 250 }, (_, i) => 600 + Math.round(50 * Math.sin((from + 40 * i) / 1500))),
    ),
  });
  const all = Array.from({ length: 100 }, (_, k) => belt(10_000 * k));
  /** From where to where samples were taken, in stretches of whole facts, s. */
  const stretches = (more: readonly SessionEvent[]): number[] => {
    const times: number[] = [];
    const session = Session.from([started, ...[...all, ...more].toSorted((a, b) => a.at - b.at)]);
    const track = chestTrackOf(session);
    expect(chestTrackOf(session)).toBe(track);
    for (const { onset } of track.inhales) times.push(onset / 1000);
    return times;
  };

  it('takes the last three minutes', () => {
    const times = stretches([]);
    expect(Math.min(...times)).toBeGreaterThan(800);
    expect(Math.min(...times)).toBeLessThan(835);
    expect(Math.max(...times)).toBeGreaterThan(980);
  });

  it('takes an assessment from a minute before to half a minute after it too, and what comes from now on', () => {
    const times = stretches([
      { type: 'assessment', at: 200_000, plan: steppedPlan() },
      { type: 'led-ended', at: 300_000, why: 'therapist' },
    ]);
    const early = times.filter((time) => time < 600);
    expect(Math.min(...early)).toBeGreaterThan(128);
    expect(Math.min(...early)).toBeLessThan(155);
    expect(Math.max(...early)).toBeGreaterThan(300);
    expect(Math.max(...early)).toBeLessThan(331);
    expect(times.some((time) => time > 400 && time < 800)).toBe(false);
    const session = Session.from([started]);
    const track = chestTrackOf(session);
    session.record({ type: 'breath-stream', at: 10, who: 'client', state: 'running' });
    session.record(belt(0));
    expect(track.stream?.state).toBe('running');
    expect(track.points).toHaveLength(250);
  });
});
