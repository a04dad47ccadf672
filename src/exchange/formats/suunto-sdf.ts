/** Suunto's .sdf, which Firstbeat exchanges too: values in a header, the start with a dot before the seconds, intervals in ms under `[CUSTOM1]`. */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import { listIn, partsOf } from '../parts-of-text.ts';
import { epochOf, stampIn } from '../table/stamps.ts';

export const suuntoSdf: Format = {
  name: 'Suunto .sdf',
  recognises: ({ head }) => /^\uFEFF?\s*\[HEADER\]/i.test(head) && /\[CUSTOM1\]|STARTTIME\s*=/i.test(head),
  read: ({ text }) => {
    const { values, lists } = partsOf(text);
    const data = lists.get('custom1');
    if (data === undefined || data.cells.length === 0) throw new ExchangeError('empty');
    const { rr, holes } = listIn(data);
    if (rr.filter((value) => value >= 260).length <= 0.9 * rr.length) throw new ExchangeError('no-intervals');
    const stamp = stampIn(values.get('starttime') ?? '');
    const epoch = stamp && epochOf(stamp);
    return { recording: { rr, holes, notes: [], ...(epoch !== undefined && { epoch }) } };
  },
};
