/** A day without its year, as it stands under a point of a chart. */
import type { EpochMs } from '../../terms/units.ts';
import { locale } from './language.ts';

/** The way to write days in the language that is spoken: `22 Nov`. */
export function shortDays(): (epoch: EpochMs) => string {
  const format = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });
  return (epoch) => format.format(epoch);
}
