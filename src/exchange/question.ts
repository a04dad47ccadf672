/** A question about the columns of a file, as a person is asked it: what stands in them, what is proposed, and what comes of it. */
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';
import type { ColumnReading, Role } from '../terms/column-roles.ts';
import type { Bpm, EpochMs, Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';
import type { Question } from './format.ts';
import type { Recording } from './recording.ts';
import { readSection } from './table/read-section.ts';
import { MOMENT, NOTHING, NUMBER, WORD, type Column } from './table/columns.ts';

/** Values of a column that are shown. */
const SHOWN = 4;
const MINUTE: Ms = 60_000;
/** Intervals that no heart has in the middle of a recording. */
const ODD: readonly [Ms, Ms] = [250, 2400];

export interface AskedColumn extends ColumnReading {
  /** Empty where the file gives it none. */
  readonly name: string;
  readonly first: readonly string[];
}

/** What comes of a way to read a file. */
export interface Outcome {
  readonly beats: number;
  /** Beats and holes together. */
  readonly lengthMs: Ms;
  /** Intervals that hardly a heart has, and marks for no value. */
  readonly unclear: number;
  /** The middle interval as a rate; what nobody's heart does shows here first. */
  readonly bpm: Bpm;
  /** When it began; `undefined` = the file does not say. */
  readonly epoch?: EpochMs;
  /** Only the day is known, not the time of day. */
  readonly dayOnly?: boolean;
  /** Heart rate of the first minute. */
  readonly curve: readonly { readonly at: Ms; readonly bpm: Bpm }[];
}

export interface Asked {
  readonly columns: readonly AskedColumn[];
  readonly outcome?: Outcome;
  /** Why nothing comes of it, read this way. */
  readonly problem?: ExchangeErrorCode;
}

function cellOf({ kinds, values, words }: Column, row: number): string {
  switch (kinds[row]) {
    case NUMBER:
      return String(Number((values[row] ?? 0).toPrecision(9)));
    case MOMENT: {
      const at = values[row] ?? 0;
      // A time of day has no date to show.
      return new Date(at > 1e11 ? at : Date.UTC(2000, 0, 1) + at)
        .toISOString()
        .slice(at > 1e11 ? 0 : 11, 19)
        .replace('T', ' ');
    }
    case WORD:
      return (words.at(row) ?? '').slice(0, 30);
    case NOTHING:
      return '–';
    default:
      return '';
  }
}

/** The recording of a question, read with these roles. @throws ExchangeError */
export function answered({ section, columns, also }: Question, roles: readonly Role[]): Recording {
  const readings = columns.map(({ role, why }, i): ColumnReading => {
    const chosen = roles[i] ?? role;
    return chosen === role ? { role, why } : { role: chosen, why: 'chosen' };
  });
  const recording = readSection(section, readings);
  return recording.epoch === undefined ? { ...recording, ...also } : recording;
}

function outcomeOf({ rr, holes, epoch, dayOnly }: Recording): Outcome {
  const curve: { at: Ms; bpm: Bpm }[] = [];
  let at = 0;
  for (const interval of rr) {
    at += interval;
    if (at > MINUTE) break;
    curve.push({ at, bpm: 60_000 / interval });
  }
  const sorted = Float64Array.from(rr).sort();
  const odd = sorted.filter((value) => value < ODD[0] || value > ODD[1]).length;
  return {
    beats: rr.length,
    lengthMs:
      sorted.reduce((sum, value) => sum + value, 0) + holes.reduce((sum, { ms }) => sum + (ms ?? 0), 0),
    unclear: odd + holes.filter(({ ms }) => ms === undefined).length,
    bpm: 60_000 / (sorted[sorted.length >> 1] ?? NaN),
    ...(epoch !== undefined && { epoch }),
    ...(dayOnly !== undefined && { dayOnly }),
    curve,
  };
}

/** A question with what comes of reading it with these roles. */
export function ask(question: Question, roles: readonly Role[]): Asked {
  const { section, columns } = question;
  const asked = columns.map(({ role, why }, i): AskedColumn => {
    const column = section.columns[i];
    const first: string[] = [];
    for (let row = 0; column !== undefined && row < Math.min(SHOWN, section.rows); row++)
      first.push(cellOf(column, row));
    const chosen = roles[i] ?? role;
    return { name: section.header[i] ?? '', first, role: chosen, why: chosen === role ? why : 'chosen' };
  });
  try {
    const outcome = outcomeOf(answered(question, roles));
    // Nobody's heart beats like that in the middle of a recording: then it is read as something that it is not.
    if (!(outcome.bpm >= 20 && outcome.bpm <= 300)) return { columns: asked, problem: 'no-intervals' };
    return { columns: asked, outcome };
  } catch (cause) {
    if (!(cause instanceof ExchangeError)) throw cause;
    return { columns: asked, problem: cause.code === 'empty' ? 'no-intervals' : cause.code };
  }
}
