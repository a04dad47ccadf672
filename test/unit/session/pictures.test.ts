import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import {
  beatPoints,
  qualitySpans,
  rateSpans,
  rmssdTrend,
  slowSpans,
  spectrumPicture,
  waveTrend,
} from '../../../src/session/pictures.ts';
import { Session } from '../../../src/session/session.ts';
import { poincarePicture, sessionFigures } from '../../../src/session/whole-session.ts';

/** Ten breaths of ten seconds swing heart rate by 2 × 7 bpm around 66; nothing else happens. */
function session(
  seconds: number,
  more: readonly SessionEvent[] = [],
  lost?: readonly [number, number],
): Session {
  const made = new Session();
  made.record({ type: 'started', at: 0, schema: 1, id: 'a', epoch: 0, app: 't', origin: 'o' });
  made.record({ type: 'link', at: 10, who: 'client', state: 'connected', connection: 1 });
  let beat = 0;
  const waiting = [...more];
  for (let at = 1000; at <= seconds * 1000; at += 1000) {
    for (let next = waiting[0]; next !== undefined && next.at <= at; next = waiting[0]) {
      made.record(next);
      waiting.shift();
    }
    if (lost !== undefined && at >= lost[0] * 1000 && at < lost[1] * 1000) {
      if (at === lost[0] * 1000) {
        made.record({ type: 'link', at, who: 'client', state: 'lost', connection: 1, retryInMs: 1000 });
      }
      beat = at;
      continue;
    }
    if (lost !== undefined && at === lost[1] * 1000) {
      made.record({ type: 'link', at, who: 'client', state: 'connected', connection: 2 });
    }
    const rr: number[] = [];
    while (beat < at - 500) {
      const interval = 60_000 / (66 + 7 * Math.sin((2 * Math.PI * beat) / 10_000));
      rr.push(interval);
      beat += interval;
    }
    made.record({ type: 'measurement', at, who: 'client', bpm: 66, rr, contact: true });
  }
  return made;
}

const pace = (at: number, breathsPerMin = 6): SessionEvent => ({
  type: 'pace',
  at,
  since: at,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (at: number): SessionEvent => ({ type: 'rest', at, since: at, by: 'therapist' });

describe('pictures of a session', () => {
  it('gives every beat between two times with its label, the newest still open', () => {
    const made = session(60);
    const all = beatPoints(made, 0, 60_000);
    expect(all).toHaveLength(made.track().beats.length);
    expect(all.at(-1)?.kind).toBeUndefined();
    expect(all[5]?.kind).toBe('normal');
    const some = beatPoints(made, 20_000, 30_000);
    expect(some.every((beat) => beat.at > 20_000 && beat.at <= 30_000)).toBe(true);
    expect(some.length).toBeGreaterThan(8);
  });

  it('names the rates at which the guide led, and which of them are slow', () => {
    const { guide } = session(200, [pace(10_000), pace(50_000, 12), rest(100_000)]).state;
    expect(rateSpans(guide, 200_000)).toEqual([
      { from: 10_000, to: 50_000, breathsPerMin: 6 },
      { from: 50_000, to: 100_000, breathsPerMin: 12 },
    ]);
    expect(slowSpans(guide, 200_000)).toHaveLength(1);
  });

  it('draws RMSSD only where no slow breathing was guided in its minute', () => {
    const made = session(400, [pace(120_000), rest(180_000)]);
    const points = rmssdTrend(made, 400_000);
    const shown = points.filter((point) => point.value !== undefined).map((point) => point.at);
    expect(points[0]?.at).toBe(60_000);
    expect(shown).toContain(120_000);
    expect(shown.filter((at) => at > 120_000 && at < 240_000)).toEqual([]);
    expect(shown).toContain(240_000);
  });

  it('measures the wave of the guided breaths: 14 bpm for a swing of 2 × 7', () => {
    const points = waveTrend(session(160, [pace(20_000)]));
    const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
    expect(values.length).toBeGreaterThan(8);
    for (const value of values) expect(value).toBeCloseTo(13.7, 0);
    expect(waveTrend(session(160))).toEqual([]);
  });

  it('tells a lost link as a gap, and ends with the session', () => {
    const spans = qualitySpans(session(200, [], [60, 120]), 200_000);
    expect(spans.map((span) => span.state)).toEqual(['good', 'gap', 'good']);
    expect(spans[1]).toMatchObject({ from: 60_000, to: 120_000 });
    expect(spans.at(-1)?.to).toBe(200_000);
  });

  it('finds the rhythm at 0.1 Hz, and says nothing of less than two minutes', () => {
    const made = session(200, [pace(100_000)]);
    const picture = spectrumPicture(made, 200_000);
    expect(picture?.peakHz).toBeCloseTo(0.1, 2);
    expect(picture?.guideHz).toBeCloseTo(0.1, 9);
    expect(spectrumPicture(session(100), 100_000)).toBeUndefined();
    expect(spectrumPicture(session(200, [], [100, 110]), 200_000)).toBeUndefined();
  });

  it('keeps slow, guided breathing out of the figures of variability', () => {
    const guided = sessionFigures(session(200, [pace(1000)]));
    expect(guided.unpaced.rmssdMs).toBeUndefined();
    expect(guided.heartWave).toBeCloseTo(13.7, 0);
    expect(guided.meanHrBpm).toBeCloseTo(65.6, 0);
    const free = sessionFigures(session(200));
    expect(free.unpaced.intervals).toBe(free.basis.beats - 3);
    expect(free.heartWave).toBeUndefined();
    expect(free.basis.missing).toBeLessThan(0.01);
  });

  it('joins no pair of intervals across a hole', () => {
    const made = session(200, [], [100, 110]);
    const { beats } = made.track();
    const picture = poincarePicture(made);
    const borders = beats.filter((beat, i) => beats[i + 1]?.segment !== beat.segment).length;
    expect(borders).toBe(2);
    expect(picture?.pairs.length).toBeLessThan(beats.length - borders);
    expect(picture?.sd2).toBeGreaterThan(picture?.sd1 ?? Infinity);
    expect(poincarePicture(session(200, [pace(1000)]))).toBeUndefined();
  });
});
