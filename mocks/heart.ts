/**
 * The simulated client: breathing, a resonance curve, noise and drift make a heart rate, and beats fall from it by integral
 * pulse frequency modulation. A stream with known truth; it knows nothing of packets, radios or artefacts, and reads no clock.
 */
import { createBreather, HUMAN, type Breathing, type GuideAt, type Looseness } from './breather.ts';
import { pulseTrain, STEP_MS } from './ipfm.ts';
import { runLoop } from './loop.ts';
import { bandNoise, wandering, type Band } from './noise.ts';
import { createRandom } from './random.ts';
import type { Response } from './response.ts';
import type { Bpm, BreathsPerMin, Ms, Share } from '../src/terms/units.ts';

/** Standard deviations of what moves the heart rate besides breathing. */
export interface NoiseLevels {
  /** 0.07 to 0.13 Hz. */
  readonly mayer: Bpm;
  /** 0.003 to 0.04 Hz. */
  readonly slow: Bpm;
  /** 0.15 to 0.4 Hz. */
  readonly fast: Bpm;
  /** Scatter of every single beat. */
  readonly jitterMs: Ms;
}

/** The noise that the reference benchmarks assume. */
const USUAL_NOISE: NoiseLevels = { mayer: 1.5, slow: 2, fast: 0.6, jitterMs: 4 };
/** No noise at all, for tests of the mathematics. */
export const NO_NOISE: NoiseLevels = { mayer: 0, slow: 0, fast: 0, jitterMs: 0 };

/** Slow changes over a session. */
export interface Drift {
  /** Wandering of the wave's size (Ornstein-Uhlenbeck), as a share. */
  readonly sizeSd: Share;
  readonly sizeTauMs: Ms;
  /** Straight growth (or fading) of the wave's size, as a share per 15 min. */
  readonly sizePer15Min: Share;
  /** Straight change of the mean heart rate, bpm per 10 min. */
  readonly meanPer10Min: Bpm;
}

/** Nothing drifts. */
export const NO_DRIFT: Drift = { sizeSd: 0, sizeTauMs: 200_000, sizePer15Min: 0, meanPer10Min: 0 };
/** The drift of the disturbed benchmark; whether the wave grows or fades is the seed's. */
export const disturbedDrift = (seed: number): Drift => ({
  sizeSd: 0.08,
  sizeTauMs: 200_000,
  sizePer15Min: createRandom(seed).fork('trend').chance(0.5) ? 0.2 : -0.2,
  meanPer10Min: -3,
});

/**
 * What people's hearts do: the wave's size wanders by a fifth within minutes and has no straight trend. Fitted to 43 first visits of people
 * who breathed at one rate twice (OpenNeuro ds003823): 0.2 to 0.25 and 300 to 450 s.
 */
export const HUMAN_DRIFT: Drift = { sizeSd: 0.2, sizeTauMs: 300_000, sizePer15Min: 0, meanPer10Min: -3 };

/** A heart that shares a part of its slow noise with others who name the same seed. */
interface Shared {
  readonly seed: number;
  /** Share of the slow noise's variance. */
  readonly share: Share;
}

/** What a simulated client is made of. Everything but the seed and the response has a usual value. */
export interface HeartOptions {
  readonly seed: number;
  readonly response: Response;
  /** Mean heart rate; 66 bpm unless said. */
  readonly meanBpm?: Bpm;
  readonly noise?: NoiseLevels;
  readonly drift?: Drift;
  readonly looseness?: Looseness;
  /** `follows` unless said. */
  readonly breathing?: Breathing;
  /** Rate of breathing without a guide; 13 breaths/min unless said. */
  readonly ownBreathsPerMin?: BreathsPerMin;
  readonly shared?: Shared;
}

/** One beat of the simulated heart. */
export interface HeartBeat {
  /** When it fell, on the clock of the guide. */
  readonly at: Ms;
  /** Interval since the beat before. */
  readonly rr: Ms;
}

/** A simulated client. */
export interface Heart {
  readonly response: Response;
  /** Moves on to `to` and gives the beats since the last call, oldest first. Times that fall behind give none. */
  advance(to: Ms): HeartBeat[];
}

/** Time constant of the build-up when the rate changes: the mean delay of an average over 8 s. */
const BUILD_UP_MS: Ms = 4000;
/** A change of depth comes on within a second or so, not as a step in the heart rate. */
const DEPTH_MS: Ms = 1000;
const SLOWEST: Bpm = 30;
const MINUTE: Ms = 60_000;

/** The part of the heart rate that answers breathing, in bpm around 0, for one step of the integral. */
type Wave = (w: number, depth: number, breathsPerMin: BreathsPerMin) => Bpm;

/** Quasi-static answer: gain and phase of the curve at the breath's rate, smoothed. */
function smoothedWave(response: Response): Wave {
  const build = 1 - Math.exp(-STEP_MS / BUILD_UP_MS);
  const deepen = 1 - Math.exp(-STEP_MS / DEPTH_MS);
  let rate: BreathsPerMin | undefined;
  let target = { re: 0, im: 0 };
  let re = 0;
  let im = 0;
  let depth = 1;
  return (w, wantedDepth, breathsPerMin) => {
    if (breathsPerMin !== rate) {
      target = response.complexAt(breathsPerMin);
      if (rate === undefined) ({ re, im } = target);
      rate = breathsPerMin;
    }
    re += (target.re - re) * build;
    im += (target.im - im) * build;
    depth += (wantedDepth - depth) * deepen;
    const angle = 2 * Math.PI * w;
    // -|H| cos(2 pi w + arg H)
    return -depth * (re * Math.cos(angle) - im * Math.sin(angle));
  };
}

/** The answer of the family that has real dynamics: the loop itself is moved by the breath. */
function loopWave(dynamics: NonNullable<Response['dynamics']>): Wave {
  const step = runLoop(dynamics.loop, STEP_MS);
  return (w, depth) => {
    // Lungs are empty at every onset whatever the depth, so a change of depth there is no jump.
    const volume = depth * (1 - Math.cos(2 * Math.PI * w)) - 1;
    return dynamics.scale * step(volume);
  };
}

/** How the client of these options breathes; two of one seed breathe alike. */
export const breatherOf = (options: HeartOptions, guideAt: GuideAt): ReturnType<typeof createBreather> =>
  createBreather(
    options.breathing ?? { kind: 'follows' },
    options.ownBreathsPerMin ?? 13,
    options.looseness ?? HUMAN,
    createRandom(options.seed).fork('breath'),
    guideAt,
  );

/** A simulated client. `guideAt` is asked for times a little before and up to about a second after the time advanced to. */
export function createHeart(options: HeartOptions, guideAt: GuideAt): Heart {
  const random = createRandom(options.seed);
  const noise = options.noise ?? USUAL_NOISE;
  const drift = options.drift ?? NO_DRIFT;
  const mean = options.meanBpm ?? 66;
  const breath = breatherOf(options, guideAt);
  const { dynamics } = options.response;
  const wave = dynamics === undefined ? smoothedWave(options.response) : loopWave(dynamics);

  const share = options.shared?.share ?? 0;
  const slow: Band = { from: 0.003, to: 0.04, sd: noise.slow };
  const own = bandNoise(
    [
      { from: 0.07, to: 0.13, sd: noise.mayer },
      { from: 0.15, to: 0.4, sd: noise.fast },
      { ...slow, sd: noise.slow * Math.sqrt(1 - share) },
    ],
    random.fork('noise'),
  );
  const common =
    options.shared === undefined
      ? undefined
      : bandNoise(
          [{ ...slow, sd: noise.slow * Math.sqrt(share) }],
          createRandom(options.shared.seed).fork('slow'),
        );
  const size = wandering(drift.sizeSd, drift.sizeTauMs, random.fork('size'));

  const rateAt = (at: Ms): Bpm => {
    const { w, depth, breathsPerMin } = breath(at);
    const swell = Math.max(0, 1 + size(at) + (drift.sizePer15Min * at) / (15 * MINUTE));
    const base = mean + (drift.meanPer10Min * at) / (10 * MINUTE);
    const rate = base + swell * wave(w, depth, breathsPerMin) + own(at) + (common?.(at) ?? 0);
    return Math.max(SLOWEST, rate);
  };

  const train = pulseTrain(rateAt);
  const scatter = random.fork('scatter');
  let last: Ms | undefined;
  return {
    response: options.response,
    advance: (to) => {
      const beats: HeartBeat[] = [];
      for (const beat of train(to)) {
        const at = noise.jitterMs > 0 ? beat + scatter.normal(0, noise.jitterMs) : beat;
        // The first beat closes no interval.
        if (last !== undefined) beats.push({ at, rr: at - last });
        last = at;
      }
      return beats;
    },
  };
}
