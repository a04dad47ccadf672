import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandNoise } from '../../../mocks/noise.ts';
import { createHeart, disturbedDrift, NO_NOISE, type HeartBeat } from '../../../mocks/heart.ts';
import { HUMAN } from '../../../mocks/breather.ts';
import { pulseTrain } from '../../../mocks/ipfm.ts';
import { createRandom } from '../../../mocks/random.ts';
import { createObserver, DISTURBED } from '../../../mocks/observed.ts';
import { responseOf } from '../../../mocks/response.ts';
import { breathMoment, type PaceSegment } from '../../../src/pacing/breath.ts';

const MINUTE = 60_000;
const paced = (breathsPerMin: number): PaceSegment => ({ since: 0, breathsPerMin, inhaleShare: 0.5 });
const quiet = { onsetSdMs: 0, reactionMs: 0, depthCv: 0, sighs: 0 };

/** Amplitude of the heart rate's wave at a rate: time-weighted Fourier sum over whole breaths after the first minute. */
function wave(beats: readonly HeartBeat[], breathsPerMin: number): number {
  const period = MINUTE / breathsPerMin;
  const end = MINUTE + Math.floor(((beats.at(-1)?.at ?? 0) - MINUTE) / period) * period;
  const inside = beats.filter((b) => b.at > MINUTE && b.at <= end);
  const total = inside.reduce((sum, b) => sum + b.rr, 0);
  const mean = (inside.length / total) * MINUTE;
  let re = 0;
  let im = 0;
  for (const { at, rr } of inside) {
    const angle = (2 * Math.PI * (at - rr / 2)) / period;
    re += rr * (MINUTE / rr - mean) * Math.cos(angle);
    im += rr * (MINUTE / rr - mean) * Math.sin(angle);
  }
  return (2 * Math.hypot(re, im)) / total;
}

describe('chance', () => {
  it('repeats with its seed and differs without', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.normal());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('gives branches that do not depend on how much was drawn before', () => {
    const used = createRandom(3);
    used.uniform();
    expect(used.fork('x').uniform()).toBe(createRandom(3).fork('x').uniform());
    expect(used.fork('x').uniform()).not.toBe(used.fork('y').uniform());
  });

  it('is uniform and normal', () => {
    const random = createRandom(11);
    const u = Array.from({ length: 20_000 }, () => random.uniform());
    const z = Array.from({ length: 20_000 }, () => random.normal(3, 2));
    const mean = (xs: number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
    expect(mean(u)).toBeCloseTo(0.5, 1);
    expect(Math.min(...u)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...u)).toBeLessThan(1);
    expect(Math.abs(mean(z) - 3)).toBeLessThan(0.06);
    expect(Math.abs(Math.sqrt(mean(z.map((x) => (x - 3) ** 2))) - 2)).toBeLessThan(0.06);
  });
});

describe('band noise', () => {
  it('has the asked standard deviation, inside its band', () => {
    const noise = bandNoise([{ from: 0.07, to: 0.13, sd: 1.5 }], createRandom(5));
    const step = 500;
    const x = Array.from({ length: 7200 }, (_, i) => noise(i * step));
    const sd = Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length);
    expect(sd).toBeGreaterThan(1.4);
    expect(sd).toBeLessThan(1.6);
    const power = (hz: number): number => {
      let re = 0;
      let im = 0;
      x.forEach((v, i) => {
        re += v * Math.cos((2 * Math.PI * hz * i * step) / 1000);
        im += v * Math.sin((2 * Math.PI * hz * i * step) / 1000);
      });
      return re * re + im * im;
    };
    const sum = (from: number, to: number): number => {
      let total = 0;
      for (let hz = from; hz < to; hz += 1 / 3600) total += power(hz);
      return total;
    };
    expect(sum(0.068, 0.132)).toBeGreaterThan(50 * (sum(0.01, 0.066) + sum(0.134, 0.3)));
  });
});

describe('beats by integral pulse frequency modulation', () => {
  it('hold exactly one beat of the integral between two of them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 45, max: 110, noNaN: true }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.double({ min: 3.5, max: 14, noNaN: true }),
        fc.integer({ min: 500, max: 9000 }),
        (mean, amplitude, rate, chunk) => {
          const w = (2 * Math.PI * rate) / MINUTE;
          const advance = pulseTrain((at) => mean + amplitude * Math.cos(w * at));
          const beats: number[] = [];
          for (let to = chunk; to < 2 * MINUTE; to += chunk) beats.push(...advance(to));
          const integral = (t: number): number => (mean * t + (amplitude / w) * Math.sin(w * t)) / MINUTE;
          beats.forEach((t, k) => {
            expect(Math.abs(integral(t) - (k + 1))).toBeLessThan(1e-4);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the simulated client', () => {
  const at55 = paced(5.5);

  it('repeats with its seed, however the time is cut', () => {
    const make = (seed: number) =>
      createHeart({ seed, response: responseOf('mixed', 5.5, 16, createRandom(1)) }, (t) =>
        breathMoment(at55, t),
      );
    const whole = make(4).advance(3 * MINUTE);
    const heart = make(4);
    const pieces = Array.from({ length: 180 }, (_, i) => heart.advance((i + 1) * 1000)).flat();
    expect(pieces).toEqual(whole);
    expect(make(5).advance(3 * MINUTE)).not.toEqual(whole);
  });

  it('keeps its mean heart rate and a constant heart when nothing moves it', () => {
    const heart = createHeart(
      {
        seed: 1,
        meanBpm: 60,
        noise: NO_NOISE,
        looseness: quiet,
        response: responseOf('sharp', 5.5, 0, createRandom(1)),
      },
      () => undefined,
    );
    const beats = heart.advance(MINUTE);
    expect(beats.length).toBeGreaterThanOrEqual(58);
    for (const { rr } of beats) expect(rr).toBeCloseTo(1000, 6);
  });

  it.each(['sharp', 'mixed', 'broad', 'loop', 'gauss'] as const)(
    'swings by what its curve says, at the peak and beside it (%s)',
    (family) => {
      const response = responseOf(family, 5.5, 16, createRandom(9));
      for (const rate of [5.5, 4.5, 6.5]) {
        const heart = createHeart({ seed: 2, response, noise: NO_NOISE, looseness: quiet }, (t) =>
          breathMoment(paced(rate), t),
        );
        const ratio = wave(heart.advance(8 * MINUTE), rate) / response.gainAt(rate);
        expect(ratio).toBeGreaterThan(0.96);
        expect(ratio).toBeLessThan(1.02);
      }
      expect(response.gainAt(5.5)).toBeCloseTo(8, 2);
    },
  );

  it('keeps its wave under noise and human looseness, and its mean', () => {
    const response = responseOf('broad', 5.5, 16, createRandom(9));
    const seen = [1, 2, 3, 4, 5, 6].map((seed) => {
      const beats = createHeart({ seed, response }, (t) => breathMoment(at55, t)).advance(8 * MINUTE);
      const mean = (MINUTE * beats.length) / beats.reduce((sum, b) => sum + b.rr, 0);
      expect(Math.abs(mean - 66)).toBeLessThan(1.5);
      return wave(beats, 5.5);
    });
    const mean = seen.reduce((a, b) => a + b, 0) / seen.length;
    expect(mean).toBeGreaterThan(7.2);
    expect(mean).toBeLessThan(8.4);
  });

  it('ignores the guide when it breathes at its own rate, and drifts off when it drifts', () => {
    const response = responseOf('broad', 5.5, 16, createRandom(9));
    const base = { seed: 3, response, noise: NO_NOISE };
    const guide = (t: number) => breathMoment(at55, t);
    const own = createHeart({ ...base, breathing: { kind: 'own', steady: false } }, guide);
    expect(wave(own.advance(8 * MINUTE), 5.5)).toBeLessThan(1);
    const steady = createHeart(
      { ...base, looseness: quiet, ownBreathsPerMin: 5, breathing: { kind: 'own', steady: true } },
      guide,
    );
    expect(wave(steady.advance(8 * MINUTE), 5)).toBeGreaterThan(6.5);
    const drifting = createHeart({ ...base, breathing: { kind: 'drifts', afterMs: 4 * MINUTE } }, guide);
    expect(wave(drifting.advance(4 * MINUTE), 5.5)).toBeGreaterThan(7);
    const later = drifting.advance(12 * MINUTE).filter((b) => b.at > 6 * MINUTE);
    expect(wave(later, 5.5)).toBeLessThan(1.5);
  });

  it('notices within a breath that the guide rests', () => {
    const response = responseOf('broad', 5.5, 16, createRandom(9));
    const heart = createHeart({ seed: 3, response, noise: NO_NOISE }, (t) =>
      t < 3 * MINUTE ? breathMoment(at55, t) : undefined,
    );
    heart.advance(3 * MINUTE);
    const later = heart.advance(12 * MINUTE).filter((b) => b.at > 4 * MINUTE);
    expect(wave(later, 5.5)).toBeLessThan(1);
  });

  it('never jumps when the guide begins, changes or stops', () => {
    const response = responseOf('sharp', 5.5, 16, createRandom(9));
    for (const start of [1000, 2345, 3456, 4567]) {
      const heart = createHeart({ seed: 3, response, noise: NO_NOISE }, (t) =>
        t < start || t > 95_000
          ? undefined
          : breathMoment(t < 40_000 ? { ...at55, since: start } : { ...paced(9), since: 40_000 }, t),
      );
      const beats = heart.advance(2 * MINUTE);
      beats.slice(1).forEach((b, i) => {
        expect(Math.abs(b.rr - (beats[i]?.rr ?? b.rr))).toBeLessThan(140);
      });
    }
  });

  it('shares its slow noise with another heart when asked to', () => {
    const slow = { mayer: 0, slow: 2, fast: 0, jitterMs: 0 };
    const response = responseOf('sharp', 5.5, 0, createRandom(1));
    const rates = (seed: number, share: number): number[] => {
      const heart = createHeart(
        { seed, response, noise: slow, shared: { seed: 99, share } },
        () => undefined,
      );
      return Array.from({ length: 300 }, (_, i) => {
        const beats = heart.advance((i + 1) * 5000);
        return (MINUTE * beats.length) / beats.reduce((sum, b) => sum + b.rr, 0) - 66;
      });
    };
    const correlation = (a: number[], b: number[]): number => {
      const dot = (x: number[], y: number[]): number => x.reduce((sum, v, i) => sum + v * (y[i] ?? 0), 0);
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    expect(correlation(rates(1, 0.5), rates(2, 0.5))).toBeGreaterThan(0.25);
    expect(Math.abs(correlation(rates(1, 0), rates(2, 0)))).toBeLessThan(0.25);
  });

  it('is seen with artefacts, of which nine in ten are labelled, and with latency', () => {
    const response = responseOf('mixed', 5.5, 16, createRandom(1));
    let artefacts = 0;
    let labelled = 0;
    let beats = 0;
    for (let seed = 0; seed < 12; seed++) {
      const heart = createHeart(
        { seed, response, drift: disturbedDrift(seed), looseness: { ...HUMAN, sighs: 0.02 } },
        (t) => breathMoment(at55, t),
      );
      const truth = heart.advance(8 * MINUTE);
      const seen = createObserver({ seed, ...DISTURBED })(truth);
      beats += seen.length;
      artefacts += seen.filter((b) => b.truth !== 'normal').length;
      labelled += seen.filter((b) => b.label !== 'normal').length;
      const last = seen.at(-1);
      expect(Math.abs((last?.at ?? 0) - (truth.at(-1)?.at ?? 0) - 1200)).toBeLessThan(500);
    }
    // Most artefacts touch two intervals.
    expect(artefacts / beats).toBeGreaterThan(0.02);
    expect(artefacts / beats).toBeLessThan(0.05);
    expect(labelled / artefacts).toBeGreaterThan(0.8);
    expect(labelled / artefacts).toBeLessThan(0.98);
  });
});
