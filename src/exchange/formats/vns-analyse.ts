/** VNS Analyse: German sections with titles; the raw list in s, notes beside a beat. The corrected list is not read: Attune labels artefacts itself. */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import type { Hole, Note } from '../recording.ts';
import { bare, digitsIn, isNothing, numberOf } from '../table/cells.ts';
import { isMark, medianOf, PAUSE } from '../table/column-facts.ts';
import { linesOf } from '../table/lines.ts';
import { epochIn } from './table-file.ts';

const TITLE = /^\uFEFF?\s*RR-Intervalle\s*-\s*(\S+)/i;
const RAW = /^Roh/i;

export const vnsAnalyse: Format = {
  name: 'VNS Analyse',
  recognises: ({ head }) =>
    head.includes('VNS Analyse') || head.split(/\r?\n/).some((line) => TITLE.test(line)),
  read: ({ text, name }) => {
    const seconds: number[] = [];
    const holes: Hole[] = [];
    const notes: Note[] = [];
    let reading = false;
    let hole = false;
    for (const [line, number] of linesOf(text)) {
      // Most lines are a number and nothing else.
      const plain = reading ? digitsIn(line, 0, line.length) : NaN;
      if (plain > 0 && plain <= PAUSE && !isMark(plain)) {
        if (hole && seconds.length > 0) holes.push({ before: seconds.length, ms: undefined });
        hole = false;
        seconds.push(plain);
        continue;
      }
      const title = TITLE.exec(line)?.[1];
      if (title !== undefined) {
        reading = RAW.test(title);
        continue;
      }
      if (!reading || line.trim() === '') continue;
      const [cell = '', ...rest] = line.split('\t').map(bare);
      const value = numberOf(cell);
      if (isNothing(cell) || isMark(value)) hole = true;
      else if (value > 0 && value <= PAUSE) {
        if (hole && seconds.length > 0) holes.push({ before: seconds.length, ms: undefined });
        hole = false;
        for (const words of rest) {
          const note = words.replace(/^Notiz\s*:\s*/i, '');
          if (note !== '') notes.push({ before: seconds.length, words: note });
        }
        seconds.push(value);
      } else if (/^\p{L}/u.test(cell)) reading = false;
      else throw new ExchangeError('bad-line', number);
    }
    const unit = medianOf(seconds) < 10 ? 1000 : 1;
    const rr = seconds.map((value) => value * unit);
    if (rr.length > 0 && rr.filter((value) => value >= 260).length <= 0.9 * rr.length)
      throw new ExchangeError('no-intervals');
    return { recording: { rr, holes, notes, ...epochIn([], name) } };
  },
};
