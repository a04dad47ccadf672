/**
 * What a screen reader hears of the breath, and how seldom: pure. At most one announcement in ten seconds, always at the onset of an
 * inhalation; each breath only where the client has no sound to follow, otherwise only what changed.
 */
import { breathParts, type BreathMoment } from '../../pacing/breath.ts';
import type { Ms } from '../../terms/units.ts';
import { announcerWords } from '../words/announcer.ts';
import { clientWords } from '../words/client.ts';

const SELDOM: Ms = 10_000;

const seconds = (ms: Ms): number => Math.max(1, Math.round(ms / 1000));

/** The last announcement: when, and of which shape of breath. */
export interface Told {
  readonly at: Ms;
  readonly shape: string;
}

/** What to say at this onset; `undefined` = nothing yet. `byEar` = the client follows a sound. */
export function onsetWords(
  moment: BreathMoment,
  now: Ms,
  told: Told | undefined,
  byEar: boolean,
): { words: string; told: Told } | undefined {
  if (told !== undefined && now - told.at < SELDOM) return undefined;
  const { inMs, outMs } = breathParts(moment.pace, moment.periodMs);
  const shape = `${seconds(inMs)} ${seconds(outMs)}`;
  if (told?.shape !== shape) {
    return { words: announcerWords.ahead(seconds(inMs), seconds(outMs)), told: { at: now, shape } };
  }
  return byEar ? undefined : { words: clientWords.breatheIn, told: { at: now, shape } };
}

/** Phase and time, on request. */
export function whereWords(moment: BreathMoment | undefined, now: Ms): string {
  const time = announcerWords.time(Math.floor(now / 60_000));
  if (moment === undefined) return `${announcerWords.resting} ${time}`;
  const phase =
    moment.phase === 'in'
      ? clientWords.breatheIn
      : moment.phase === 'out'
        ? clientWords.breatheOut
        : announcerWords.hold;
  return `${phase}. ${time}`;
}
