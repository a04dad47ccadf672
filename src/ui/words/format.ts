/**
 * Numbers, times, lengths and plurals as they are written in the language that is spoken. It must not round anything but what is
 * shown.
 */
import type { EpochMs, Ms } from '../../terms/units.ts';
import { LANGUAGES, language, locale } from './language.ts';

/** Formatters are costly to make and are asked for at every beat. */
function once<Made>(make: (locale: string, digits: number) => Made): (digits?: number) => Made {
  const made = new Map<string, Made>();
  return (digits = 0) => {
    const key = `${locale()} ${digits}`;
    const known = made.get(key) ?? make(locale(), digits);
    made.set(key, known);
    return known;
  };
}

const numbers = once(
  (locale, digits) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'min2',
      signDisplay: 'negative',
    }),
);
const clocks = once((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const days = once(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
);
const plurals = once((locale) => new Intl.PluralRules(locale));

/** `value` with `digits` decimals; from ten thousand on with narrow spaces between thousands, which no language reads as a decimal sign. */
export const decimal = (value: number, digits = 0): string =>
  numbers(digits)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? '\u202f' : part.type === 'minusSign' ? '−' : part.value))
    .join('');

/** The form of a noun that goes with a count. */
export const plural = (count: number, forms: { readonly one: string; readonly other: string }): string =>
  plurals().select(count) === 'one' ? forms.one : forms.other;

/** Wall-clock time, `12:04`. */
export const clock = (epoch: EpochMs): string => clocks().format(epoch);

/** Date, `22 November 2026`. */
export const day = (epoch: EpochMs): string => days().format(epoch);

/** A number with its unit. */
const measure = (value: number, unit: string): string => `${value}${LANGUAGES[language()].beforeUnit}${unit}`;

/** Length of time, `36 s`, `24 min`, `2 h 5 min`; whole units, rounded down. */
export function length(ms: Ms): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return measure(seconds, 's');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return measure(minutes, 'min');
  const rest = minutes % 60;
  const hours = measure(Math.floor(minutes / 60), 'h');
  return rest === 0 ? hours : `${hours} ${measure(rest, 'min')}`;
}

/** The same with seconds up to an hour, `48 min 12 s`. */
export function exactLength(ms: Ms): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60 || seconds >= 3600) return length(seconds * 1000);
  return `${measure(Math.floor(seconds / 60), 'min')} ${measure(seconds % 60, 's')}`;
}

/** Size of a file, `214 kB`, `1.4 MB`. */
export function size(bytes: number): string {
  const gap = language() === 'de' ? '\u202f' : ' ';
  if (bytes < 999_500) return `${decimal(Math.max(1, bytes / 1000))}${gap}kB`;
  return `${decimal(bytes / 1e6, 1)}${gap}MB`;
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
  const gap = LANGUAGES[language()].beforePercent;
  if (value === 0) return `0${gap}%`;
  if (value < 0.1) return `< ${decimal(0.1, 1)}${gap}%`;
  return `${decimal(value, value < 10 ? 1 : 0)}${gap}%`;
}
