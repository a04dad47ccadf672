/**
 * What a file of another program holds of one heart, before it is a session: intervals with the holes between them, when it was, what
 * was marked. Readers make it; `recordingFacts` makes facts of it. It repairs nothing.
 */
import { mostSamples, packCounts } from '../session/breath-samples.ts';
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import type { EpochMs, Hz, Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import { LONGEST, PAUSE, SHORTEST, medianOf } from './table/column-facts.ts';

/** Time that is missing before an interval. */
export interface Hole {
  /** Number of the interval, from 0, before which it lies. */
  readonly before: number;
  /** `undefined` = nobody knows how long. */
  readonly ms: Ms | undefined;
}

/** Something that a person noted. */
export interface Note {
  /** Before which interval, from 0. */
  readonly before: number;
  readonly words: string;
}

/** A breathing signal of the same recording, evenly sampled. */
export interface BreathSignal {
  readonly hz: Hz;
  /** Time of the first sample from the recording's start, ms. */
  readonly from: Ms;
  /** NaN = the sensor sent none there. */
  readonly samples: readonly number[];
}

export interface Recording {
  /** Oldest first, as written; ms. */
  readonly rr: ArrayLike<Ms> & Iterable<Ms>;
  /** In order of the intervals. */
  readonly holes: readonly Hole[];
  readonly notes: readonly Note[];
  /** When it began; `undefined` = the file does not say. */
  readonly epoch?: EpochMs;
  /** Time of day at which it began, ms after midnight, where the file says no day. */
  readonly timeOfDay?: Ms;
  /** The file says the day but not the time of day. */
  readonly dayOnly?: boolean;
  readonly breath?: BreathSignal;
  /** What recorded it, if the file says so. */
  readonly device?: string;
}

/** Whose the facts are, and when it was if the recording does not say. */
export interface RecordingAbout {
  readonly id: string;
  readonly epoch: EpochMs;
  readonly app: string;
  readonly origin: string;
  readonly name: string;
}

/** Most intervals: about three days of a strap's packets. */
export const MOST_INTERVALS = 400_000;
const MOST_NOTES = 2000;
const LONGEST_WORDS = 200;
const LONGEST_NAME = 500;
/** A longer hole does not lie inside one recording. */
const LONGEST_HOLE: Ms = 7 * 86_400_000;

/** The strap's heart rate as a packet would carry it; 0 = none that a heart has. */
const bpmOf = (rr: Ms): number => {
  const bpm = Math.round(60_000 / rr);
  return bpm <= 65_535 ? bpm : 0;
};

/**
 * A list whose middle interval is no heart's was misread, whatever its columns say.
 * @throws ExchangeError `empty`, `too-large`, `bad-line`, `no-intervals`
 */
export function checkRecording({ rr, holes }: Recording): void {
  if (rr.length === 0) throw new ExchangeError('empty');
  if (rr.length > MOST_INTERVALS) throw new ExchangeError('too-large');
  for (const value of rr) if (!(value > 0 && value <= PAUSE)) throw new ExchangeError('bad-line');
  const middle = medianOf(rr);
  if (middle < SHORTEST || middle > LONGEST) throw new ExchangeError('no-intervals');
  if (holes.some(({ ms }) => ms !== undefined && !(ms >= 0 && ms <= LONGEST_HOLE)))
    throw new ExchangeError('too-large');
}

/** The calendar of recordings: 1970 to 2100. What lies outside was misread. */
const isDated = (epoch: EpochMs | undefined): epoch is EpochMs =>
  epoch !== undefined && epoch >= 0 && epoch <= 4_102_444_800_000;

/** When a recording began; what it does not say is taken from when its file was written. */
function beginningOf({ epoch: told, dayOnly, timeOfDay }: Recording, written: EpochMs): EpochMs {
  const epoch = isDated(told) ? told : undefined;
  if (epoch !== undefined && (dayOnly !== true || timeOfDay === undefined)) return epoch;
  return timeOfDay === undefined ? written : new Date(epoch ?? written).setHours(0, 0, 0, 0) + timeOfDay;
}

/** How long a recording lasts: its intervals and the holes between them. */
export function lengthOf({ rr, holes }: Pick<Recording, 'rr' | 'holes'>): Ms {
  let length = 0;
  for (const interval of rr) length += interval;
  // What is missing before the first interval is no part of it.
  for (const { before, ms } of holes) if (before > 0 && before < rr.length) length += ms ?? 0;
  return length;
}

/**
 * The facts of a recording: each interval is a packet that arrives with its closing beat, each hole a break of the recording. None is made before it is asked for.
 * @throws ExchangeError `empty`, `too-large`, `bad-line`, `no-intervals`, at once
 */
export function recordingFacts(recording: Recording, about: RecordingAbout): Generator<SessionEvent, void> {
  checkRecording(recording);
  if (recording.breath === undefined) return beatFacts(recording, about);
  return withBreath(beatFacts(recording, about), breathFacts(recording.breath, lengthOf(recording)));
}

/** Facts of two lists in order of their times, the end last. */
function* withBreath(
  beats: Generator<SessionEvent, void>,
  breaths: Generator<SessionEvent, void>,
): Generator<SessionEvent, void> {
  let breath = breaths.next();
  let at = 0;
  for (const fact of beats) {
    while (breath.done !== true && (breath.value.at < fact.at || fact.type === 'ended')) {
      at = breath.value.at;
      yield breath.value;
      breath = breaths.next();
    }
    yield fact.type === 'ended' ? { ...fact, at: Math.max(at, fact.at) } : fact;
  }
}

function* beatFacts(recording: Recording, about: RecordingAbout): Generator<SessionEvent, void> {
  const { rr, holes, notes, device } = recording;
  const { name, ...started } = about;
  yield { type: 'started', at: 0, schema: SCHEMA, ...started, epoch: beginningOf(recording, about.epoch) };
  yield { type: 'named', at: 0, name: name.slice(0, LONGEST_NAME) };
  if (device !== undefined)
    yield { type: 'device', at: 0, who: 'client', name: device.slice(0, LONGEST_WORDS) };
  let at = 0;
  let h = 0;
  let n = 0;
  const isNoted = (before: number): boolean => n < notes.length && (notes[n]?.before ?? 0) <= before;
  const noted = (): SessionEvent => {
    const words = (notes[n]?.words ?? '').slice(0, LONGEST_WORDS);
    n += 1;
    return {
      type: 'mark',
      at,
      id: `${about.id}-note-${n}`.slice(-200),
      kind: 'own',
      by: 'therapist',
      own: { words, shape: 'square' },
    };
  };
  for (let i = 0; i < rr.length; i++) {
    let broken = false;
    let unknown = false;
    let missing = 0;
    for (; h < holes.length && (holes[h]?.before ?? 0) <= i; h++) {
      broken = i > 0;
      const ms = holes[h]?.ms;
      if (ms === undefined) unknown = true;
      else missing += ms;
    }
    if (broken) {
      at += missing;
      yield { type: 'continued', at, missingMs: missing, ...(unknown && { unknown }) };
    }
    while (n < MOST_NOTES && isNoted(i)) yield noted();
    const interval = rr[i] ?? 0;
    at += interval;
    yield { type: 'measurement', at, who: 'client', bpm: bpmOf(interval), rr: [interval] };
  }
  while (n < MOST_NOTES && isNoted(Infinity)) yield noted();
  yield { type: 'ended', at };
}

/** A breathing signal in packed pieces of ten seconds, as a sensor's would be, shorter where samples are missing; what lies beyond the last beat is left out. */
function* breathFacts(breath: BreathSignal, end: Ms): Generator<SessionEvent, void> {
  const { hz, samples } = breath;
  let low = Infinity;
  let high = -Infinity;
  for (const value of samples) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low) || !Number.isFinite(high - low)) return;
  const middle = (low + high) / 2;
  const unit = Math.min(1e9, Math.max(1e-9, (high - low) / 60_000));
  const piece = Math.max(2, Math.min(mostSamples('respiration'), Math.round(10 * hz)));
  const step = 1000 / hz;
  const isSent = (i: number): boolean => i < samples.length && !Number.isNaN(samples[i]);
  for (let k = 0, next = 0; k < samples.length; k = next) {
    next = k + 1;
    if (!isSent(k)) continue;
    while (next < k + piece && isSent(next)) next += 1;
    const part = samples.slice(k, next);
    const first = Math.max(0, breath.from) + k * step;
    const at = first + part.length * step;
    if (at > end + 1000) return;
    yield {
      type: 'breath-samples',
      at,
      who: 'client',
      source: 'recorded',
      kind: 'respiration',
      stream: 1,
      hz,
      from: k * step,
      age: at - first,
      rate: 1,
      unit,
      counts: packCounts(part.map((value) => (value - middle) / unit)),
    };
  }
}
