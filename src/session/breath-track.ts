/**
 * The heart's wave breath by breath along the guide, kept as the session goes: each whole breath is measured once, when the
 * beats around it have their labels. Append-only, so charts and the adherence go on from where they stopped.
 */
import { breathsBetween } from '../pacing/breaths-between.ts';
import { breathAmplitudes, type BreathAmplitude } from '../signal/breath-amplitudes.ts';
import type { Ms } from '../signal/units.ts';
import type { Session } from './session.ts';

/** A breath with its wave and with the share of inhalation that the guide showed. */
export interface MeasuredBreath extends BreathAmplitude {
  readonly inhaleShare: number;
}

/** Beats after a breath's end that still shape its wave. */
const SETTLED_AFTER: Ms = 3000;

export class BreathTrack {
  readonly #session: Session;
  readonly #breaths: MeasuredBreath[] = [];
  /** Everything up to here has been measured. */
  #until: Ms = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Every measured breath, oldest first. */
  get breaths(): readonly MeasuredBreath[] {
    return this.#breaths;
  }

  /** Measures the breaths that have become certain since the last call. */
  update(): readonly MeasuredBreath[] {
    const { guide } = this.#session.state;
    const { beats, labels } = this.#session.track();
    const labelled = beats[labels.kinds.length - 1];
    if (labelled === undefined) return this.#breaths;
    const whole = breathsBetween(guide, this.#until, labelled.at - SETTLED_AFTER);
    const fresh = breathAmplitudes(beats, labels.kinds, whole);
    fresh.forEach((breath, i) => {
      const inhaleShare = whole[i]?.pace.inhaleShare ?? 0.5;
      this.#breaths.push({ ...breath, inhaleShare });
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
