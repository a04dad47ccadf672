/**
 * EDF and EDF+: signals in records of fixed length, notes as annotations. A file that Attune wrote carries each interval as an annotation `beat` that
 * lasts as long as it; one with heart rate alone holds no beats, and one with ECG holds them only as a curve. Source: the EDF+ specification.
 */
import type { EpochMs } from '../../terms/units.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import type { BreathSignal, Hole, Note } from '../recording.ts';
import { nameSays } from '../table/column-names.ts';
import { NO_SAMPLE } from '../out/edf-text.ts';
import { epochOf } from '../table/stamps.ts';

const HEAD = 256;
/** Signals, and samples of one that are read. */
const MOST_SIGNALS = 256;
const MOST_SAMPLES = 4_000_000;
/** A beat of the client; what stands behind it is what it was taken for. */
const BEAT = /^beat(?! therapist\b)(?: \w+)?$/;
const OTHER_BEAT = /^beat therapist\b/;
/** A beat's interval and the time since the beat before may differ by the rounding of both, ms. */
const CLOSE = 25;

interface Signal {
  readonly label: string;
  readonly low: number;
  readonly unit: number;
  readonly digitalLow: number;
  /** Its lowest value says that there is no sample, as in files of Attune. */
  readonly hasHoles: boolean;
  /** Samples in a record, and where they begin in it, in samples. */
  readonly samples: number;
  readonly offset: number;
}

interface Annotation {
  /** Seconds from the file's start. */
  readonly onset: number;
  readonly duration: number;
  readonly words: string;
}

const latin = new TextDecoder('latin1');

function headerOf(bytes: Uint8Array): {
  signals: Signal[];
  start: EpochMs | undefined;
  from: number;
  records: number;
  seconds: number;
  size: number;
} {
  const field = (at: number, length: number): string => latin.decode(bytes.subarray(at, at + length)).trim();
  const count = Number(field(252, 4));
  const from = Number(field(184, 8));
  const seconds = Number(field(244, 8));
  if (
    !Number.isInteger(count) ||
    count < 1 ||
    count > MOST_SIGNALS ||
    from !== HEAD * (count + 1) ||
    bytes.length < from
  )
    throw new ExchangeError('damaged');
  const part = (at: number, length: number, i: number): string =>
    field(HEAD + at * count + length * i, length);
  let offset = 0;
  const signals = Array.from({ length: count }, (_, i): Signal => {
    const low = Number(part(104, 8, i));
    const high = Number(part(112, 8, i));
    const digitalLow = Number(part(120, 8, i));
    const digitalHigh = Number(part(128, 8, i));
    const samples = Number(part(216, 8, i));
    if (!Number.isInteger(samples) || samples < 0 || samples > 1_000_000) throw new ExchangeError('damaged');
    const signal = {
      label: part(0, 16, i),
      low,
      digitalLow,
      hasHoles: part(136, 80, i) === NO_SAMPLE,
      samples,
      offset,
      unit: (high - low) / (digitalHigh - digitalLow),
    };
    offset += samples;
    return signal;
  });
  const size = 2 * offset;
  // A number of records that nobody wrote down yet is as many as there are.
  const there = size === 0 ? 0 : Math.floor((bytes.length - from) / size);
  const said = Number(field(236, 8));
  if (said > there) throw new ExchangeError('damaged');
  const date = /^(\d\d)\.(\d\d)\.(\d\d)$/.exec(field(168, 8));
  const time = /^(\d\d)\.(\d\d)\.(\d\d)$/.exec(field(176, 8));
  const year = Number(date?.[3]);
  const start =
    date === null || time === null
      ? undefined
      : epochOf({
          year: year + (year < 85 ? 2000 : 1900),
          month: Number(date[2]),
          day: Number(date[1]),
          time: (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3])) * 1000,
        });
  return { signals, start, from, records: said >= 0 ? said : there, seconds, size };
}

/** Annotations of one record, without the one that keeps its time. */
function* annotationsIn(bytes: Uint8Array): Generator<Annotation> {
  const text = new TextDecoder().decode(bytes);
  for (const list of text.split('\0')) {
    if (list === '') continue;
    const [head = '', ...words] = list.split('\x14');
    const [onset = NaN, duration = 0] = head.split('\x15').map(Number);
    if (!/^[+-]/.test(head) || Number.isNaN(onset)) continue;
    for (const one of words) if (one !== '') yield { onset, duration, words: one };
  }
}

export const edfFile: Format = {
  name: 'EDF and EDF+',
  recognises: ({ bytes }) =>
    bytes.length >= HEAD &&
    /^0 {7}$/.test(latin.decode(bytes.subarray(0, 8))) &&
    /^\d{2}\.\d{2}\.\d{2}/.test(latin.decode(bytes.subarray(168, 176))),
  read: ({ bytes }) => {
    const { signals, start, from, records, seconds, size } = headerOf(bytes);
    const notes = signals.filter(({ label }) => label === 'EDF Annotations');
    const beats: { at: number; rr: number }[] = [];
    const marks: Annotation[] = [];
    for (let r = 0; r < records; r++) {
      for (const { offset, samples } of notes) {
        const at = from + r * size + 2 * offset;
        for (const one of annotationsIn(bytes.subarray(at, at + 2 * samples))) {
          const rr = one.duration * 1000;
          if (rr > 0 && BEAT.test(one.words))
            beats.push({ at: one.onset * 1000 + rr, rr: Math.round(rr * 1e6) / 1e6 });
          else if (!OTHER_BEAT.test(one.words)) marks.push(one);
        }
      }
    }
    if (beats.length === 0) throw new ExchangeError(problemOf(signals));
    beats.sort((a, b) => a.at - b.at);
    const rr: number[] = [];
    const holes: Hole[] = [];
    let last: number | undefined;
    for (const beat of beats) {
      const missing = last === undefined ? 0 : beat.at - last - beat.rr;
      if (last !== undefined && Math.abs(missing) > CLOSE)
        holes.push({ before: rr.length, ms: missing > 0 ? missing : undefined });
      last = beat.at;
      rr.push(beat.rr);
    }
    const origin = (beats[0]?.at ?? 0) - (beats[0]?.rr ?? 0);
    const breath = breathOf(bytes, signals, from, records, seconds, size, origin);
    marks.sort((a, b) => a.onset - b.onset);
    let before = 0;
    const told = marks.map(({ onset, words }): Note => {
      while (before < beats.length && !((beats[before]?.at ?? 0) > onset * 1000)) before += 1;
      return { before, words };
    });
    return {
      recording: {
        rr,
        holes,
        notes: told,
        ...(start !== undefined && { epoch: start + origin }),
        ...(breath !== undefined && { breath }),
      },
    };
  },
};

/** What a file without beats holds instead. */
function problemOf(signals: readonly Signal[]): 'heart-rate-only' | 'curve-only' | 'marks-only' {
  const labels = signals.map(({ label }) => label).filter((label) => label !== 'EDF Annotations');
  if (labels.length === 0) return 'marks-only';
  return labels.some((label) => nameSays(label).rate) ? 'heart-rate-only' : 'curve-only';
}

function breathOf(
  bytes: Uint8Array,
  signals: readonly Signal[],
  from: number,
  records: number,
  seconds: number,
  size: number,
  origin: number,
): BreathSignal | undefined {
  const signal = signals.find(({ label }) => nameSays(label).breath);
  if (signal === undefined || !(seconds > 0) || signal.samples === 0) return undefined;
  const hz = signal.samples / seconds;
  if (!(hz >= 1 && hz <= 1000) || signal.samples * records > MOST_SAMPLES || !Number.isFinite(signal.unit))
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples: number[] = [];
  // What lies before the first beat has no session time.
  const skip = Math.max(0, Math.ceil((origin / 1000) * hz));
  for (let r = 0; r < records; r++) {
    for (let i = 0; i < signal.samples; i++) {
      if (r * signal.samples + i < skip) continue;
      const digital = view.getInt16(from + r * size + 2 * (signal.offset + i), true);
      const none = signal.hasHoles && digital === signal.digitalLow;
      samples.push(none ? NaN : signal.low + (digital - signal.digitalLow) * signal.unit);
    }
  }
  return { hz, from: Math.max(0, (skip / hz) * 1000 - origin), samples };
}
