/** OpenHRV: `event,value,timestamp`, one row an event of any kind; a second header can stand in the middle, and annotations may hold commas. */
import type { Format } from '../format.ts';
import type { Note } from '../recording.ts';
import { numberOf } from '../table/cells.ts';
import { momentOf } from '../table/stamps.ts';
import { linesOf } from '../table/lines.ts';
import { holesByTime } from '../table/time-holes.ts';
import { alignmentOf } from '../table/relations.ts';
import { ExchangeError } from '../exchange-error.ts';

const HEADER = /^\uFEFF?\s*event\s*,\s*value\s*,\s*timestamp\s*$/im;
/** What the program computed itself and what it showed, beside the beats. */
const FIGURES = new Set(['HeartRateVariability', 'HrvTarget', 'BreathingTarget']);

export const openHrv: Format = {
  name: 'OpenHRV',
  recognises: ({ head }) => HEADER.test(head.split(/\r?\n/, 3).join('\n')),
  read: ({ text }) => {
    const rr: number[] = [];
    const times: number[] = [];
    const notes: Note[] = [];
    for (const [line, number] of linesOf(text)) {
      const first = line.indexOf(',');
      const last = line.lastIndexOf(',');
      if (first < 0 || last <= first) continue;
      const event = line.slice(0, first).trim();
      const value = line.slice(first + 1, last).trim();
      if (event === 'InterBeatInterval') {
        const interval = numberOf(value);
        const at = momentOf(line.slice(last + 1).trim());
        if (!(interval > 0) || Number.isNaN(at)) throw new ExchangeError('bad-line', number);
        rr.push(interval);
        times.push(at);
      } else if (event === 'Annotation') notes.push({ before: rr.length, words: value });
      else if (event === 'PacerRate') notes.push({ before: rr.length, words: `Pacer ${value}/min` });
      else if (event !== 'event' && !FIGURES.has(event) && value !== '')
        notes.push({ before: rr.length, words: value });
    }
    const start = times[0];
    const epoch = start !== undefined && start > 1e11 ? start - (rr[0] ?? 0) : undefined;
    return {
      recording: {
        rr,
        holes: holesByTime(times, rr, alignmentOf(times, rr)),
        notes,
        ...(epoch !== undefined && { epoch }),
      },
    };
  },
};
