/** A session that is over, taken as a whole: its figures, and the cloud of neighbouring intervals. Pure; nothing here is live. */
import type { TimeDomain } from '../signal/nn-sums.ts';
import { timeDomain } from '../signal/time-domain.ts';
import type { Bpm, Ms } from '../signal/units.ts';
import type { Basis } from '../signal/validity.ts';
import { held, mask, slowSpans, wavesOf } from './pictures.ts';
import type { Session } from './session.ts';

/** Neighbouring intervals outside slow, guided breathing, ms. */
export interface PoincarePicture {
  readonly pairs: readonly (readonly [Ms, Ms])[];
  readonly sd1: Ms | undefined;
  readonly sd2: Ms | undefined;
  readonly mean: Ms | undefined;
}

/** Figures of a whole session; those of variability only over the time outside slow, guided breathing. */
export interface SessionFigures {
  readonly meanHrBpm: Bpm | undefined;
  /** Mean peak to trough of the guided breaths, and how many they are. */
  readonly heartWave: Bpm | undefined;
  readonly breaths: number;
  /** Over the clean intervals outside slow, guided breathing. */
  readonly unpaced: TimeDomain;
  readonly basis: Basis;
}

/** Pairs without which the cloud says nothing. */
const FEWEST_PAIRS = 60;

/** Usable intervals outside the stretches of slow, guided breathing. */
function unpacedMask(session: Session): boolean[] {
  const { beats, labels } = session.track('client');
  const slow = slowSpans(session.state.guide, session.state.at);
  return mask(beats, labels.kinds).map((ok, i) => {
    const at = beats[i]?.at ?? 0;
    return ok && !slow.some((span) => at > span.from && at <= span.to);
  });
}

/** The cloud of neighbouring intervals outside slow, guided breathing; `undefined` if it would be too thin. */
export function poincarePicture(session: Session): PoincarePicture | undefined {
  const { beats } = session.track('client');
  const ok = unpacedMask(session);
  const pairs: [Ms, Ms][] = [];
  for (let i = 1; i < ok.length; i++) {
    const before = beats[i - 1];
    const beat = beats[i];
    if (ok[i] !== true || ok[i - 1] !== true || before === undefined || beat === undefined) continue;
    if (before.segment === beat.segment) pairs.push([before.rr, beat.rr]);
  }
  if (pairs.length < FEWEST_PAIRS) return undefined;
  const { sd1Ms, sd2Ms, meanNnMs } = timeDomain(beats, ok, 0, ok.length);
  return { pairs, sd1: sd1Ms, sd2: sd2Ms, mean: meanNnMs };
}

/** Figures of a whole session. */
export function sessionFigures(session: Session): SessionFigures {
  const { beats, labels } = session.track('client');
  const ok = mask(beats, labels.kinds);
  const from = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0);
  const { events, time } = held(session, 0, beats.length, from);
  const waves = wavesOf(session).filter((wave) => wave.valid);
  const end = beats.at(-1)?.at ?? from;
  return {
    meanHrBpm: timeDomain(beats, ok, 0, ok.length).meanHrBpm,
    heartWave: waves.length === 0 ? undefined : waves.reduce((sum, wave) => sum + wave.ptt, 0) / waves.length,
    breaths: waves.length,
    unpaced: timeDomain(beats, unpacedMask(session), 0, ok.length),
    basis: {
      from,
      to: end,
      beats: beats.length,
      corrected: beats.length === 0 ? 0 : events / beats.length,
      missing: end > from ? Math.max(0, 1 - time / (end - from)) : 0,
    },
  };
}
