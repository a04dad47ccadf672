/**
 * The motion sensor of a strap on a simulated chest: gravity tilted by the breath, the heart's knocks, sway, changes of posture, speech, noise. mg, on the axes of
 * a Polar H10 (x up and down, y to the side, z outward). Made from what recordings of people show of sizes; it knows nothing of radio.
 */
import type { Random } from './random.ts';
import type { Hz, Ms } from '../src/terms/units.ts';

/** How a strap sits on somebody. Angles in degrees, accelerations in mg. */
export interface ChestOptions {
  /** Tilt of a usual breath, trough to peak. */
  readonly swing: number;
  /** How far the chest leans back at rest: 0 upright, 90 lying on the back. */
  readonly pitch: number;
  readonly roll: number;
  /** Share of the breath's tilt that goes to the side, a little later. */
  readonly sideways: number;
  /** Slow swaying, standard deviation. */
  readonly sway: number;
  /** Size of the heart's knock, and its frequency. */
  readonly knock: number;
  readonly knockHz: Hz;
  readonly noise: number;
  /** Movements a minute: a second or more of shaking, and another posture after it. */
  readonly moves: number;
  /** Quick trembling while the person speaks. */
  readonly speech: number;
  /** The strap is worn upside down. */
  readonly upsideDown?: boolean;
}

/** A calm person who sits and leans a little back: 1.7° is what half of 71 recorded people reach (30 mg). */
export const SITTING: ChestOptions = {
  swing: 1.7,
  pitch: 15,
  roll: 2,
  sideways: 0.2,
  sway: 0.1,
  knock: 8,
  knockHz: 12,
  noise: 2.5,
  moves: 0,
  speech: 12,
};

/** What the lungs do. */
export interface Lungs {
  /** 0 = empty, 1 = a usual breath full. */
  readonly volume: number;
  readonly speaking: boolean;
}

const RAD = Math.PI / 180;
/** By how much the sideways part comes later. */
const LATE: Ms = 250;

/** The sensor as a stream: ask for rising times, ms. `beating` = time between two knocks. */
export function createChest(
  options: ChestOptions,
  random: Random,
  lungs: (at: Ms) => Lungs,
  beating: Ms = 850,
): (at: Ms) => [number, number, number] {
  let { pitch, roll } = options;
  let last: Ms | undefined;
  const sway = { pitch: 0, roll: 0 };
  let knockAt = random.uniform(0, beating);
  let moveFrom = Infinity;
  let moveTo = -Infinity;
  let moveSize = 0;
  let shift = { pitch: 0, roll: 0, from: 0, ms: 1 };
  let late = 0;
  const planMove = (after: Ms): void => {
    moveFrom =
      options.moves === 0 ? Infinity : after - (60_000 / options.moves) * Math.log(1 - random.uniform());
    moveTo = moveFrom + random.uniform(1000, 4000);
    moveSize = random.uniform(40, 250);
  };
  planMove(3000);
  let shaking = 0;
  let trembling = 0;

  return (at) => {
    const dt = last === undefined ? 0 : at - last;
    last = at;
    const { volume, speaking } = lungs(at);
    // Sway: slow noise with a time constant of 4 s.
    const keep = Math.exp(-dt / 4000);
    const fresh = options.sway * Math.sqrt(1 - keep * keep);
    sway.pitch = keep * sway.pitch + random.normal(0, fresh);
    sway.roll = keep * sway.roll + random.normal(0, fresh);
    while (at - knockAt > beating) knockAt += beating * random.uniform(0.95, 1.05);
    if (at >= moveTo) {
      pitch += shift.pitch;
      roll += shift.roll;
      shift = { pitch: 0, roll: 0, from: 0, ms: 1 };
      planMove(at);
    }
    const moving = at >= moveFrom;
    if (moving && shift.from === 0)
      shift = {
        pitch: random.normal(0, 4),
        roll: random.normal(0, 2),
        from: at,
        ms: Math.max(500, moveTo - at),
      };
    const done = moving ? Math.min(1, (at - shift.from) / shift.ms) : 0;
    late += (1 - Math.exp(-dt / LATE)) * (volume - late);
    const p = (pitch + done * shift.pitch + options.swing * (volume - 0.5) + sway.pitch) * RAD;
    const r = (roll + done * shift.roll + options.sideways * options.swing * (late - 0.5) + sway.roll) * RAD;
    shaking = 0.8 * shaking + (moving ? random.normal(0, moveSize * 0.6) : 0);
    trembling = 0.5 * trembling + (speaking ? random.normal(0, options.speech) : 0);
    const since = at - knockAt;
    const knock =
      since < 0
        ? 0
        : options.knock * Math.exp(-since / 90) * Math.sin((2 * Math.PI * options.knockHz * since) / 1000);
    const [up, side, out] = [
      -1000 * Math.cos(p) * Math.cos(r),
      1000 * Math.cos(p) * Math.sin(r),
      1000 * Math.sin(p),
    ];
    const turn = options.upsideDown === true ? -1 : 1;
    const noisy = (value: number): number => Math.round(value + random.normal(0, options.noise));
    return [
      noisy(turn * (up + shaking * 0.5 + trembling)),
      noisy(turn * (side + shaking * 0.4)),
      noisy(out + knock + shaking + trembling),
    ];
  };
}
