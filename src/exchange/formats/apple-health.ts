/**
 * Apple Health's export: beats stand as times of day inside each record of variability. The rate beside a beat is rounded to whole bpm, so an interval is the
 * time from beat to beat. Each record is a stretch of its own; of records far apart in time only the newest day is one recording.
 */
import type { EpochMs } from '../../terms/units.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { Format, Read } from '../format.ts';
import type { Hole } from '../recording.ts';
import { LONGEST } from '../table/column-facts.ts';
import { epochOf, stampIn, timeIn } from '../table/stamps.ts';
import type { Progress } from '../table/table.ts';

const DAY = 86_400_000;
/** A pause this long between two records parts two recordings. */
const APART = 6 * 3_600_000;
const BEAT = /<InstantaneousBeatsPerMinute\b([^>]*)>/g;

interface Record {
  readonly start: EpochMs | undefined;
  /** Times of the beats, ms; of the calendar where the record says its day. */
  readonly beats: readonly number[];
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** The beats inside one record. */
function recordOf(tag: string, body: string): Record {
  const stamp = stampIn(attribute(tag, 'startDate') ?? '');
  const start = stamp && epochOf(stamp);
  const midnight = start === undefined ? 0 : start - (stamp?.time ?? 0);
  const beats: number[] = [];
  let days = 0;
  let last = stamp?.time;
  for (const [, inside = ''] of body.matchAll(BEAT)) {
    const time = timeIn((attribute(inside, 'time') ?? '').replace(/[\u202f\u00a0]/g, ' '));
    if (time === undefined) continue;
    if (last !== undefined && time < last - DAY / 2) days += DAY;
    last = time;
    beats.push(midnight + days + time);
  }
  return { start, beats };
}

/** Every record of a text with beats in it, in its order. */
function* recordsOf(text: string, progress?: Progress): Generator<Record> {
  for (let from = text.indexOf('<HeartRateVariabilityMetadataList'); from >= 0;) {
    const to = text.indexOf('</HeartRateVariabilityMetadataList', from);
    const end = to < 0 ? text.length : to;
    const open = text.lastIndexOf('<Record', from);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    const tag = open < 0 || close < 0 || close > from || from - open > 4000 ? '' : text.slice(open, close);
    const record = recordOf(tag, text.slice(from, end));
    if (record.beats.length > 1) yield record;
    progress?.(end / text.length);
    from = text.indexOf('<HeartRateVariabilityMetadataList', end);
  }
}

/** Records that belong to one recording: the newest, and those before it without a long pause. */
function newest(records: readonly Record[]): readonly Record[] {
  if (records.some(({ start }) => start === undefined)) return records;
  const inOrder = [...records].sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  let first = inOrder.length - 1;
  while (first > 0 && (inOrder[first]?.start ?? 0) - (inOrder[first - 1]?.start ?? 0) < APART) first--;
  return inOrder.slice(first);
}

export const appleHealth: Format = {
  name: 'Apple Health export.xml',
  recognises: ({ head }) => /<HealthData\b|<!DOCTYPE HealthData|<HeartRateVariabilityMetadataList/.test(head),
  read: ({ text }, progress): Read => {
    const records = newest([...recordsOf(text, progress)]);
    if (records.length === 0)
      throw new ExchangeError(
        text.includes('HKQuantityTypeIdentifierHeartRate"') ? 'heart-rate-only' : 'empty',
      );
    const rr: number[] = [];
    const holes: Hole[] = [];
    let epoch: EpochMs | undefined;
    let before: number | undefined;
    for (const { start, beats } of records) {
      let hole: Hole | undefined = { before: rr.length, ms: pause(before, beats[0]) };
      for (let i = 1; i < beats.length; i++) {
        const interval = Math.round(((beats[i] ?? 0) - (beats[i - 1] ?? 0)) * 1e3) / 1e3;
        if (interval <= 0 || interval > LONGEST) {
          hole = { before: rr.length, ms: interval > 0 && hole === undefined ? interval : undefined };
          continue;
        }
        if (rr.length === 0) epoch = start && beats[i - 1];
        else if (hole !== undefined) holes.push(hole);
        hole = undefined;
        rr.push(interval);
      }
      before = start && beats.at(-1);
    }
    return {
      recording: { rr, holes, notes: [], device: 'Apple Health', ...(epoch !== undefined && { epoch }) },
    };
  },
};

/** Time between two records, if both tell their day and follow one another. */
const pause = (before: number | undefined, next: number | undefined): number | undefined =>
  before !== undefined && next !== undefined && next > before ? next - before : undefined;
