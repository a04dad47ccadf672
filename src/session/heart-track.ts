/**
 * The beats of one heart, derived from its packets as they come: times, labels, how good the signal is, and whether the rhythm can be
 * interpreted. Append-only, so a chart or a metric goes on from where it stopped. The same facts give the same track, live or
 * years later.
 */
import { ArtefactLabeller, type Labels } from '../signal/artefacts.ts';
import { BeatClock, type Gap } from '../signal/beat-clock.ts';
import type { Beat } from '../signal/beats.ts';
import { CapabilityTest, type CapabilityVerdict } from '../signal/capability.ts';
import { PacketBelief } from '../signal/packet-belief.ts';
import { RhythmGate } from '../signal/rhythm-gate.ts';
import {
  hrOnlyReason,
  noSignal,
  signalHeartRate,
  signalQuality,
  signalState,
  withLink,
  withPacket,
  type HrOnlyReason,
  type SignalFold,
  type SignalState,
} from '../signal/signal-state.ts';
import { SlidingWindow, type WindowNumbers } from '../signal/sliding-window.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import type { MeasurementFact, SessionEvent } from './events.ts';

/** Quality and the live numbers look back this far. */
const MINUTE: Ms = 60_000;

export class HeartTrack {
  readonly #clock = new BeatClock();
  readonly #belief = new PacketBelief();
  readonly #labeller = new ArtefactLabeller();
  readonly #gate = new RhythmGate();
  readonly #irregular: boolean[] = [];
  #capability = new CapabilityTest();
  readonly #minute = new SlidingWindow(this.#clock.beats, this.#labeller, MINUTE, this.#irregular);
  #signal: SignalFold = noSignal;
  #connection = 0;
  #segment = 0;
  #labelled = 0;
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

  /** Of each labelled beat, whether the rhythm could not be interpreted there: nothing of variability is shown or drawn from such beats. */
  get irregular(): readonly boolean[] {
    return this.#irregular;
  }

  /** What the strap's intervals are worth, as far as it is known. */
  get capability(): CapabilityVerdict {
    return this.#capability.verdict;
  }

  /** How good the signal is at `now`, which is not before the newest fact. */
  signal(now: Ms): SignalState {
    return signalState(this.#signal, now);
  }

  /** The strap's own heart rate as far as it holds at `now`; `undefined` = none to show. */
  heartRate(now: Ms): Bpm | undefined {
    return signalHeartRate(this.#signal, now);
  }

  /** Why only the heart rate can be shown; `undefined` = more can. */
  hrOnly(now: Ms): HrOnlyReason | undefined {
    return hrOnlyReason(this.#signal, now);
  }

  /** Figures of the last minute with what they rest on; `undefined` before the first labelled beat. */
  minute(): WindowNumbers | undefined {
    // It ends with the newest labelled beat: what the strap has not sent yet is not missing. Silence is the signal's affair.
    return this.#minute.update();
  }

  /** Takes one fact; what does not concern beats is passed over. */
  take(event: SessionEvent): void {
    switch (event.type) {
      case 'link':
        if (event.connection !== this.#connection || event.state === 'lost') this.#clock.break('link');
        if (event.state === 'connecting') {
          this.#capability = new CapabilityTest();
          this.#belief.restart();
        }
        this.#connection = event.connection;
        this.#signal = withLink(this.#signal, event);
        break;
      case 'continued':
        this.#clock.break('recording');
        this.#signal = noSignal;
        break;
      case 'measurement':
        this.#hear(event);
        break;
      case 'ended':
        this.#clock.finish();
        this.#labelNew();
        this.#labeller.finish();
        this.#judge();
        break;
      default:
        break;
    }
  }

  #hear(fact: MeasurementFact): void {
    const packet = this.#belief.read(fact);
    const { duplicates } = this.#clock;
    this.#clock.push({ ...packet, connection: this.#connection });
    this.#labelNew();
    // A copy is the link's doing and says nothing of the strap.
    if (this.#clock.duplicates === duplicates) this.#capability.push(packet);
    const quality = signalQuality(this.#capability.verdict, this.#minute.update());
    this.#signal = withPacket(this.#signal, packet, quality);
  }

  /** Labels the beats that have come since the last call. */
  #labelNew(): void {
    for (; this.#labelled < this.beats.length; this.#labelled++) {
      const beat = this.beats[this.#labelled];
      if (beat === undefined) return;
      if (beat.segment !== this.#segment) this.#labeller.break();
      this.#segment = beat.segment;
      this.#labeller.push(beat.rr);
    }
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
      this.#irregular.push(this.#gate.on);
    }
  }
}
