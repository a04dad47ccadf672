/**
 * Numbers, times and lengths as people read them in English. Pure; the catalogue uses it, so that another language can
 * bring its own. It must not round anything but what is shown.
 */
import type { EpochMs, Ms } from '../../terms/units.ts';

const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `value` with `digits` decimals; from ten thousand on with narrow spaces between thousands. */
export function decimal(value: number, digits = 0): string {
  const text = value.toFixed(digits).replace('-', '−');
  return Math.abs(value) < 10_000 ? text : text.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** Wall-clock time, `12:04`. */
export const clock = (epoch: EpochMs): string => clockFormat.format(epoch);

/** Date, `22 November 2026`. */
export const day = (epoch: EpochMs): string => dayFormat.format(epoch);

/** Length of time, `36 s`, `24 min`, `2 h 5 min`; whole units, rounded down. */
export function length(ms: Ms): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** Position in a session, `24:05` or `1:04:05`. */
export function position(ms: Ms): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** A share as percent: one decimal below 10 %, none above, `0 %` only for nothing at all. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0) return '0 %';
  if (value < 0.1) return 'under 0.1 %';
  return value < 10 ? `${decimal(value, 1)} %` : `${decimal(value)} %`;
}
