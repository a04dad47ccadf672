/** A session that is over as one picture on one clock: everything it shows, and a first look at it that needs no beat labelled. Pure. */
import { inOneGo } from '../terms/grow.ts';
import type { InTurns } from '../terms/turns.ts';
import type { Bpm, EpochMs, Ms } from '../terms/units.ts';
import {
  qualitySpansInTurns,
  rateSpans,
  waveTrend,
  type QualitySpan,
  type RateSpan,
  type TrendPoint,
} from './chart-series.ts';
import type { BreathCourse } from './breath-course.ts';
import { phasesOf, type Phase } from './course.ts';
import { derived } from './derived.ts';
import type { SessionEvent } from './events.ts';
import { heartBinsInTurns, rangeOf, strapBinsInTurns, type HeartBins } from './heart-bins.ts';
import type { Moments } from './moments.ts';
import { emptyState, reduce, type SessionState } from './state.ts';
import type { OwnRow } from './two-hearts.ts';

/** Everything the picture shows. */
export interface Overview {
  readonly length: Ms;
  readonly phases: readonly Phase[];
  /** Finest bins first. */
  readonly heart: readonly HeartBins[];
  /** Range of the heart rate over the whole session; `undefined` = there was none. */
  readonly range: readonly [Bpm, Bpm] | undefined;
  /** A second heart on the same clock; absent = none, or hidden. */
  readonly own?: OwnRow;
  /** The measured breath; absent = none, or not worked out yet. */
  readonly breath?: BreathCourse;
  /** The heart's wave; `undefined` = not measured yet. */
  readonly waves: readonly TrendPoint[] | undefined;
  readonly rates: readonly RateSpan[];
  readonly moments: Moments;
  /** `undefined` = not judged yet. */
  readonly quality: readonly QualitySpan[] | undefined;
}

/** What can be told of a stored session as soon as its facts are read, before its beats have their times and labels. */
export interface FirstLook {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly name?: string;
  readonly client?: string;
  readonly simulated?: string;
  readonly overview: Overview;
}

/** What no beat is needed for. */
const toldBy = ({ course, procedures, moments, guide }: SessionState, length: Ms) => ({
  length,
  phases: phasesOf(course, procedures),
  rates: rateSpans(guide, length),
  moments,
});

/** A session that is over on one clock, up to its end. */
const whole = derived(function* (session): InTurns<Overview> {
  const { endedAt, at } = session.state;
  const length = endedAt ?? at;
  const heart = yield* heartBinsInTurns(session, length);
  yield;
  const waves = waveTrend(session);
  yield;
  const quality = yield* qualitySpansInTurns(session, length);
  return { ...toldBy(session.state, length), heart, range: rangeOf(heart), waves, quality };
});

export const overviewOf = whole.of;
export const overviewInTurns = whole.inTurns;

/** A first look at a session by its facts, oldest first: the heart rate is the strap's own, and what needs beats is still to come. In turns. */
export function* firstLook(facts: readonly SessionEvent[]): InTurns<FirstLook> {
  // Packets change nothing of what is told here, and there are very many of them.
  const state = inOneGo(() =>
    facts.reduce((so, fact) => (fact.type === 'measurement' ? so : reduce(so, fact)), emptyState),
  );
  const length = state.endedAt ?? Math.max(state.at, facts.at(-1)?.at ?? 0);
  yield;
  const heart = yield* strapBinsInTurns(facts, length);
  const { id, epoch, name, client, simulated } = state;
  return {
    id,
    epoch,
    ...(name !== undefined && { name }),
    ...(client !== undefined && { client }),
    ...(simulated !== undefined && { simulated }),
    overview: {
      ...toldBy(state, length),
      heart,
      range: rangeOf(heart),
      waves: undefined,
      quality: undefined,
    },
  };
}
