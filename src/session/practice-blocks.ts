/** What an adapting practice learned: the mean breath-locked amplitude of each finished stretch at its rate. Pure. */
import { isGuided } from '../pacing/step.ts';
import type { PracticeBlock } from '../pacing/practice-plan.ts';
import { breathsBetween } from '../pacing/breaths-between.ts';
import { ALLOWED_EVENTS, breathAmplitudes } from '../signal/breath-amplitudes.ts';
import { breathLock } from '../signal/breath-locked.ts';
import type { PracticeProcedure } from './procedure.ts';
import type { Session } from './session.ts';

/** Stretches that have ended, oldest first; one without a clean breath is left out. */
export function practiceBlocks(session: Session, procedure: PracticeProcedure): PracticeBlock[] {
  const { beats, labels, irregular } = session.track();
  const heart = { beats, kinds: labels.kinds };
  return procedure.records.flatMap(({ step, since, until }) => {
    if (!isGuided(step) || step.kind !== 'paced' || until === undefined) return [];
    const breaths = breathsBetween(session.state.guide, since, until);
    const lock = breathLock(
      heart,
      breathAmplitudes(beats, labels.kinds, breaths, ALLOWED_EVENTS, irregular),
      procedure.plan.inhaleShare,
    );
    return lock === undefined ? [] : [{ rate: step.rate, amplitude: lock.amplitude }];
  });
}
