/** Firstbeat's exchange: XML with intervals in ms; in a .fbe it lies in a zip, which is opened before. Entities are not followed. */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import type { Hole } from '../recording.ts';
import { isMark } from '../table/column-facts.ts';
import { epochOf, stampIn } from '../table/stamps.ts';

const tagged = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]{1,60})</${name}>`, 'i').exec(text)?.[1]?.trim();

export const firstbeat: Format = {
  name: 'Firstbeat .fbe',
  recognises: ({ head }) => /<FirstbeatExchange\b|<IBIData\b/i.test(head),
  read: ({ text, head }) => {
    const from = text.search(/<IBIData\b/i);
    if (from < 0) throw new ExchangeError('empty');
    const to = text.indexOf('</IBIData', from);
    // With the beginning of its end: numbers may stand right before it.
    const data = text.slice(from, to < 0 ? text.length : to + 1);
    if (/<IBIData\b/i.test(text.slice(from + 8))) throw new ExchangeError('several');
    const rr: number[] = [];
    const holes: Hole[] = [];
    let hole = false;
    // Numbers between any two tags, or several with blanks between them.
    for (const [, inside = ''] of data.matchAll(/>([^<>]+)</g)) {
      for (const word of inside.split(/[\s,;]+/)) {
        if (word === '') continue;
        const value = Number(word);
        if (Number.isNaN(value)) throw new ExchangeError('unknown-format');
        if (isMark(value)) hole = true;
        else {
          if (hole && rr.length > 0) holes.push({ before: rr.length, ms: undefined });
          hole = false;
          rr.push(value);
        }
      }
    }
    if (rr.length > 0 && rr.filter((value) => value >= 260).length <= 0.9 * rr.length)
      throw new ExchangeError('no-intervals');
    const stamp = stampIn(`${tagged(head, 'StartDate') ?? ''} ${tagged(head, 'StartTime') ?? ''}`);
    const epoch = stamp && epochOf(stamp);
    return { recording: { rr, holes, notes: [], ...(epoch !== undefined && { epoch }) } };
  },
};
