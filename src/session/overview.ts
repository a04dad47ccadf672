/** A session that is over as one picture on one clock: everything it shows, and a first look at it that needs no beat labelled. Pure. */
import { inOneGo } from '../terms/grow.ts';
import type { Bpm, EpochMs, Ms } from '../terms/units.ts';
import {
  qualitySpans,
  rateSpans,
  waveTrend,
  type QualitySpan,
  type RateSpan,
  type TrendPoint,
} from './chart-series.ts';
import { phasesOf, type Phase } from './course.ts';
import type { SessionEvent } from './events.ts';
import { heartBins, rangeOf, strapBins, type HeartBins } from './heart-bins.ts';
import type { Moments } from './moments.ts';
import type { Session } from './session.ts';
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

/** The session on one clock, up to session time `length`. */
export function overviewOf(session: Session, length: Ms): Overview {
  const heart = heartBins(session, length);
  return {
    ...toldBy(session.state, length),
    heart,
    range: rangeOf(heart),
    waves: waveTrend(session),
    quality: qualitySpans(session, length),
  };
}

/** A first look at a session by its facts, oldest first: the heart rate is the strap's own, and what needs beats is still to come. */
export function firstLook(facts: readonly SessionEvent[]): FirstLook {
  // Packets change nothing of what is told here, and there are very many of them.
  const state = inOneGo(() =>
    facts.reduce((so, fact) => (fact.type === 'measurement' ? so : reduce(so, fact)), emptyState),
  );
  const length = state.endedAt ?? Math.max(state.at, facts.at(-1)?.at ?? 0);
  const heart = strapBins(facts, length);
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
