/**
 * The simulated heart seen as the program would see it, without packets: artefacts, whether each was noticed, the grid of the strap
 * and a latency that wanders. For benchmarks that start at beats. Nothing here knows an estimator.
 */
import { createInjector, type ArtefactType } from './artefacts.ts';
import type { HeartBeat } from './heart.ts';
import { wandering } from './noise.ts';
import { createRandom } from './random.ts';
import type { Beat, BeatKind } from '../src/signal/beats.ts';
import type { Ms, Share } from '../src/terms/units.ts';

/** A beat as the program would hold it, its label, and the truth. */
export interface ObservedBeat extends Beat {
  /** The label given: the truth where the artefact was noticed, `normal` where it was not. */
  readonly label: BeatKind;
  readonly truth: BeatKind;
}

/** How the beats are seen. Everything but the seed has a usual value: nothing disturbed. */
export interface ObservationOptions {
  readonly seed: number;
  /** Share of beats at which an artefact begins. */
  readonly artefacts?: Readonly<Partial<Record<ArtefactType, Share>>>;
  /** Share of artefacts that are noticed; 1 unless said. */
  readonly noticed?: Share;
  /** Mean delay between a beat and the moment at which it is believed to have fallen. */
  readonly latencyMs?: Ms;
  /** Wandering of that delay (standard deviation; memory 60 s). */
  readonly latencySdMs?: Ms;
}

/** 2 % of beats artefact, 90 % of them noticed, latency 1.2 s wandering by 0.1 s: the disturbed benchmark. */
export const DISTURBED: Omit<ObservationOptions, 'seed'> = {
  artefacts: { missed: 0.005, extra: 0.005, ectopic: 0.005, misplaced: 0.005 },
  noticed: 0.9,
  latencyMs: 1200,
  latencySdMs: 100,
};

/** A stream from the heart's beats to observed beats, all of one unbroken stretch. */
export function createObserver(options: ObservationOptions): (beats: readonly HeartBeat[]) => ObservedBeat[] {
  const random = createRandom(options.seed).fork('observer');
  const injector = createInjector({ seed: options.seed, rates: options.artefacts ?? {} });
  const wander = wandering(options.latencySdMs ?? 0, 60_000, random.fork('latency'));
  let noticed = true;
  let told = 0;
  return (beats) => {
    const seen: ObservedBeat[] = [];
    for (const beat of beats) {
      for (const { at, rr, truth } of injector.push(beat)) {
        if (injector.events.length > told) {
          told = injector.events.length;
          noticed = random.chance(options.noticed ?? 1);
        }
        seen.push({
          at: at + (options.latencyMs ?? 0) + wander(at),
          rr: (Math.round(rr * 1.024) * 1000) / 1024,
          segment: 1,
          label: noticed ? truth : 'normal',
          truth,
        });
      }
    }
    return seen;
  };
}
