/** The measured breath: filters and turns on known curves, and what is said of simulated chests whose breaths are known. */
import { describe, expect, it } from 'vitest';
import { BreathGrid } from '../../../src/signal/breath-grid.ts';
import { matchCycle, matches, turnedRound } from '../../../src/signal/breath-following.ts';
import { BreathSignal } from '../../../src/signal/breath-signal.ts';
import { BreathTurns } from '../../../src/signal/breath-turns.ts';
import { LowPass } from '../../../src/signal/low-pass.ts';
import { followingScore, guideLevel, rateScore } from '../../fixtures/breath-scores.ts';
import { chestScene } from '../../fixtures/chest-scenes.ts';

/** A sensor that tilts by `mg` at a rate, leaning back by 30 degrees. */
function tilting(mg: number, breathsPerMin: number, seconds: number, turn = (v: number[]): number[] => v) {
  return Array.from({ length: seconds * 25 }, (_, k) => {
    const at = k * 40;
    const breath = (-mg / 2000) * Math.cos((2 * Math.PI * at * breathsPerMin) / 60_000);
    const p = Math.PI / 6 + breath;
    return { at, values: turn([-1000 * Math.cos(p), 0, 1000 * Math.sin(p)]) };
  });
}

function run(samples: readonly { at: number; values: readonly number[] }[]) {
  const signal = new BreathSignal({ kind: 'acceleration' });
  const steps = samples.map(({ at, values }) => signal.push(at, values));
  return {
    signal,
    points: steps.map(({ point }) => point),
    inhales: steps.flatMap(({ inhale }) => (inhale === undefined ? [] : [inhale])),
    looks: steps.flatMap(({ look }) => (look === undefined ? [] : [look])),
  };
}

describe('the low-pass', () => {
  it('begins at rest on its first sample', () => {
    const filter = new LowPass(25, 1);
    for (let i = 0; i < 100; i++) expect(filter.push(730)).toBeCloseTo(730, 9);
  });

  it('passes half the power at its corner and answers a step as scipy.signal.butter(2, 1, fs=25) does', () => {
    const filter = new LowPass(25, 1);
    filter.push(0);
    // b = 0.01336, 0.02672, 0.01336; a = 1, -1.64746, 0.70090 of SciPy's documentation of butter, to five digits.
    const step = [1, 1, 1].map((x) => filter.push(x));
    expect(step[0]).toBeCloseTo(0.01336, 4);
    expect(step[1]).toBeCloseTo(0.01336 * (1 + 2 + 1.64746), 4);
    const wave = new LowPass(25, 1);
    let largest = 0;
    for (let i = 0; i < 500; i++) {
      const y = wave.push(Math.sin((2 * Math.PI * i) / 25));
      if (i > 250) largest = Math.max(largest, Math.abs(y));
    }
    expect(largest).toBeCloseTo(Math.SQRT1_2, 2);
  });
});

describe('the grid', () => {
  it('averages 200 samples a second down to 25 without moving them in time', () => {
    const grid = new BreathGrid(25);
    const out = Array.from({ length: 400 }, (_, k) => grid.push(k * 5, [k * 5])).flat();
    expect(out.length).toBeGreaterThan(45);
    for (const { device, values } of out.slice(1)) expect(values[0]).toBeCloseTo(device, 6);
    expect(out.slice(1).every(({ device }) => Math.abs(device % 40) < 1e-6)).toBe(true);
  });

  it('draws no line through a hole', () => {
    const grid = new BreathGrid(25);
    const times = [...Array(100).keys()].map((k) => 20 * k).filter((t) => t < 800 || t > 1500);
    const devices = times.flatMap((t) => grid.push(t, [t])).map(({ device }) => device);
    expect(devices.some((at) => at > 840 && at < 1480)).toBe(false);
    expect(devices.some((at) => at > 1520)).toBe(true);
  });
});

describe('a breath that is known', () => {
  it('has its rate, its onsets and its depth', () => {
    const { inhales, looks, signal } = run(tilting(40, 6, 120));
    expect(signal.directed).toBe(true);
    expect(looks.at(-1)?.state).toBe('clear');
    expect(looks.at(-1)?.breathsPerMin).toBeCloseTo(6, 1);
    const late = inhales.filter(({ onset }) => onset > 40_000);
    expect(late.length).toBeGreaterThanOrEqual(7);
    for (const { onset, swing } of late) {
      // A cosine is in its trough at every multiple of ten seconds.
      const off = onset - 10_000 * Math.round(onset / 10_000);
      expect(Math.abs(off)).toBeLessThan(400);
      expect(swing).toBeGreaterThan(37);
      expect(swing).toBeLessThan(43);
    }
  });

  it.each([
    ['upside down', (v: number[]) => [-v[0]!, -v[1]!, v[2]!]],
    ['turned by a quarter, so that y is upright', (v: number[]) => [v[1]!, v[0]!, v[2]!]],
  ])('rises with inhalation when the strap is worn %s', (_name, turn) => {
    const { inhales } = run(tilting(40, 6, 100, turn));
    const late = inhales.filter(({ onset }) => onset > 40_000);
    expect(late.length).toBeGreaterThan(3);
    for (const { onset } of late)
      expect(Math.abs(onset - 10_000 * Math.round(onset / 10_000))).toBeLessThan(400);
  });

  it('does not say which way is in where the strap never was upright', () => {
    const flat = tilting(40, 6, 60).map(({ at, values }) => ({
      at,
      values: [20 * Math.sin(at / 1600), 0, Math.hypot(values[0]!, values[2]!)],
    }));
    expect(run(flat).signal.directed).toBe(false);
  });

  it('hides itself while the person moves, and comes again', () => {
    const samples = tilting(40, 12, 160).map(({ at, values }) => ({
      at,
      values: at > 60_000 && at < 85_000 ? values.map((v, i) => v + 120 * Math.sin(at * (i + 1))) : values,
    }));
    const { looks, points } = run(samples);
    expect(looks.filter(({ to }) => to > 75_000 && to < 88_000).map(({ state }) => state)).toContain(
      'moving',
    );
    expect(points.filter(({ at }) => at > 62_000 && at < 84_000).every(({ masked }) => masked)).toBe(true);
    expect(looks.at(-1)?.state).toBe('clear');
  });

  it('begins anew after a hole and says so', () => {
    const { looks } = run(tilting(40, 12, 160).filter(({ at }) => at < 60_000 || at > 70_000));
    const after = looks.filter(({ to }) => to > 70_000);
    expect(after[0]?.state).toBe('starting');
    expect(after.at(-1)?.state).toBe('clear');
    const again = run(tilting(40, 12, 160)).looks.at(-1)?.breathsPerMin ?? 0;
    expect(after.at(-1)?.breathsPerMin).toBeCloseTo(again, 1);
  });

  it('is too small to be said anything of', () => {
    expect(run(tilting(1, 10, 90)).looks.at(-1)?.state).toBe('small');
  });
});

describe('turns', () => {
  it('place an onset after the rest at the end of the breath out, not at the trough before it', () => {
    const turns = new BreathTurns(1);
    const seen: number[] = [];
    for (let at = 0; at < 60_000; at += 40) {
      // Three seconds in, three out, four of rest that still sinks a little.
      const t = at % 10_000;
      const level =
        t < 3000
          ? 5 - 5 * Math.cos((Math.PI * t) / 3000)
          : t < 6000
            ? 5 + 5 * Math.cos((Math.PI * (t - 3000)) / 3000)
            : 0.02 * Math.sin(t);
      const inhale = turns.push(at, level);
      if (inhale !== undefined) seen.push(inhale.onset % 10_000);
    }
    expect(seen.length).toBe(6);
    for (const onset of seen.slice(1)) expect(Math.min(onset, 10_000 - onset)).toBeLessThan(300);
  });
});

describe('with the guide', () => {
  const points = (shift: number, size = 20) =>
    Array.from({ length: 60 }, (_, k) => ({
      at: k * 200,
      level: size * guideLevel(((((k * 200 - shift) / 10_000) % 1) + 1) % 1),
      masked: false,
    }));
  const cycle = { onset: 0, periodMs: 10_000, levelAt: guideLevel };

  it('a curve that is the guide has no lag, and one that comes later has its lag', () => {
    // The straight line that is fitted along takes a hundredth of a cycle.
    expect(matchCycle(points(0), cycle).lag).toBeCloseTo(0, 1);
    expect(matchCycle(points(1000), cycle).lag - matchCycle(points(0), cycle).lag).toBeCloseTo(0.1, 1);
    expect(matchCycle(points(-1000), cycle).lag).toBeLessThan(-0.08);
    expect(matches(matchCycle(points(1000), cycle), 1.5)).toBe(true);
    expect(matches(matchCycle(points(3500), cycle), 1.5)).toBe(false);
    expect(matches(matchCycle(points(0, 1), cycle), 1.5)).toBe(false);
  });

  it('says nothing of a cycle in which the person moved, or of which half is missing', () => {
    const moved = points(0).map((one) => ({ ...one, masked: one.at > 6000 && one.at < 9800 }));
    expect(matchCycle(moved, cycle).usable).toBe(false);
    expect(
      matchCycle(
        points(0).filter(({ at }) => at < 5000),
        cycle,
      ).usable,
    ).toBe(false);
  });

  it('shows a curve that is upside down as one', () => {
    const five = Array.from({ length: 5 }, () => matchCycle(points(0, -20), cycle));
    expect(turnedRound(five)).toBe(true);
    expect(turnedRound(five.map((one) => ({ ...one, lag: 0.1 })))).toBe(false);
  });
});

describe('simulated chests', () => {
  it('of people who breathe quietly give their rate within half a breath a minute, and their onsets', () => {
    const { coverage, loa, bias, onsetError, found } = rateScore('quiet', 12, 1000);
    expect(coverage).toBeGreaterThan(0.75);
    expect(loa).toBeLessThan(0.6);
    expect(Math.abs(bias)).toBeLessThan(0.15);
    expect(onsetError).toBeLessThanOrEqual(200);
    expect(found).toBeGreaterThan(0.97);
  });

  it.each(['talk', 'no-tilt'] as const)('say nothing of a rate at %s', (scene) => {
    expect(rateScore(scene, 8, 2000).coverage).toBeLessThanOrEqual(0.01);
  });

  it('show who follows the guide and who does not', () => {
    expect(followingScore('follower', 6, 3000).withGuide).toBeGreaterThanOrEqual(0.97);
    expect(followingScore('follower', 6, 3000).own).toBeLessThanOrEqual(0.01);
    const own = followingScore('own', 6, 3000);
    expect(own.withGuide).toBe(0);
    expect(own.own).toBeGreaterThan(0.6);
  });

  it('say the same whether the samples came one by one or were read later', () => {
    const { samples } = chestScene({ scene: 'move', breathsPerMin: 9, seconds: 90, seed: 7 });
    expect(run(samples)).toMatchObject({
      inhales: run([...samples]).inhales,
      looks: run([...samples]).looks,
    });
  });
});
