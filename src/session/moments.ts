/**
 * Marks and ratings of a session as a fold over its facts: what was marked when, with which words, and what was said from 0 to 10. What was
 * taken back is gone from here and stays among the facts.
 */
import { grown } from '../terms/grow.ts';
import type { Ms } from '../terms/units.ts';
import type { RatingFact } from './assessment-events.ts';
import type { SessionEvent } from './events.ts';
import type { MarkFact, MarkKind } from './moment-events.ts';

/** One marked moment. */
export interface Mark extends Omit<MarkFact, 'type' | 'at' | 'added'> {
  /** Where it lies, session time. */
  readonly moment: Ms;
  /** When it was made, session time. */
  readonly madeAt: Ms;
  readonly words?: string;
}

/** What was said on a scale from 0 to 10. */
export type Rating = Omit<RatingFact, 'type' | 'added'>;

export interface Moments {
  /** In the order of their moments. */
  readonly marks: readonly Mark[];
  /** In the order in which they were said. */
  readonly ratings: readonly Rating[];
}

export const noMoments: Moments = { marks: [], ratings: [] };

const inOrder = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => a.moment - b.moment);

/** The moments after one more fact; the same object if it does not concern them. */
export function reduceMoments(moments: Moments, event: SessionEvent): Moments {
  switch (event.type) {
    case 'mark': {
      const { type: _type, at, added: _added, ...told } = event;
      const mark: Mark = { ...told, moment: at, madeAt: at };
      // A mark lies where the key was pressed, so it nearly always is the last.
      const { marks } = moments;
      return {
        ...moments,
        marks: (marks.at(-1)?.moment ?? 0) <= at ? grown(marks, mark) : inOrder([...marks, mark]),
      };
    }
    case 'mark-changed': {
      const marks = moments.marks.map((mark) => {
        if (mark.id !== event.id) return mark;
        const { words: _words, ...rest } = mark;
        const words = event.words ?? mark.words;
        return {
          ...rest,
          ...(words !== undefined && words !== '' && { words }),
          moment: event.moment ?? mark.moment,
        };
      });
      return { ...moments, marks: inOrder(marks) };
    }
    case 'rating': {
      const { type: _type, added: _added, ...rating } = event;
      return { ...moments, ratings: grown(moments.ratings, rating) };
    }
    case 'undone':
      return {
        marks: moments.marks.filter(({ id }) => id !== event.id),
        ratings: moments.ratings.filter(({ key }) => key !== event.id),
      };
    default:
      return moments;
  }
}

/** The mark made last; `undefined` = none stands. */
export const lastMade = ({ marks }: Moments): Mark | undefined =>
  marks.reduce<Mark | undefined>(
    (last, mark) => (last === undefined || mark.madeAt >= last.madeAt ? mark : last),
    undefined,
  );

/** Kinds during which the heart follows the voice or the limbs, not the guide. */
const DISTURBING: readonly MarkKind[] = ['speech', 'movement'];
/** A mark names a moment; what it names is taken to last until the next mark, at most this long. */
const LASTS: Ms = 60_000;

/** A time of speech or movement. */
export interface DisturbedSpan {
  readonly from: Ms;
  readonly to: Ms;
}

/** Whether some of a breath lies in a time of speech or movement. */
export const isDisturbed = (
  spans: readonly DisturbedSpan[],
  { onset, periodMs }: { readonly onset: Ms; readonly periodMs: Ms },
): boolean => spans.some(({ from, to }) => onset < to && onset + periodMs > from);

/** Times left out of figures that are locked to the breath, oldest first: from a mark of speech or movement to the next mark, at most a minute. */
export function disturbedSpans(marks: readonly Mark[]): DisturbedSpan[] {
  return marks.flatMap(({ kind, moment }, i) => {
    if (!DISTURBING.includes(kind)) return [];
    const to = Math.min(moment + LASTS, marks[i + 1]?.moment ?? Infinity);
    return to > moment ? [{ from: moment, to }] : [];
  });
}
