/**
 * The beats of one heart, derived from its packets as they come: times, labels, and whether the rhythm can be interpreted.
 * Append-only, so a chart or a metric goes on from where it stopped. The same facts give the same track, live or years later.
 */
import { ArtefactLabeller, type Labels } from '../signal/artefacts.ts';
import { BeatClock, type Gap } from '../signal/beat-clock.ts';
import type { Beat } from '../signal/beats.ts';
import { RhythmGate } from '../signal/rhythm-gate.ts';
import type { SessionEvent } from './events.ts';

export class Track {
  readonly #clock = new BeatClock();
  readonly #labeller = new ArtefactLabeller();
  readonly #gate = new RhythmGate();
  #connection = 0;
  #segment = 0;
  #gated = 0;

  /** Every interval that belongs to an unbroken stretch, oldest first. */
  get beats(): readonly Beat[] {
    return this.#clock.beats;
  }

  /** Labels of the first beats, as many as are certain: the newest few are still open. */
  get labels(): Labels {
    return this.#labeller;
  }

  /** Holes between stretches so far. */
  get gaps(): readonly Gap[] {
    return this.#clock.gaps;
  }

  /** False while the rhythm cannot be interpreted and numbers of variability are hidden. */
  get interpretable(): boolean {
    return !this.#gate.on;
  }

  /** Takes one fact; what does not concern beats is passed over. */
  take(event: SessionEvent): void {
    switch (event.type) {
      case 'link':
        if (event.connection !== this.#connection || event.state === 'lost') this.#clock.break('link');
        this.#connection = event.connection;
        break;
      case 'continued':
        this.#clock.break('recording');
        break;
      case 'measurement': {
        const { at, rr, bpm, contact } = event;
        const beats = this.#clock.push({ at, rr, bpm, contact, connection: this.#connection });
        for (const beat of beats) this.#label(beat);
        break;
      }
      case 'ended':
        this.#labeller.finish();
        this.#judge();
        break;
      default:
        break;
    }
  }

  #label(beat: Beat): void {
    if (beat.segment !== this.#segment) this.#labeller.break();
    this.#segment = beat.segment;
    this.#labeller.push(beat.rr);
    this.#judge();
  }

  #judge(): void {
    const { kinds, deviations } = this.#labeller;
    for (; this.#gated < kinds.length; this.#gated++) {
      const beat = this.beats[this.#gated];
      const kind = kinds[this.#gated];
      if (beat === undefined || kind === undefined) return;
      if (beat.segment !== this.beats[this.#gated - 1]?.segment) this.#gate.break();
      this.#gate.push(beat.rr, kind, deviations[this.#gated]);
    }
  }
}
