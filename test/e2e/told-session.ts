/** A session of three quarters of an hour in which everything was used, as a file: phases, an assessment and its rate, marks, ratings, a talk, lost links. */
import type { SessionEvent } from '../../src/session/events.ts';
import type { MarkKind, PhaseKind } from '../../src/session/moment-events.ts';
import { begunSession } from '../bench/long-session.ts';
import { liveThrough } from '../bench/long-story.ts';

const MINUTE = 60_000;
const MINUTES = 48;

const PHASES: readonly (readonly [PhaseKind, number, number])[] = [
  ['baseline', 0.2, 3],
  ['assessment', 3, 18],
  ['practice', 21, 10],
  ['exposure', 31, 6],
  ['talk', 37, 8],
  ['closing', 45, 3],
];
const MARKS: readonly (readonly [MarkKind, number, string?])[] = [
  ['resource', 2, 'the chair by the window'],
  ['activation', 32.4, 'shoulders up, breath held when the door was spoken of'],
  ['speech', 33],
  ['too-much', 34.1],
  ['grounding', 34.5],
  ['shift', 36],
  ['movement', 38.5],
  ['insight', 41, '“I can feel my feet”'],
  ['pause', 45.5],
];

/** The facts; `client` = whose it is. `weeks` ago, so that several of a client stand in order. */
export async function toldSession(id: string, weeks: number, client?: string): Promise<SessionEvent[]> {
  const epoch = Date.now() - weeks * 7 * 24 * 60 * MINUTE - 2 * 60 * MINUTE;
  const session = begunSession(id, epoch);
  await liveThrough({
    session,
    minutes: MINUTES,
    assessment: true,
    look: () => undefined,
    each: (work) => work(),
  });
  const at = (minutes: number): number => Math.round(minutes * MINUTE);
  const more: SessionEvent[] = [
    ...(client === undefined ? [] : [{ type: 'client', at: 1, code: client } as const]),
    ...PHASES.map(([kind, from, goal], i): SessionEvent => ({
      type: 'phase',
      at: at(from),
      phase: { id: `phase-${i}`, kind, goalMs: at(goal) },
    })),
    ...MARKS.flatMap(([kind, minutes, words], i): SessionEvent[] => [
      {
        type: 'mark',
        at: at(minutes),
        id: `mark-${i}`,
        kind,
        by: kind === 'too-much' ? 'client' : 'therapist',
      },
      ...(words === undefined
        ? []
        : [{ type: 'mark-changed', at: at(minutes + 0.2), id: `mark-${i}`, words } as const]),
    ]),
    { type: 'rating', at: at(1), scale: 'distress', value: 6, key: 'r-1' },
    { type: 'rating', at: at(33.5), scale: 'distress', value: 8, key: 'r-2' },
    { type: 'rating', at: at(46), scale: 'distress', value: 3, key: 'r-3', by: 'client' },
    { type: 'rate-accepted', at: at(21) - 1, rate: 5.9, low: 5.5, high: 6.4, source: 'estimate' },
    { type: 'ended', at: at(MINUTES) },
  ];
  return [...session.log, ...more].toSorted((a, b) => a.at - b.at);
}

/** The facts as a file of Attune. */
export function fileOf(facts: readonly SessionEvent[]): Buffer {
  return Buffer.from(
    [
      JSON.stringify({ attune: 'session', schema: 1, app: 'test' }),
      ...facts.map((fact) => JSON.stringify(fact)),
      '',
    ].join('\n'),
  );
}
