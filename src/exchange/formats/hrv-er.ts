/**
 * Recordings of the HRV-ER trial as the archive of OpenNeuro has them: intervals in ms with a condition and its place in the order. Each condition was recorded on
 * its own, so between two of them lies a hole. The label of a condition is the pacer's and not what the person breathed.
 */
import type { Format } from '../format.ts';
import type { Hole } from '../recording.ts';
import { readSection } from '../table/read-section.ts';
import { EMPTY } from '../table/columns.ts';
import { readTable } from '../table/table.ts';
import { ExchangeError } from '../exchange-error.ts';
import type { ColumnReading } from '../../terms/column-roles.ts';

const HEADER = /^\uFEFF?ibi\t(?:.*\t)?condition\t(?:.*\t)?order\s*$/im;

export const hrvEr: Format = {
  name: 'OpenNeuro HRV-ER (ibi, condition, order)',
  recognises: ({ head }) => HEADER.test(head.split(/\r?\n/, 1)[0] ?? ''),
  read: ({ text }, progress) => {
    const section = readTable(text, progress).sections[0];
    if (section === undefined) throw new ExchangeError('empty');
    const names = section.header.map((name) => name.trim().toLowerCase());
    const columns = names.map((name): ColumnReading => ({
      role: name === 'ibi' ? 'interval-ms' : 'none',
      why: 'name',
    }));
    const recording = readSection(section, columns);
    const [condition, order] = ['condition', 'order'].map((name) => section.columns[names.indexOf(name)]);
    const of = (row: number): string =>
      [condition, order]
        .map((column) => column?.words.at(row) ?? String(column?.values[row] ?? ''))
        .join(' ');
    const ibi = section.columns[names.indexOf('ibi')];
    const holes: Hole[] = [...recording.holes];
    const notes: { before: number; words: string }[] = [];
    let before = 0;
    let last: string | undefined;
    for (let row = 0; row < section.rows && before < recording.rr.length; row++) {
      const now = of(row);
      if (now !== last) {
        if (last !== undefined) holes.push({ before, ms: undefined });
        notes.push({ before, words: condition?.words.at(row) ?? `${condition?.values[row] ?? ''} s` });
      }
      last = now;
      if (ibi?.kinds[row] !== EMPTY && (ibi?.values[row] ?? 0) > 0) before += 1;
    }
    return { recording: { ...recording, holes: holes.sort((a, b) => a.before - b.before), notes } };
  },
};
