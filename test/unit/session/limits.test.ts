/** The limits of what is said of a session, each on both sides of it. */
import { describe, expect, it } from 'vitest';
import { adaptivePlan } from '../../../src/pacing/plan.ts';
import { breathCourse } from '../../../src/session/breath-course.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import { carryOver } from '../../../src/session/carry-over.ts';
import { ChestTrack, chestTrackOf } from '../../../src/session/chest-track.ts';
import { nextCode, tidyCode } from '../../../src/session/client-record.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { levelToDraw, withCoarser, type HeartBins } from '../../../src/session/heart-bins.ts';
import { toKeep } from '../../../src/session/kept-look.ts';
import { LiveNumbersReader } from '../../../src/session/live-numbers.ts';
import { OwnBreathMark } from '../../../src/session/own-breath.ts';
import { firstLook } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { isSettled, tailEnd } from '../../../src/session/step-breaths.ts';
import { stretchFigures } from '../../../src/session/stretch-figures.ts';
import { breathScale } from '../../../src/signal/breath-scale.ts';
import { inOneTurn } from '../../../src/terms/turns.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';
import { started } from '../../fixtures/started.ts';

const pace = (at: number, breathsPerMin: number): SessionEvent => ({
  type: 'pace',
  at,
  since: at,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const bins = (step: number, count: number): HeartBins => {
  const values = new Float32Array(count).fill(70);
  return { step, low: values, high: values, mean: values };
};

describe('the picture of a heart', () => {
  it('is drawn at one and a half pixels, and at a breath from 700 ms a pixel on', () => {
    const levels = [1000, 2000, 4000, 8000, 15_000, 16_000, 32_000].map((step) => bins(step, 1));
    expect([600, 700, 701, 6000].map((msPerPx) => levelToDraw(levels, msPerPx)?.step)).toEqual([
      1000, 2000, 16_000, 32_000,
    ]);
  });

  it('has four hundred bins at most at its coarsest, each of a breath or more', () => {
    const stepsOf = (step: number, count: number): number[] =>
      inOneTurn(withCoarser(bins(step, count))).map((level) => level.step);
    expect(stepsOf(32_000, 400)).toEqual([32_000]);
    expect(stepsOf(32_000, 401)).toEqual([32_000, 64_000]);
    expect([stepsOf(31_000, 1), stepsOf(32_000, 1)]).toEqual([[31_000, 62_000], [32_000]]);
  });

  it('is kept in tenths of a beat a minute, in the first version of its form', () => {
    const facts: SessionEvent[] = [
      started,
      ...[71, 72].map((bpm, i): SessionEvent => ({
        type: 'measurement',
        at: 500 * i,
        who: 'client',
        bpm,
        rr: [],
      })),
      { type: 'ended', at: 2000 },
    ];
    expect(toKeep(inOneTurn(firstLook(facts)))).toMatchObject({
      version: 1,
      heart: { low: [710], high: [720], mean: [715] },
    });
  });
});

describe('a client', () => {
  it('has a code of twelve characters at most', () => {
    expect([tidyCode(' 123456  789012 '), tidyCode('1234567890123')]).toEqual([
      '123456 78901',
      '123456789012',
    ]);
    expect(nextCode(['ABCDEFGHIJ999'])).toBe('ABCDEFGHIJ10');
  });
});

describe('what a session takes over', () => {
  it('tells of a guide that ran for 80,000 seconds from its last breath on, and of a newer one as it was', () => {
    const since = (ms: number): number => {
      const looked = Session.from([started, pace(0, 6), { type: 'named', at: ms, name: 'K' }]);
      const { facts } = carryOver(looked, ms, 0);
      const fact = facts.find((one) => one.type === 'pace');
      return fact?.type === 'pace' ? fact.since : NaN;
    };
    expect([80_000_000, 80_000_001].map(since)).toEqual([-80_000_000, -1]);
  });
});

describe('what is settled of an assessment', () => {
  it('are beats up to four seconds after its last breath; none is waited for longer than fifteen', () => {
    const session = Session.from([started, { type: 'assessment', at: 0, plan: adaptivePlan() }]);
    const step = { id: 'dwell-1', attempt: 1, kind: 'paced', pace: { breathsPerMin: 6, inhaleShare: 0.4 } };
    session.record({ type: 'step', at: 1000, since: 1000, step: { ...step, breaths: 5, rate: 6 } as never });
    session.record({ type: 'step-ended', at: 50_000, id: 'dwell-1', attempt: 1, until: 51_000, why: 'done' });
    session.record({ type: 'led-ended', at: 51_000, why: 'complete' });
    const procedure = session.state.procedures.at(-1);
    if (procedure?.kind !== 'assessment') throw new Error('no assessment');
    expect(tailEnd(procedure)).toBe(55_000);
    expect([69_999, 70_000].map((now) => isSettled(session, procedure, now))).toEqual([false, true]);
  });
});

describe('live numbers', () => {
  it('look back two minutes for SDNN and for the breaths of the wave', async () => {
    const s = await simulatedSession('typical');
    const watch = new LiveNumbersReader(s.session);
    await s.run(200_000);
    const { sdnn } = watch.numbers(s.now());
    if (!sdnn.shown) throw new Error(sdnn.reason.code);
    expect(sdnn.basis.to - sdnn.basis.from).toBe(120_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(60_000);
    // Nothing is counted from now on: of the breaths before, those of the last two minutes are left.
    const from = s.now();
    for (const after of [0, 60_000]) {
      s.record({ type: 'mark', id: `m${after}`, kind: 'speech', by: 'client' });
      await s.run(60_000 - (after === 0 ? 0 : 1000));
    }
    const valid = watch.breaths
      .update()
      .filter((breath) => breath.valid && breath.onset + breath.periodMs <= from);
    for (let i = 0; i < 3; i++) {
      const now = from + 84_000 + 10_000 * i;
      const { heartWave } = watch.numbers(now);
      const have = valid.filter(({ onset }) => onset >= now - 120_000).length;
      expect(have).toBeLessThan(4);
      expect(heartWave).toEqual({ shown: false, reason: { code: 'few-breaths', have, need: 4 } });
    }
  });
});

describe('a stretch', () => {
  it('has a wave from four breaths on, at rates no further apart than three in a hundred', async () => {
    const s = await simulatedSession('typical');
    await s.run(20_000);
    s.pace({ breathsPerMin: 6, inhaleShare: 0.4 });
    await s.run(90_000);
    const onset = s.session.state.guide.find((span) => span.running)?.segment.since ?? NaN;
    const figures = (from: number, breaths: number) =>
      stretchFigures(s.session, { from: from - 1, to: from + breaths * 10_000 + 1 }).wave;
    expect('value' in figures(onset + 20_000, 4)).toBe(true);
    expect(figures(onset + 20_000, 3)).toEqual({ hidden: 'few-breaths' });
    const turned = async (breathsPerMin: number) => {
      s.pace({ breathsPerMin, inhaleShare: 0.4 });
      await s.run(60_000);
      const span = s.session.state.guide.at(-1);
      const since = span?.running === true ? span.segment.since : NaN;
      return stretchFigures(s.session, { from: since - 30_001, to: since + 30_000 }).wave;
    };
    // 6 and 6.17 are 2.8 % apart, 6.17 and 6.37 are 3.2 %.
    expect('value' in (await turned(6.17))).toBe(true);
    expect(await turned(6.37)).toEqual({ hidden: 'few-breaths' });
  });
});

describe('the measured breath', () => {
  const STEP = 40;
  const fact = (at: number): SessionEvent => ({
    type: 'breath-samples',
    at,
    who: 'client',
    source: 'vernier',
    kind: 'force',
    stream: 1,
    hz: 25,
    from: at,
    age: 0,
    rate: 1,
    unit: 0.01,
    counts: packCounts([600]),
  });

  it('keeps two minutes and a half of its curve, and drops the rest when it is twice as long', () => {
    const track = new ChestTrack(Session.from([started]));
    const feed = (from: number, count: number): void => {
      for (let i = 0; i < count; i++) {
        const at = STEP * (from + i);
        track.sample('force', 1, at, at, [6 + Math.sin(at / 1600)], STEP);
      }
    };
    feed(0, 7500);
    expect(track.points).toHaveLength(7500);
    feed(7500, 1);
    expect(track.points).toHaveLength(3750);
  });

  it('has a curve of five points a second in its picture', () => {
    const course = inOneTurn(breathCourse(Session.from([started, fact(1000)]), 10_000));
    expect(course.curve[0]?.step).toBe(200);
    expect(course.curve[0]?.mean).toHaveLength(50);
  });

  it('begins its cycles anew where the guide’s rate changes by more than two in a hundred', () => {
    const cyclesAfter = (breathsPerMin: number): number => {
      const session = Session.from([started, pace(0, 6)]);
      const track = new ChestTrack(session);
      for (let at = 0; at < 125_000; at += STEP) {
        if (at === 80_000) session.record(pace(at, breathsPerMin));
        track.sample('force', 1, at, at, [6 + Math.sin((2 * Math.PI * at) / 10_000)], STEP);
      }
      return track.cycles.length;
    };
    // 1.9 % and 2.1 %; a stretch begins with a cycle of its own.
    expect(cyclesAfter(6.115)).toBeGreaterThan(9);
    expect(cyclesAfter(6.125)).toBeLessThan(5);
  });

  it('is read three minutes back, and further where an assessment rests on it', () => {
    const read = (...facts: SessionEvent[]): number | undefined => {
      const session = Session.from([started, ...facts, { type: 'named', at: 900_000, name: 'K' }]);
      return chestTrackOf(session).until;
    };
    expect(read(fact(719_999))).toBe(-Infinity);
    expect(read(fact(720_000))).toBe(720_000);
    const assessed: SessionEvent[] = [
      { type: 'assessment', at: 300_000, plan: adaptivePlan() },
      { type: 'led-ended', at: 400_000, why: 'complete' },
    ];
    const beside = (at: number): number | undefined =>
      read(...[...assessed, fact(at)].toSorted((a, b) => a.at - b.at));
    expect([239_999, 240_000].map(beside)).toEqual([-Infinity, 240_000]);
    expect([429_999, 430_000].map(beside)).toEqual([429_999, -Infinity]);
  });

  it('is on a scale that goes 15 % of the way each second to what the last half minute says', () => {
    const curve = (until: number, swing: number) =>
      Array.from({ length: until / STEP + 1 }, (_, i) => ({
        at: i * STEP,
        level: 300 - (swing / 2) * Math.cos((2 * Math.PI * i * STEP) / 10_000),
        masked: false,
      }));
    const track = (until: number, swing: number) =>
      ({
        points: curve(until, swing),
        directed: true,
        look: () => ({ state: 'clear' }),
        following: () => undefined,
      }) as unknown as Parameters<OwnBreathMark['at']>[0];
    const before = breathScale(curve(40_000, 20), 40_000)!;
    const after = breathScale(curve(41_000, 40), 41_000)!;
    // A last value between the ends of both scales.
    const level = 296;
    const share = ({ low, high }: typeof before): number => (level - low) / (high - low);
    const mark = new OwnBreathMark();
    mark.at(track(40_000, 20), 40_000);
    const at = (until: number): number | undefined => {
      const { points, ...told } = track(until, 40);
      return mark.at({ ...told, points: [...points.slice(0, -1), { ...points.at(-1)!, level }] }, until);
    };
    expect(at(40_960)).toBeCloseTo(share(before), 9);
    const low = before.low + 0.15 * (after.low - before.low);
    const high = before.high + 0.15 * (after.high - before.high);
    expect(at(41_000)).toBeCloseTo(share({ low, high }), 3);
    expect(Math.abs(share({ low, high }) - share(before))).toBeGreaterThan(0.02);
  });
});
