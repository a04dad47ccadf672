/** What the therapist's window is given by `main.ts`: the browser's parts, handed in so that nothing below names a global. */
import type { BreathMoment } from '../pacing/breath.ts';
import type { Clock } from '../terms/clock.ts';
import type { Ms } from '../terms/units.ts';

/** The simulated strap and client, as far as this window needs to know them. */
export interface Simulation {
  readonly bluetooth: Bluetooth;
  /** The radio with the strap of a second person in reach. */
  readonly second: Bluetooth;
  /** Name of the scenario, told by every screen and file of the session. */
  readonly scenario: string;
  /** Lets the simulated client breathe with the guide; times are on `performance.now()`. */
  follow(guideAt: (now: Ms) => BreathMoment | undefined): void;
  /** Hears of every change of scenario; returns what ends it. */
  onChange(listener: () => void): () => void;
}

export interface Environment {
  readonly window: Window & typeof globalThis;
  /** The browser's own; `undefined` = it has none. */
  readonly bluetooth: Bluetooth | undefined;
  /** On `performance.now()`. */
  readonly clock: Clock;
  /** Loads the simulated strap. */
  readonly simulate: () => Promise<Simulation>;
  /** Whether the simulated strap is taken at once (development). */
  readonly startSimulated: boolean;
  /** Version of the program. */
  readonly app: string;
}
