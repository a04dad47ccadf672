/** Polar watches' .hrm, parts in brackets: `Interval=238` says that `[HRData]` holds intervals in ms; any other number, averaged heart rates. */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';
import { listIn, partsOf } from '../parts-of-text.ts';
import { epochOf, timeIn } from '../table/stamps.ts';

const RR = '238';

export const polarHrm: Format = {
  name: 'Polar .hrm',
  recognises: ({ head }) => /^\uFEFF?\s*\[Params\]/i.test(head),
  read: ({ text }) => {
    const { values, lists } = partsOf(text);
    const data = lists.get('hrdata');
    if (data === undefined || data.cells.length === 0) throw new ExchangeError('empty');
    const interval = values.get('interval');
    const { rr, holes } = listIn(data);
    // Some programs leave the number out; intervals are longer than any heart rate.
    const long = rr.length > 0 && rr.filter((value) => value >= 260).length > 0.9 * rr.length;
    if (interval === undefined ? !long : interval !== RR) throw new ExchangeError('heart-rate-only');
    if (!long) throw new ExchangeError('heart-rate-only');
    const date = /^(\d{4})(\d\d)(\d\d)$/.exec(values.get('date') ?? '');
    const time = timeIn(values.get('starttime') ?? '');
    const epoch =
      date === null
        ? undefined
        : epochOf({ year: Number(date[1]), month: Number(date[2]), day: Number(date[3]), time: time ?? 0 });
    return { recording: { rr, holes, notes: [], ...(epoch !== undefined && { epoch }) } };
  },
};
