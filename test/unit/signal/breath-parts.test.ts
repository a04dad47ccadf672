/** Parts of the measured breath, each by itself: the even grid, the direction of inhalation, the pull of a belt; and the unit of a strap's intervals. */
import { describe, expect, it } from 'vitest';
import { BreathAxis } from '../../../src/signal/breath-axis.ts';
import { BreathGrid } from '../../../src/signal/breath-grid.ts';
import { BreathPull } from '../../../src/signal/breath-pull.ts';
import { UnitTest } from '../../../src/signal/capability-unit.ts';

describe('the grid', () => {
  /** A line through the samples at `times`: averaging and interpolation leave a line as it is. */
  const gridded = (times: readonly number[], hz = 25) => {
    const grid = new BreathGrid(hz);
    return times.map((device) => grid.push(device, [3 + device / 100, -device]));
  };
  const every = (step: number, count: number, from = 0): number[] =>
    Array.from({ length: count }, (_, i) => from + step * i);

  it.each([5, 10, 19.2, 40, 100])('has samples that came every %d ms at each of its own steps', (step) => {
    const samples = gridded(every(step, Math.ceil(4000 / step), 7)).flat();
    expect(samples.length).toBeGreaterThan(90);
    samples.forEach(({ device, values }, i) => {
      expect(device % 40).toBe(0);
      if (i > 0) expect(device - (samples[i - 1]?.device ?? NaN)).toBe(40);
      expect(values[0]).toBeCloseTo(3 + device / 100, 9);
      expect(values[1]).toBeCloseTo(-device, 9);
    });
  });

  it('learns the distance of twelve samples before it gives any, and then gives them all', () => {
    const given = gridded(every(40, 14)).map((list) => list.length);
    expect(given).toEqual([...Array<number>(11).fill(0), 12, 1, 1]);
    const held = gridded([0, 40, 80, ...every(40, 12, 1081)]).map((list) => list.length);
    expect(held.slice(0, 14)).toEqual(Array(14).fill(0));
    expect(held[14]).toBeGreaterThan(9);
  });

  it('drops a sample whose time does not rise', () => {
    const times = every(40, 20);
    expect(
      gridded([...times, 760, 700, 800])
        .slice(-3)
        .map((list) => list.length),
    ).toEqual([0, 0, 1]);
  });

  it('joins nothing over a hole of more than three samples and one step and a half', () => {
    const behind = (pause: number) => gridded([...every(40, 20), ...every(40, 3, 760 + pause)]).slice(20);
    expect(behind(120)[0]?.map(({ device }) => device)).toEqual([800, 840, 880]);
    expect(behind(160)[0]?.map(({ device }) => device)).toEqual([920]);
    expect(behind(170).map((list) => list.map(({ device }) => device))).toEqual([[], [960], [1000]]);
    // Of samples every 5 ms three are no hole yet: half a step more than one is.
    const quick = (pause: number) =>
      gridded([...every(5, 200), ...every(5, 24, 995 + pause)])
        .slice(200)
        .flat();
    expect(quick(60)[0]?.device).toBe(1000);
    expect(quick(61)[0]?.device).toBeGreaterThan(1056);
  });
});

describe('the direction of inhalation', () => {
  const look = (
    gravity: readonly number[],
    moved: readonly number[] = [0, 0, 0],
    axis = new BreathAxis(),
  ) => {
    for (let i = 0; i < 50; i++)
      axis.add(
        moved.map((one) => (i % 2 === 0 ? one : -one)),
        0.1,
      );
    axis.look(gravity);
    return axis;
  };
  const near = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 2) as number);

  it('of somebody upright is the pitch that tilts the outer side up, whichever way the strap is worn', () => {
    for (const gravity of [
      [0, 1000, 0],
      [0, -1000, 0],
      [1000, 0, 0],
      [-1000, 0, 0],
    ]) {
      const axis = look(gravity);
      expect([axis.directed, axis.direction]).toEqual([true, near(0, 0, 1)]);
    }
  });

  it('follows what moves most near it, and nothing far from it', () => {
    expect(look([0, 1000, 0], [30, 0, 40]).direction).toEqual(near(0.6, 0, 0.8));
    expect(look([0, 1000, 0], [-30, 0, -40]).direction).toEqual(near(0.6, 0, 0.8));
    expect(look([0, 1000, 0], [50, 0, 5]).direction).toEqual(near(0, 0, 1));
    // Along gravity nothing tilts.
    expect(look([0, 1000, 0], [0, 50, 0]).direction).toEqual(near(0, 0, 1));
  });

  it('is not known of somebody who lies, and is what it was of somebody who lay down', () => {
    expect(look([0, 0, 1000], [30, 40, 0]).directed).toBe(false);
    const [x = 0, y = 0] = look([0, 0, 1000], [30, 40, 0]).direction ?? [];
    expect([Math.abs(x), Math.abs(y), x * y > 0]).toEqual([...near(0.6, 0.8), true]);
    const axis = look([0, 1000, 0]);
    expect(look([0, 0, 1000], [0, 0, 0], axis).directed).toBe(true);
  });

  it('is known from a third of gravity on along one axis that has twice the other’s', () => {
    const directed = (x: number, y: number): boolean =>
      look([1000 * x, 1000 * y, 1000 * Math.sqrt(1 - x * x - y * y)]).directed;
    expect([directed(0, 0.36), directed(0, 0.34)]).toEqual([true, false]);
    expect([directed(0.4, 0.81), directed(0.41, 0.81)]).toEqual([true, false]);
  });

  it('is turned round where the guide has shown it to be wrong, and stays so', () => {
    const axis = look([0, 1000, 0]);
    axis.flip();
    expect(axis.direction).toEqual(near(0, 0, -1));
    axis.look([0, 1000, 0]);
    expect(axis.direction).toEqual(near(0, 0, -1));
  });
});

describe('the pull of a belt', () => {
  it('is what it is above its mean, which begins anew behind a hole', () => {
    const pull = new BreathPull(0.05);
    for (let i = 0; i < 30; i++)
      expect(pull.push([5])).toEqual({ level: expect.closeTo(0, 9) as number, masked: false, unrest: 1 });
    for (let i = 0; i < 30; i++) pull.push([7]);
    // Half of the time at 5, half at 7.
    expect(pull.push([7]).level).toBeCloseTo(0.98, 0);
    pull.gap();
    expect(pull.push([9]).level).toBeCloseTo(0, 9);
    pull.flip();
    expect([pull.directed, pull.floor]).toEqual([true, 0.05]);
  });

  it('has the mean of the last twenty seconds or so', () => {
    const pull = new BreathPull(0.05);
    for (let i = 0; i < 1000; i++) pull.push([0]);
    for (let i = 0; i < 500; i++) pull.push([1]);
    // Each of 500 samples moves the mean by a five hundredth: e^-1 is left.
    expect(pull.push([1]).level).toBeCloseTo(Math.exp(-1), 2);
  });
});

describe('the unit of the intervals', () => {
  /** Whether the unit is wrong after so many seconds of packets whose intervals are shorter than the second by `ratio`. */
  const wrong = (
    ratio: number,
    seconds: number,
    of: (test: UnitTest, s: number) => void = () => undefined,
  ): boolean => {
    const test = new UnitTest();
    for (let s = 0; s <= seconds; s++) {
      of(test, s);
      test.push(1000 * s, [500 / ratio, 500 / ratio]);
    }
    return test.wrong;
  };

  it('is wrong where the clock runs 1.024 times as fast, told after seventy seconds', () => {
    expect([69, 70].map((seconds) => wrong(1.024, seconds))).toEqual([false, true]);
    expect([1, 1.01, 1.04].map((ratio) => wrong(ratio, 200))).toEqual([false, false, false]);
  });

  it('is judged the closer the longer it is heard', () => {
    // Over 60 s to 0.0055, over 180 s to 0.0038.
    expect([1.0195, 1.0285].map((ratio) => wrong(ratio, 75))).toEqual([true, true]);
    expect([1.018, 1.03].map((ratio) => wrong(ratio, 75))).toEqual([false, false]);
    expect([1.0195, 1.0285].map((ratio) => wrong(ratio, 205))).toEqual([false, false]);
    expect([1.0205, 1.0275].map((ratio) => wrong(ratio, 400))).toEqual([true, true]);
  });

  it('is judged anew behind a hole', () => {
    const restarted = (at: number, seconds: number): boolean =>
      wrong(1.024, seconds, (test, s) => s === at && test.restart());
    expect([restarted(20, 89), restarted(20, 90)]).toEqual([false, true]);
    const late = (pause: number): boolean => {
      const one = new UnitTest();
      for (let s = 0; s <= 75; s++) one.push(1000 * s + (s >= 30 ? pause : 0), [1000 / 1.024]);
      return one.wrong;
    };
    expect([late(0), late(610)]).toEqual([true, false]);
  });

  it('is not told by a climb of latency of less than 1.2 intervals', () => {
    const test = new UnitTest();
    // Intervals of 1.5 s: 60 s climb by 1.44 s, 70 s by 1.68, 80 s by 1.92.
    const told: number[] = [];
    for (let i = 0; i <= 80; i++) {
      test.push(1500 * i, [1500 / 1.024]);
      if (test.wrong) told.push(1.5 * i);
    }
    expect(told[0]).toBeGreaterThan(85);
    expect(told[0]).toBeLessThan(95);
  });
});
