/** The clocks of a breathing sensor: where the samples of a frame lie, and how its time runs beside the session's, late by what a link adds. */
import { describe, expect, it } from 'vitest';
import { DeviceClock, FrameTimes } from '../../../src/signal/breath-clock.ts';

describe('the samples of a frame', () => {
  /** Frames of five samples at a promised 10 a second, stamped so. */
  const placed = (...stamps: number[]) => {
    const times = new FrameTimes();
    return stamps.map((last) => times.push(last, 5, 10));
  };

  it('lie a promised step apart before its stamp in the first frame, and evenly between the stamps behind it', () => {
    expect(placed(1000, 1500, 2100)).toEqual([
      { devices: [600, 700, 800, 900, 1000], hole: false },
      { devices: [1100, 1200, 1300, 1400, 1500], hole: false },
      { devices: [1620, 1740, 1860, 1980, 2100], hole: false },
    ]);
  });

  it('have a hole before them where more or less than three tenths of their time are off', () => {
    const hole = (passed: number): boolean | undefined => placed(1000, 1000 + passed)[1]?.hole;
    expect([350, 351, 649, 650].map(hole)).toEqual([true, false, false, true]);
    expect(placed(1000, 3000)[1]).toEqual({ devices: [2600, 2700, 2800, 2900, 3000], hole: true });
  });

  it('lie behind a hole at the middle step of the last twenty-five frames', () => {
    const steps = (...passed: number[]): number => {
      const times = new FrameTimes();
      let at = 1000;
      times.push(at, 5, 10);
      for (const one of passed) times.push((at += one), 5, 10);
      const { devices } = times.push(at + 5000, 5, 10)!;
      return (devices[4] ?? NaN) - (devices[3] ?? NaN);
    };
    const frames = (count: number, passed: number): number[] => Array<number>(count).fill(passed);
    expect(steps(500, 520, 600)).toBeCloseTo(104, 9);
    expect(steps(...frames(30, 500), ...frames(13, 550))).toBeCloseTo(110, 9);
    expect(steps(...frames(30, 500), ...frames(12, 550))).toBeCloseTo(100, 9);
  });

  it('of a frame that came twice or goes back are none, and a clock that begins at 0 again is another one', () => {
    expect(placed(1000, 1000, 999, 1500).map((frame) => frame?.devices[0])).toEqual([
      600,
      undefined,
      undefined,
      1100,
    ]);
    const [, anew, next] = placed(1000, 0, 500);
    expect(anew).toEqual({ devices: [-400, -300, -200, -100, 0], hole: true });
    expect(next).toEqual({ devices: [100, 200, 300, 400, 500], hole: false });
    // What was learned of the old clock is forgotten.
    const times = new FrameTimes();
    for (const last of [1000, 1600, 2200, 0]) times.push(last, 5, 10);
    expect(times.push(5000, 5, 10)?.devices).toEqual([4600, 4700, 4800, 4900, 5000]);
  });
});

describe('the clock of a sensor', () => {
  /** A frame every 200 ms of the sensor, which arrives late by `delay` on a session clock that runs `rate` as fast and is 7 s ahead. */
  const heard = (seconds: number, delay: (i: number) => number, rate = 1): DeviceClock => {
    const clock = new DeviceClock();
    for (let i = 0; i <= 5 * seconds; i++) clock.push(200 * i, 7000 + 200 * i * rate + delay(i));
    return clock;
  };

  it('is its own before the first frame', () => {
    const clock = new DeviceClock();
    expect([clock.at(123), clock.rate]).toEqual([123, 1]);
  });

  it('runs along the earliest arrivals', () => {
    for (const seconds of [1, 4, 30, 200]) {
      const clock = heard(seconds, (i) => 40 + ((i * 37) % 10) * 12);
      expect(clock.at(1000 * seconds)).toBeCloseTo(7040 + 1000 * seconds, -1);
      expect(clock.rate).toBeCloseTo(1, 3);
    }
  });

  it('has a rate of its own once four bins are heard, at most two in a hundred off', () => {
    expect(heard(5, () => 40, 1.01).rate).toBe(1);
    expect(heard(9, () => 40, 1.01).rate).toBeCloseTo(1.01, 9);
    expect(heard(100, (i) => 40 + (i % 3), 0.99).rate).toBeCloseTo(0.99, 4);
    expect([1.03, 0.97].map((rate) => heard(100, () => 40, rate).rate)).toEqual([1.02, 0.98]);
  });

  it('follows a rate to some ms', () => {
    const clock = heard(200, (i) => 40 + ((i * 37) % 10) * 12, 1.004);
    expect(clock.at(200_000)).toBeCloseTo(7040 + 200_800, -1);
    expect(clock.at(201_000) - clock.at(200_000)).toBeCloseTo(1004, 0);
  });

  it('takes an earlier arrival at once in its first five seconds, and slowly after them', () => {
    const step = (when: number): number => {
      const clock = new DeviceClock();
      for (let i = 0; i <= 5 * 20; i++) {
        const device = 200 * i;
        clock.push(device, device + (device < when ? 140 : 40));
        if (device === when) return clock.at(device) - device;
      }
      return NaN;
    };
    expect(step(4800)).toBeCloseTo(40, 6);
    // A two hundredth of the 200 ms since the frame before.
    expect(step(10_000)).toBeCloseTo(139, 6);
  });

  it('forgets arrivals that are older than two minutes', () => {
    const clock = heard(300, (i) => (i < 250 ? 40 : 140));
    expect(clock.at(300_000)).toBeCloseTo(7140 + 300_000, 6);
    expect(clock.rate).toBeCloseTo(1, 9);
  });

  it('is not moved by a stall of the link', () => {
    const clock = heard(60, (i) => (i > 150 && i < 175 ? 200 * (175 - i) : 40));
    expect(clock.at(60_000)).toBeCloseTo(7040 + 60_000, 6);
  });
});
