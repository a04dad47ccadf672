/**
 * How large the heart's wave has been with the guide over the last minutes, as a share for the client's picture. It compares
 * with nothing, neither a norm nor the client's own best, and stands still when the signal is not good.
 */
import { breathLock } from '../signal/breath-locked.ts';
import type { Bpm, Ms, Share } from '../terms/units.ts';
import type { BreathTrack } from './breath-track.ts';
import type { Session } from './session.ts';

const WINDOW: Ms = 180_000;
const FEWEST = 8;
/** Amplitude at which the share is one half. */
const HALF: Bpm = 5;

/** 0 to 1, `A / (A + 5 bpm)` with A the breath-locked amplitude of the last three minutes; `undefined` = hold still. */
export function warmth(session: Session, track: BreathTrack, now: Ms): Share | undefined {
  const heart = session.track();
  if (heart.signal(now) !== 'good' || !heart.interpretable) return undefined;
  const recent = track.breaths.filter((breath) => breath.onset >= now - WINDOW);
  const inhaleShare = recent.at(-1)?.inhaleShare;
  if (inhaleShare === undefined || recent.filter(({ valid }) => valid).length < FEWEST) return undefined;
  const lock = breathLock({ beats: heart.beats, kinds: heart.labels.kinds }, recent, inhaleShare);
  return lock === undefined ? undefined : lock.amplitude / (lock.amplitude + HALF);
}
