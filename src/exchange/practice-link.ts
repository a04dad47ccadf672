/**
 * The practice link: what a client takes home as an address. `encode` and `decode` are pure; a value that cannot be read or is out of
 * bounds is replaced by a safe one and named, never refused.
 */
import { defaultPace, defaultView, LOOKS, SOUNDS, type ClientView } from '../session/client-view.ts';
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';

/** What is practised. It holds no name and no data. */
export interface Practice {
  readonly breathsPerMin: BreathsPerMin;
  readonly inhaleShare: Share;
  readonly minutes: number;
  readonly look: ClientView['look'];
  /** A timbre, or `off`. */
  readonly sound: string;
  /** Rest after the inhalation and after the exhalation, ms; 0 = none. */
  readonly holdInMs: Ms;
  readonly holdOutMs: Ms;
}

/** Which value of a link was replaced. */
export type PracticeProblem = 'rate' | 'inhale' | 'length' | 'look' | 'sound' | 'rest';

/** What is practised where a link says nothing. */
export const defaultPractice: Practice = {
  breathsPerMin: defaultPace.breathsPerMin,
  inhaleShare: defaultPace.inhaleShare,
  minutes: 10,
  look: defaultView.look,
  sound: 'off',
  holdInMs: 0,
  holdOutMs: 0,
};

/** The query of a practice link, `?practice=5.5&inhale=40&minutes=10&look=sphere&sound=tide`; rests only where there are any. */
export function encodePractice(practice: Practice): string {
  const query = new URLSearchParams({
    practice: String(Math.round(practice.breathsPerMin * 100) / 100),
    inhale: String(Math.round(practice.inhaleShare * 100)),
    minutes: String(practice.minutes),
    look: practice.look,
    sound: practice.sound,
  });
  if (practice.holdInMs > 0) query.set('rest-in', String(practice.holdInMs / 1000));
  if (practice.holdOutMs > 0) query.set('rest-out', String(practice.holdOutMs / 1000));
  return `?${query.toString()}`;
}

/** Reads the query of a link. Never throws; `problems` names every value that was replaced. */
export function decodePractice(search: string): {
  readonly practice: Practice;
  readonly problems: readonly PracticeProblem[];
} {
  const query = new URLSearchParams(search);
  const problems: PracticeProblem[] = [];
  const replace = <T>(problem: PracticeProblem, by: T): T => {
    if (!problems.includes(problem)) problems.push(problem);
    return by;
  };
  const number = (
    key: string,
    problem: PracticeProblem,
    [low, high]: readonly [number, number],
    otherwise: number,
  ): number => {
    const text = query.get(key)?.trim().replace(',', '.');
    if (text === undefined || text === '') return otherwise;
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : replace(problem, otherwise);
  };
  const look = query.get('look') ?? defaultPractice.look;
  const sound = query.get('sound') ?? defaultPractice.sound;
  const practice: Practice = {
    breathsPerMin: number('practice', 'rate', [3, 12], defaultPractice.breathsPerMin),
    inhaleShare: number('inhale', 'inhale', [20, 80], defaultPractice.inhaleShare * 100) / 100,
    minutes: number('minutes', 'length', [1, 60], defaultPractice.minutes),
    look: LOOKS.find((known) => known === look) ?? replace('look', defaultPractice.look),
    sound: SOUNDS.find((known) => known === sound) ?? replace('sound', defaultPractice.sound),
    holdInMs: number('rest-in', 'rest', [0, 5], 0) * 1000,
    holdOutMs: number('rest-out', 'rest', [0, 5], 0) * 1000,
  };
  return { practice, problems };
}
