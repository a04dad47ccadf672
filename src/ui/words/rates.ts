/** Breathing rates and minutes as they are written in the language that is spoken. */
import type { BreathsPerMin, Ms } from '../../terms/units.ts';
import { decimal, length } from './format.ts';

/** A rate that the guide has or had: one decimal, two where the rate needs them (`5.25`). */
export const rateText = (rate: BreathsPerMin): string => {
  const rounded = Math.round(rate * 100) / 100;
  return decimal(rounded, Math.abs(rounded * 10 - Math.round(rounded * 10)) < 1e-6 ? 1 : 2);
};

/** A measured breathing rate, to the half: more is not known. */
export const halfRate = (rate: BreathsPerMin): string => {
  const rounded = Math.round(2 * rate) / 2;
  return decimal(rounded, Number.isInteger(rounded) ? 0 : 1);
};

/** Minutes and seconds left, `0:52`; rounded up, so that it ends with `0:00`. */
export const leftText = (ms: Ms): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Whole minutes, at least one: `8 min`. */
export const minutesText = (ms: Ms): string => length(Math.max(1, Math.round(ms / 60_000)) * 60_000);
