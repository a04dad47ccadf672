/** What one stretch of a session says, whole: each figure by the plain formula over the beats in it, or the reason why it stands there not. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { breathTrackOf } from '../../../src/session/breath-track.ts';
import { Session } from '../../../src/session/session.ts';
import { compare, heartOf, stretchFigures } from '../../../src/session/stretch-figures.ts';
import { breathLock } from '../../../src/signal/breath-locked.ts';
import { rmssdChange, waveChange } from '../../../src/signal/change.ts';
import { beatFacts, calm, disordered, endsOf, plainRmssd, swinging } from '../../fixtures/beat-list.ts';
import { aNumber, near } from '../../fixtures/near.ts';
import { started } from '../../fixtures/started.ts';

const over = (rr: readonly number[], more: readonly SessionEvent[] = []): Session =>
  Session.from([
    started,
    ...[...beatFacts(rr), ...more].toSorted((a, b) => a.at - b.at),
    { type: 'ended', at: endsOf(rr).at(-1)! },
  ]);
const pace = (since: number, breathsPerMin: number): SessionEvent => ({
  type: 'pace',
  at: Math.max(0, since),
  since,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const rest = (since: number): SessionEvent => ({ type: 'rest', at: since, since, by: 'therapist' });

describe('a stretch without a guide', () => {
  const rr = calm(300);
  const at = endsOf(rr);
  let session: Session;
  // Made anew for each test: what was worked out of a session is kept with it.
  beforeEach(() => (session = over(rr)));

  it('says of the beats after its beginning up to its end what the plain formulas say of them', () => {
    const within = rr.slice(101, 201);
    expect(stretchFigures(session, { from: at[100]!, to: at[200]! })).toEqual({
      stretch: { from: at[100], to: at[200] },
      heartRate: { value: near((60_000 * 100) / within.reduce((sum, ms) => sum + ms, 0)) },
      rmssd: { value: near(plainRmssd(within)) },
      wave: { hidden: 'no-guide' },
      guide: undefined,
      beats: 100,
      mayHoldEarly: false,
      corrected: 0,
      leftOut: 0,
    });
  });

  it('has an RMSSD from 30 differences on', () => {
    expect(stretchFigures(session, { from: at[100]!, to: at[130]! }).rmssd).toEqual({ hidden: 'too-few' });
    expect(stretchFigures(session, { from: at[100]!, to: at[131]! }).rmssd).toEqual({
      value: near(plainRmssd(rr.slice(101, 132))),
    });
  });

  it('holds no time as missing in which beats wait for their labels', () => {
    const live = Session.from([started, ...beatFacts(rr.slice(0, 200))]);
    const { kinds } = live.track('client').labels;
    expect(kinds).toHaveLength(197);
    const { beats, rmssd } = stretchFigures(live, { from: at[160]!, to: at[199]! });
    expect(beats).toBe(36);
    expect(rmssd).toEqual({ value: near(plainRmssd(rr.slice(161, 197))) });
  });

  it('counts early beats once, tells that there may be more of them, and hides its RMSSD when they are many', () => {
    const early = over(calm(300, [120, 150]));
    expect(stretchFigures(early, { from: at[100]!, to: at[200]! })).toMatchObject({
      corrected: 0.02,
      mayHoldEarly: true,
      rmssd: { value: aNumber },
    });
    expect(stretchFigures(early, { from: at[160]!, to: at[260]! }).mayHoldEarly).toBe(false);
    expect(stretchFigures(early, { from: at[112]!, to: at[152]! }).rmssd).toEqual({
      value: aNumber,
    });
    const many = over(calm(300, [120, 130, 140]));
    expect(stretchFigures(many, { from: at[112]!, to: at[152]! })).toMatchObject({
      corrected: 0.075,
      rmssd: { hidden: 'poor' },
    });
  });

  it('has no RMSSD in a rhythm that cannot be interpreted, nor of intervals that are computed from the heart rate', () => {
    const odd = disordered(200);
    const ends = endsOf(odd);
    expect(stretchFigures(over(odd), { from: ends[80]!, to: ends[180]! })).toMatchObject({
      beats: 100,
      heartRate: { value: aNumber },
      rmssd: { hidden: 'rhythm' },
    });
    let time = 0;
    const computed = Array.from({ length: 120 }, (_, i): SessionEvent => {
      const bpm = 60 + Math.round(4 * Math.sin(i / 4));
      time += 60_000 / bpm;
      return { type: 'measurement', at: time, who: 'client', bpm, rr: [60_000 / bpm] };
    });
    const made = Session.from([started, ...computed, { type: 'ended', at: time }]);
    expect(stretchFigures(made, { from: 10_000, to: 100_000 })).toMatchObject({
      heartRate: { value: aNumber },
      rmssd: { hidden: 'unusable' },
    });
  });
});

describe('a stretch with a guide', () => {
  const rr = swinging(10_000, 420_000);
  /** The guide leads at 6 a minute from 60 to 180 s, and at 10 from 240 to 360 s. */
  let session: Session;
  beforeEach(() => (session = over(rr, [pace(60_000, 6), rest(180_000), pace(240_000, 10), rest(360_000)])));

  it('has no RMSSD as soon as a slow guide reaches into it; a quick one hides nothing', () => {
    const told = (from: number, to: number) => {
      const { rmssd, wave } = stretchFigures(session, { from, to });
      return ['hidden' in rmssd ? rmssd.hidden : 'shown', 'hidden' in wave ? wave.hidden : 'shown'];
    };
    expect(told(0, 60_000)).toEqual(['shown', 'no-guide']);
    expect(told(0, 60_001)).toEqual(['paced', 'few-breaths']);
    expect(told(180_000, 240_000)).toEqual(['shown', 'no-guide']);
    expect(told(179_999, 240_000)).toEqual(['paced', 'few-breaths']);
    expect(told(240_000, 360_000)).toEqual(['shown', 'shown']);
    expect(told(80_000, 170_000)).toEqual(['paced', 'shown']);
  });

  it('has a wave from four whole breaths on, of those breaths and no other', () => {
    const exact = stretchFigures(session, { from: 80_000, to: 120_000 });
    const breaths = breathTrackOf(session)
      .update()
      .filter(({ onset }) => onset >= 79_000 && onset < 119_000);
    expect(breaths.map(({ onset }) => Math.round(onset))).toEqual([80_000, 90_000, 100_000, 110_000]);
    const lock = breathLock(heartOf(session), breaths, 0.4);
    expect(exact.wave).toEqual({ value: lock?.peakToTrough, sd: lock?.peakToTroughSd });
    expect(exact.guide).toBeCloseTo(6, 9);
    expect(stretchFigures(session, { from: 80_001, to: 120_000 }).wave).toEqual({ hidden: 'few-breaths' });
    expect(stretchFigures(session, { from: 80_000, to: 119_999 }).wave).toEqual({ hidden: 'few-breaths' });
  });

  it('has a wave over rates that are nearly one, and none over two', () => {
    const near = over(rr, [pace(60_000, 6), pace(120_000, 6.1)]);
    expect(stretchFigures(near, { from: 60_000, to: 200_000 }).guide).toBeGreaterThan(6.01);
    expect(stretchFigures(near, { from: 60_000, to: 200_000 }).guide).toBeLessThan(6.09);
    const two = over(rr, [pace(60_000, 6), pace(120_000, 5)]);
    expect(stretchFigures(two, { from: 60_000, to: 200_000 })).toMatchObject({
      guide: undefined,
      wave: { hidden: 'few-breaths' },
    });
  });

  it('is compared with another by what was measured in both, and where one shows nothing, by nothing', () => {
    const record = heartOf(session);
    const [a, b] = [
      { from: 60_000, to: 120_000 },
      { from: 120_000, to: 180_000 },
    ];
    const waveOf = (stretch: typeof a) => {
      const lock = breathLock(
        record,
        breathTrackOf(session)
          .update()
          .filter(({ onset }) => onset >= stretch.from && onset < stretch.to),
        0.4,
      )!;
      return { ...stretch, wave: { ...lock, breathsPerMin: 6 } };
    };
    const { wave, rmssd } = compare(session, a, b);
    expect(rmssd).toBeUndefined();
    const expected = waveChange(record, waveOf(a), waveOf(b));
    if (wave === undefined || 'refused' in wave || 'refused' in expected) throw new Error('no wave');
    expect(wave.difference).toBeCloseTo(expected.difference, 9);
    expect(wave.half).toBeCloseTo(expected.half, 9);
    // Three breaths show no wave, and none is compared.
    expect(compare(session, a, { from: 120_000, to: 151_000 }).wave).toBeUndefined();
    expect(compare(session, { from: 60_000, to: 91_000 }, b).wave).toBeUndefined();
    expect(compare(session, { from: 0, to: 50_000 }, b).wave).toBeUndefined();
    expect(compare(session, a, { from: 360_000, to: 420_000 }).wave).toBeUndefined();
  });

  it('is compared by RMSSD only with another that shows one', () => {
    const [a, b] = [
      { from: 240_000, to: 310_000 },
      { from: 310_000, to: 380_000 },
    ];
    const slow = { from: 80_000, to: 170_000 };
    expect(compare(session, a, b).rmssd).toEqual(rmssdChange(heartOf(session), a, b));
    expect(compare(session, a, b).rmssd).toHaveProperty('difference');
    expect(compare(session, slow, a).rmssd).toBeUndefined();
    expect(compare(session, a, slow).rmssd).toBeUndefined();
  });
});
