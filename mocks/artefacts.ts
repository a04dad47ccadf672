/**
 * Faults of the sensing of beats, with the truth kept: missed, invented and misplaced beats, early beats, noise and drop-outs.
 * A stream from the heart's beats to the beats that the strap believes in. Nothing of packets.
 */
import type { HeartBeat } from './heart.ts';
import { createRandom } from './random.ts';
import type { BeatKind } from '../src/signal/beats.ts';
import type { Ms, Share } from '../src/terms/units.ts';

/** What can go wrong with a beat; `run` = three early beats in a row, `dropout` = no beat is sensed for a while. */
export type ArtefactType = 'missed' | 'extra' | 'ectopic' | 'run' | 'misplaced' | 'noise' | 'dropout';

/** A beat as the strap senses it, with what is true of the interval that it closes. */
export interface SensedBeat {
  readonly at: Ms;
  readonly rr: Ms;
  /** The truth about the interval. Beats of an irregular rhythm are `normal`: the rhythm is the heart's own. */
  readonly truth: BeatKind;
}

/** One entry of the truth. */
interface ArtefactEvent {
  readonly type: ArtefactType;
  /** Time of the first beat concerned. */
  readonly at: Ms;
  /** Number (from 0) of the first interval concerned among all that came out. */
  readonly from: number;
}

/** How often what goes wrong. */
export interface ArtefactOptions {
  readonly seed: number;
  /** Share of the heart's beats at which each artefact begins. */
  readonly rates?: Readonly<Partial<Record<ArtefactType, Share>>>;
  /** `fibrillation` = independent intervals with a coefficient of variation of 0.2 around the heart's own mean. */
  readonly rhythm?: 'sinus' | 'fibrillation';
}

/** Sensing with faults. */
export interface Injector {
  /** Takes one beat of the heart and gives the beats that are sensed because of it: none, one or several. */
  push(beat: HeartBeat): SensedBeat[];
  /** Makes the given artefact happen at the next beat. */
  cause(type: ArtefactType): void;
  /** Everything that went wrong so far. */
  readonly events: readonly ArtefactEvent[];
}

const TYPES: readonly ArtefactType[] = ['missed', 'extra', 'ectopic', 'run', 'misplaced', 'noise', 'dropout'];

/** Sensing with the given faults. The same seed and the same beats give the same faults. */
export function createInjector(options: ArtefactOptions): Injector {
  const random = createRandom(options.seed).fork('artefacts');
  const events: ArtefactEvent[] = [];
  const asked: ArtefactType[] = [];
  let out: SensedBeat[] = [];
  let count = 0;
  let last: Ms | undefined;
  /** What is true of the interval that the next beat closes. */
  let carried: BeatKind = 'normal';
  let noiseUntil = -Infinity;
  let deafUntil = -Infinity;
  /** Whether the beat now coming ends a run of early beats. */
  let running = false;
  let meanRr: Ms | undefined;
  let ownNext: Ms | undefined;

  const emit = (at: Ms, truth: BeatKind): void => {
    out.push({ at, rr: at - (last ?? at), truth });
    last = at;
    count += 1;
  };
  const note = (type: ArtefactType, at: Ms): void => {
    events.push({ type, at, from: count });
  };
  const drawn = (): ArtefactType | undefined => {
    const wanted = asked.shift();
    if (wanted !== undefined) return wanted;
    for (const type of TYPES) {
      const share = options.rates?.[type] ?? 0;
      if (share > 0 && random.chance(share)) return type;
    }
    return undefined;
  };
  /** Beats on a clock that is not the heart's, up to `to`. */
  const invented = (to: Ms, interval: () => Ms, truth: (rr: Ms) => BeatKind): void => {
    ownNext ??= (last ?? to) + interval();
    while (ownNext <= to) {
      emit(ownNext, truth(ownNext - (last ?? ownNext)));
      ownNext += interval();
    }
  };

  const begin = (type: ArtefactType, before: Ms, beat: HeartBeat): void => {
    const rr = beat.at - before;
    // Noise begins after a last true beat.
    if (type === 'noise') emit(beat.at, 'normal');
    note(type, beat.at);
    switch (type) {
      case 'missed':
        carried = 'missed';
        return;
      case 'extra':
        emit(before + rr * random.uniform(0.35, 0.65), 'extra');
        emit(beat.at, 'extra');
        return;
      case 'ectopic':
        // Early, and the next beat keeps its own time: a full compensatory pause.
        emit(before + rr * random.uniform(0.6, 0.75), 'ectopic');
        carried = 'ectopic';
        return;
      case 'run':
        running = true;
        return;
      case 'misplaced': {
        const shift = random.uniform(20, 60) * (random.chance(0.5) ? 1 : -1);
        emit(beat.at + shift, shift > 0 ? 'long' : 'short');
        carried = shift > 0 ? 'short' : 'long';
        return;
      }
      case 'noise':
        noiseUntil = beat.at + random.uniform(3000, 10_000);
        return;
      case 'dropout':
        deafUntil = beat.at + random.uniform(2000, 30_000);
        carried = 'gap';
        return;
    }
  };

  return {
    events,
    cause: (type) => asked.push(type),
    push: (beat) => {
      out = [];
      const before = last ?? beat.at - beat.rr;
      last = before;
      const mean = (meanRr ?? beat.rr) + (beat.rr - (meanRr ?? beat.rr)) * 0.05;
      meanRr = mean;
      if (options.rhythm === 'fibrillation') {
        invented(
          beat.at,
          () => Math.max(300, random.normal(mean, 0.2 * mean)),
          () => 'normal',
        );
        return out;
      }
      if (beat.at < noiseUntil) {
        invented(
          beat.at,
          () => random.uniform(300, 1500),
          (rr) => (rr < mean ? 'short' : 'long'),
        );
        return out;
      }
      // The interval that joins noise or silence to the first true beat is nobody's.
      if (ownNext !== undefined) carried = 'gap';
      ownNext = undefined;
      if (beat.at < deafUntil) return out;
      if (running) {
        running = false;
        for (const i of [1, 2, 3]) emit(before + ((beat.at - before) * i) / 3, 'ectopic');
        return out;
      }
      const type = carried === 'normal' ? drawn() : undefined;
      if (type !== undefined) {
        begin(type, before, beat);
        return out;
      }
      emit(beat.at, carried);
      carried = 'normal';
      return out;
    },
  };
}
