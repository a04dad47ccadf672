/**
 * Any text with numbers in it: a list of intervals, or a table of which one column is the intervals. Elite HRV, Kubios, Welltory, HRV Logger,
 * FatMaxxer, SelfLoops, Polar Sensor Logger, Empatica, CardioPro and spreadsheets all write one. Columns first, numbers second.
 */
import { ExchangeError } from '../exchange-error.ts';
import type { Format, Read } from '../format.ts';
import type { Recording } from '../recording.ts';
import type { SourceFile } from '../source-file.ts';
import { chooseSection } from '../table/choose-section.ts';
import { readSection } from '../table/read-section.ts';
import { epochOf, stampIn, stampOfName, type Stamp } from '../table/stamps.ts';
import { readTable, type Progress, type Table } from '../table/table.ts';

/** Bytes that no text has, in more than this share of its first characters: something else. */
const STRANGE = 0.02;
/** Fewer rows than this are no recording that words may stand in. */
const FEW = 20;
/** Noon: where only the day is known, no zone can move it to another. */
const NOON = 43_200_000;

function isText(head: string): boolean {
  let strange = 0;
  for (let i = 0; i < head.length; i++) {
    const c = head.charCodeAt(i);
    if (c === 0xfffd || (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12)) strange += 1;
  }
  return strange <= STRANGE * head.length;
}

/** When a recording began, by what stands before its rows, else by the file's name. */
export function epochIn(lines: readonly string[], name: string): Pick<Recording, 'epoch' | 'dayOnly'> {
  let stamp: Stamp = {};
  for (const line of lines) {
    // When a file was written is not when the heart beat.
    if (/export|creat|erstellt|saved|gespeichert|print|gedruckt/i.test(line)) continue;
    const found = stampIn(line);
    if (found === undefined) continue;
    if (found.year !== undefined && stamp.year === undefined) stamp = { ...stamp, ...found };
    // A time of day alone counts on a line that calls it so, or right behind its date.
    else if (
      found.time !== undefined &&
      stamp.time === undefined &&
      /^\W*(start|time|zeit|uhrzeit|beginn|begin)/i.test(line)
    )
      stamp = { ...stamp, time: found.time };
    if (stamp.year !== undefined && stamp.time !== undefined) break;
  }
  if (stamp.year === undefined) {
    const named = stampOfName(name);
    if (named === undefined) return {};
    stamp = stamp.time === undefined ? named : { ...named, time: stamp.time };
  }
  const dayOnly = stamp.time === undefined;
  const epoch = epochOf(stamp, NOON);
  return epoch === undefined ? {} : { epoch, ...(dayOnly && { dayOnly }) };
}

/** A table as a recording, or as a question about it. @throws ExchangeError */
export function readTableFile(table: Table, name: string): Read {
  const rows = table.sections.reduce((sum, section) => sum + section.rows, 0);
  if (rows === 0) {
    const prose =
      table.preamble.length > 1 || table.preamble.some((line) => line.length > 60 || /[<>]/.test(line));
    throw new ExchangeError(prose ? 'unknown-format' : 'empty');
  }
  const [strange] = table.wordLines;
  if (rows < FEW && strange !== undefined && table.sections.every(({ columns }) => columns.length === 1))
    throw new ExchangeError('bad-line', strange);
  const { section, guess } = chooseSection(table);
  const also = epochIn(table.preamble, name);
  if (!guess.sure) return { question: { section, columns: guess.columns, also } };
  const recording = readSection(section, guess.columns);
  // A day that the file's name says, and the time of day in its rows, are put together where facts are made.
  return { recording: recording.epoch === undefined ? { ...recording, ...also } : recording };
}

export const tableFile: Format = {
  name: 'RR intervals as text or table',
  recognises: ({ head }) => isText(head),
  read: ({ text, name }: SourceFile, progress?: Progress) => readTableFile(readTable(text, progress), name),
};
