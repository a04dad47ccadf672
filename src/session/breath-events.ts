/**
 * The facts of measured breathing: what a sensor at the chest sent, packed, and how its stream fared. No logic belongs here. Breaths are
 * computed from the samples and never kept instead of them.
 */
import type { Ms } from '../terms/units.ts';
import type { Fact } from './fact.ts';

/** Who made the samples: a service of a strap, a belt, or a recording that was opened. */
export type BreathSource = 'polar' | 'movesense' | 'vernier' | 'recorded';

/**
 * What was measured. `acceleration`: three axes at the chest, mg. `force`: pull of a belt, N, more = breathed in. `respiration`: any other
 * breathing signal in units of its own, more = breathed in. `ecg`: µV.
 */
export type BreathKind = 'acceleration' | 'force' | 'respiration' | 'ecg';

/**
 * Some seconds of samples, evenly spaced on the sensor's own clock and without a hole. `at` is when they were packed. Sample `k` was taken at
 * session time `at - age + k · 1000 / hz · rate`, at the sensor's time `from + k · 1000 / hz`.
 */
export interface BreathSamplesFact extends Fact<'breath-samples'> {
  readonly who: 'client' | 'therapist';
  readonly source: BreathSource;
  readonly kind: BreathKind;
  /** Number of the stream, from 1; the sensor's clock holds within one. */
  readonly stream: number;
  /** Samples a second of the sensor's clock. */
  readonly hz: number;
  /** Sensor's time of the first sample, ms since the stream's first. */
  readonly from: Ms;
  /** How long before `at` the first sample was taken, ms. */
  readonly age: Ms;
  /** Session time that passes in one ms of the sensor's time. */
  readonly rate: number;
  /** What one count means, in the unit of the kind. */
  readonly unit: number;
  /** The counts: int16, little-endian, base64; x y z after one another for `acceleration`, one a sample else. */
  readonly counts: string;
}

/** `off`: nobody asked, or it was ended. `starting`: asked for. `running`: samples come. `lost`: none for 3 s, or the sensor is out of reach. `refused`: it can't be had. */
export type BreathStreamState = 'off' | 'starting' | 'running' | 'lost' | 'refused';

/** The stream of a breathing sensor changed state. The heart's link has a fact of its own and is not concerned. */
export interface BreathStreamFact extends Fact<'breath-stream'> {
  readonly who: 'client' | 'therapist';
  readonly state: BreathStreamState;
  readonly source?: BreathSource;
  /** Number of the stream, as in its samples. */
  readonly stream?: number;
  /** Why, as a code. */
  readonly code?: string;
  /** Name of the sensor, where it is not the strap. */
  readonly name?: string;
}

export type BreathFact = BreathSamplesFact | BreathStreamFact;
