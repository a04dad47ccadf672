/**
 * The heart's wave breath by breath along the guide, kept as the session goes. A breath is shown soon after its end and measured anew
 * with each labelled beat until none can change it any more, so the same facts give the same waves however often one looked.
 */
import { breathsBetween } from '../pacing/breaths-between.ts';
import {
  ALLOWED_EVENTS,
  breathAmplitudes,
  isFinal,
  type BreathAmplitude,
} from '../signal/breath-amplitudes.ts';
import type { Ms } from '../terms/units.ts';
import type { Session } from './session.ts';

/** A breath with its wave and with the share of inhalation that the guide showed. */
export interface MeasuredBreath extends BreathAmplitude {
  readonly inhaleShare: number;
}

/** A breath is first measured when beats that came this long after its end have their labels. */
const SHOWN_AFTER: Ms = 3000;

export class BreathTrack {
  readonly #session: Session;
  readonly #breaths: MeasuredBreath[] = [];
  /** Labelled beats at the last look. */
  #labelled = 0;
  /** How many of the breaths change no more, and where the last of them ends. */
  #final = 0;
  readonly #finalAt = new Map<Ms, BreathAmplitude>();
  #until: Ms = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Every measured breath, oldest first; the newest two or three may still change by a little. */
  get breaths(): readonly MeasuredBreath[] {
    return this.#breaths;
  }

  /** The breath that began at `onset`, if it changes no more. */
  finalAt(onset: Ms): BreathAmplitude | undefined {
    return this.#finalAt.get(onset);
  }

  /** Measures what has become known since the last call. */
  update(): readonly MeasuredBreath[] {
    const { beats, labels, irregular } = this.#session.track();
    const { kinds } = labels;
    const labelled = beats[kinds.length - 1];
    if (labelled === undefined || kinds.length === this.#labelled) return this.#breaths;
    this.#labelled = kinds.length;
    const whole = breathsBetween(this.#session.state.guide, this.#until, labelled.at - SHOWN_AFTER);
    this.#breaths.length = this.#final;
    breathAmplitudes(beats, kinds, whole, ALLOWED_EVENTS, irregular).forEach((breath, i) => {
      this.#breaths.push({ ...breath, inhaleShare: whole[i]?.pace.inhaleShare ?? 0.5 });
      if (this.#final !== this.#breaths.length - 1 || !isFinal({ beats, kinds }, breath)) return;
      this.#final += 1;
      this.#finalAt.set(breath.onset, breath);
      this.#until = breath.onset + breath.periodMs - 1;
    });
    return this.#breaths;
  }
}

const tracks = new WeakMap<Session, BreathTrack>();

/** The one track of a session's breaths: whoever asks goes on from where the last one stopped. */
export function breathTrackOf(session: Session): BreathTrack {
  let track = tracks.get(session);
  if (track === undefined) tracks.set(session, (track = new BreathTrack(session)));
  return track;
}
