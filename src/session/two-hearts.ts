/**
 * The client's session and the log of the therapist's own heart laid beside one another: what a picture of both needs, and the one statement
 * that may be made of them when a session is over. It compares only what the facts say was unpaced, unspoken and unmoved.
 */
import type { Stretch } from '../signal/change.ts';
import { synchrony, type Synchrony } from '../signal/synchrony.ts';
import { synchronyPieces } from '../signal/synchrony-pieces.ts';
import type { Bpm, Ms } from '../terms/units.ts';
import { rateSpans } from './chart-series.ts';
import { phasesOf } from './course.ts';
import { heartBins, rangeOf, type HeartBins } from './heart-bins.ts';
import type { MarkKind } from './moment-events.ts';
import type { Mark } from './moments.ts';
import type { Session } from './session.ts';

/** A second heart in the picture of a session. */
export interface OwnRow {
  /** Finest bins first. */
  readonly heart: readonly HeartBins[];
  /** Scale of its row, as tall as the client's; `undefined` = it was never heard. */
  readonly range: readonly [Bpm, Bpm] | undefined;
}

/** A mark of speech or movement holds until the next mark, at most so long. */
const LASTS: Ms = 60_000;

/** The two rows on one scale: each around its own middle, both as tall as the one that swings more. */
export function rowsOfTwo(
  client: readonly [Bpm, Bpm] | undefined,
  own: Session,
  length: Ms,
): { readonly client: readonly [Bpm, Bpm] | undefined; readonly own: OwnRow } {
  const heart = heartBins(own, length, 'therapist');
  const range = rangeOf(heart);
  if (client === undefined || range === undefined) return { client, own: { heart, range } };
  const half = Math.max(client[1] - client[0], range[1] - range[0]) / 2;
  const around = ([low, high]: readonly [Bpm, Bpm]): readonly [Bpm, Bpm] => [
    (low + high) / 2 - half,
    (low + high) / 2 + half,
  ];
  return { client: around(client), own: { heart, range: around(range) } };
}

/** Stretches of which it was noted that nobody spoke; of two notes about the same stretch the later one counts. */
export function silences(own: Pick<Session, 'log'>): Stretch[] {
  const noted = new Map<string, { readonly stretch: Stretch; readonly silent: boolean }>();
  for (const fact of own.log)
    if (fact.type === 'silence')
      noted.set(`${fact.from} ${fact.to}`, {
        stretch: { from: fact.from, to: fact.to },
        silent: fact.silent,
      });
  return [...noted.values()].flatMap(({ stretch, silent }) => (silent ? [stretch] : []));
}

const markedAs = (marks: readonly Mark[], wanted: MarkKind): Stretch[] =>
  marks.flatMap(({ kind, moment }, i) =>
    kind === wanted
      ? [{ from: moment, to: Math.max(moment, Math.min(moment + LASTS, marks[i + 1]?.moment ?? Infinity)) }]
      : [],
  );

/**
 * What may be said of both hearts over the whole session. One window's clock stamped both straps, so theirs need no comparison; nothing watches
 * the therapist's movement, so more minutes are needed and common jumps are looked for.
 */
export function twoHearts(client: Session, own: Session): Synchrony {
  const { state } = client;
  const length = state.endedAt ?? state.at;
  const silent = silences(own);
  const heartOf = (session: Session, who: 'client' | 'therapist') => {
    const { beats, labels } = session.track(who);
    return { beats, kinds: labels.kinds };
  };
  const { marks } = state.moments;
  const talks = phasesOf(state.course, state.procedures).filter(({ kind }) => kind === 'talk');
  const { pieces } = synchronyPieces({
    a: heartOf(client, 'client'),
    b: heartOf(own, 'therapist'),
    silent,
    spoken: [...markedAs(marks, 'speech'), ...talks.map(({ from, to = length }) => ({ from, to }))],
    paced: rateSpans(state.guide, length),
    moved: markedAs(marks, 'movement'),
  });
  return synchrony(pieces, { watched: false, silenceNoted: silent.length > 0, clocksApartMs: 0 });
}
