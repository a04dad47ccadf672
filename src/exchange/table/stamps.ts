/**
 * Dates and times of day as people's programs write them. A time without a zone is taken for one of this device's zone, since a
 * recording is nearly always opened where it was made.
 */
import type { EpochMs, Ms } from '../../terms/units.ts';

/** What a text says of a moment; any part may be missing. */
export interface Stamp {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** Time of day, ms since midnight. */
  readonly time?: Ms;
  /** Minutes east of Greenwich; `undefined` = not said. */
  readonly zone?: number;
}

const MINUTE: Ms = 60_000;
const HOUR: Ms = 60 * MINUTE;

/** Months by their first letters, English and German. */
const MONTHS = [
  ['jan'],
  ['feb'],
  ['mar', 'mär', 'mrz'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
];

const YEAR_FIRST = /(?<!\d)((?:19|20)\d\d)[-/._]([01]?\d)[-/._]([0-3]?\d)(?!\d)/;
const DAY_FIRST = /(?<!\d)([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?!\d)/;
const DAY_FIRST_DASH = /(?<!\d)([0-3]?\d)[-/]([01]?\d)[-/]((?:19|20)\d\d)(?!\d)/;
const TOGETHER = /(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T_ -]?([0-2]\d)([0-5]\d)([0-5]\d))?(?!\d)/;
const WORDS = /(?<!\d)([0-3]?\d)\.?\s+(\p{L}{3,9})\.?\s+((?:19|20)\d\d)(?!\d)/u;
const NUMBERED_MONTH = /(?<!\d)([0-3]?\d)\s+([01]?\d)月\s+((?:19|20)\d\d)/;
const TIME =
  /(?<![\d.:])([0-2]?\d):([0-5]\d)(?:[:.]([0-5]\d|60)(?:[.,:](\d{1,9}))?)?(?:[\s\u202F\u00A0]*([AP])\.?M\b\.?)?/i;
const ZONE = /(?:\d|\s)(Z|[+-]\d\d:?\d\d)\s*$/;
/** Times of day in a file's name have dashes, dots or nothing between their parts. */
const NAME_TIME = /[T_ ]([0-2]\d)[-.h ]([0-5]\d)(?:[-.]([0-5]\d))?(?!\d)/;

function dateIn(text: string): Pick<Stamp, 'year' | 'month' | 'day' | 'time'> | undefined {
  const first = YEAR_FIRST.exec(text);
  if (first) return dated(first[1], first[2], first[3]);
  const dotted = DAY_FIRST.exec(text) ?? DAY_FIRST_DASH.exec(text) ?? NUMBERED_MONTH.exec(text);
  // Where no month has that number, the month stands first.
  if (dotted) return dated(dotted[3], dotted[2], dotted[1]) ?? dated(dotted[3], dotted[1], dotted[2]);
  const words = WORDS.exec(text);
  if (words) {
    const month = MONTHS.findIndex((starts) =>
      starts.some((start) => words[2]?.toLowerCase().startsWith(start)),
    );
    return month < 0 ? undefined : dated(words[3], String(month + 1), words[1]);
  }
  const together = TOGETHER.exec(text);
  if (!together) return undefined;
  const date = dated(together[1], together[2], together[3]);
  if (date === undefined || together[4] === undefined) return date;
  const time = Number(together[4]) * HOUR + Number(together[5]) * MINUTE + Number(together[6]) * 1000;
  return { ...date, time };
}

function dated(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Pick<Stamp, 'year' | 'month' | 'day'> | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? { year: y, month: m, day: d } : undefined;
}

/** Time of day in a text, `09:30`, `09:30:00.86`, `9:30:00,86 PM`, `09:30.00`; `undefined` = none. */
export function timeIn(text: string): Ms | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const half = match[5]?.toLowerCase();
  let hour = Number(match[1]);
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23) return undefined;
  const part = match[4] === undefined ? 0 : Number(`0.${match[4]}`) * 1000;
  return hour * HOUR + Number(match[2]) * MINUTE + Number(match[3] ?? 0) * 1000 + part;
}

/** What a text says of a moment; `undefined` = nothing. */
export function stampIn(text: string): Stamp | undefined {
  const date = dateIn(text);
  const time = timeIn(text) ?? date?.time;
  if (date === undefined && time === undefined) return undefined;
  const zone = time === undefined ? undefined : ZONE.exec(text)?.[1];
  return {
    ...date,
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone: minutesOf(zone) }),
  };
}

/** What a file's name says of a moment. */
export function stampOfName(name: string): Stamp | undefined {
  const date = dateIn(name);
  if (date === undefined) return undefined;
  if (date.time !== undefined) return date;
  const rest = name.slice(name.search(/\d/));
  const time = NAME_TIME.exec(
    rest
      .replace(YEAR_FIRST, 'T')
      .replace(DAY_FIRST, 'T')
      .replace(/T[T_ -]+/, 'T'),
  );
  if (!time) return date;
  const hour = Number(time[1]);
  if (hour > 23) return date;
  return { ...date, time: hour * HOUR + Number(time[2]) * MINUTE + Number(time[3] ?? 0) * 1000 };
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** The moment of a stamp with a date; without a time of day it is `otherwise` after midnight. `undefined` = no date. */
export function epochOf(stamp: Stamp, otherwise: Ms = 0): EpochMs | undefined {
  const { year, month, day, time = otherwise, zone } = stamp;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (zone !== undefined) return Date.UTC(year, month - 1, day) + time - zone * MINUTE;
  // Parts of a millisecond are kept, which `Date` would drop.
  const whole = Math.floor(time);
  return new Date(year, month - 1, day, 0, 0, 0, whole).getTime() + (time - whole);
}

let lastHour = NaN;
let lastEpoch: EpochMs = NaN;

/** When an hour of this device's clock began, also on a day on which the clock was changed; rows of a table share theirs. NaN = there is no such month. */
function hourAt(year: number, month: number, day: number, hour: number): EpochMs {
  const asked = ((year * 100 + month) * 100 + day) * 100 + hour;
  if (asked !== lastHour) {
    lastHour = asked;
    lastEpoch = month < 1 || month > 12 ? NaN : new Date(year, month - 1, day, hour).getTime();
  }
  return lastEpoch;
}

/** Of so many digits at a place of a text the number; NaN = there are others. */
function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = 10 * value + digit;
  }
  return value;
}

const BLANK = 32;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;
const FAST_ZONE = /^\s*(Z|[+-]\d\d:?\d\d)$/;
/** Digits behind a second that are read. */
const PARTS = 9;

/**
 * The moment in a cell that is nothing but `2026-03-04T09:30:00`, with a fraction and a zone or without, digit by digit: a long table has one a row, and
 * patterns take far longer. `undefined` = it is something else.
 */
function fastMoment(cell: string): number | undefined {
  if (cell.length < 19 || cell.charCodeAt(4) !== DASH || cell.charCodeAt(7) !== DASH) return undefined;
  const between = cell.charCodeAt(10);
  if (
    (between !== LETTER_T && between !== BLANK) ||
    cell.charCodeAt(13) !== COLON ||
    cell.charCodeAt(16) !== COLON
  )
    return undefined;
  const year = digitsAt(cell, 0, 4);
  const month = digitsAt(cell, 5, 2);
  const day = digitsAt(cell, 8, 2);
  const hour = digitsAt(cell, 11, 2);
  const rest = digitsAt(cell, 14, 2) * MINUTE + digitsAt(cell, 17, 2) * 1000;
  if (!(year >= 1900 && year < 2100) || Number.isNaN(month + day + hour + rest)) return undefined;
  let end = 19;
  let part = 0;
  const sign = cell.charCodeAt(end);
  if (sign === DOT || sign === COMMA) {
    let digits = 0;
    while (digits < PARTS && !Number.isNaN(digitsAt(cell, end + 1 + digits, 1))) digits += 1;
    if (digits === 0) return undefined;
    // The quotient of two exact numbers is what `Number` makes of the same digits.
    part = (digitsAt(cell, end + 1, digits) / 10 ** digits) * 1000;
    end += 1 + digits;
  }
  const isUtc = end === cell.length - 1 && cell.charCodeAt(end) === LETTER_Z;
  const zone = isUtc ? 'Z' : end === cell.length ? undefined : FAST_ZONE.exec(cell.slice(end))?.[1];
  if (end < cell.length && zone === undefined) return undefined;
  if (hour > 23) return NaN;
  if (zone === undefined) return hourAt(year, month, day, hour) + rest + part;
  if (month > 12) return NaN;
  return Date.UTC(year, month - 1, day) + hour * HOUR + rest + part - minutesOf(zone) * MINUTE;
}

/** Digits of a fraction behind a time of day alone; more could be a date that is written together. */
const SHORT_PARTS = 7;
const HALF_OF_DAY = /^[ \u202F\u00A0]+([AP])M$/i;

/** The time of day that a text is from `from` to its end, as `9:30`, `09:30:00.86` or `9:30:00 PM`, ms; NaN = it is more than that, or something else. */
function clockIn(text: string, from: number): Ms {
  const wide = text.charCodeAt(from + 1) === COLON ? 1 : 2;
  const hour = digitsAt(text, from, wide);
  let end = from + wide + 3;
  const minute = digitsAt(text, end - 2, 2);
  if (text.charCodeAt(from + wide) !== COLON || !(hour <= 23 && minute <= 59)) return NaN;
  let second = 0;
  let part = 0;
  if (text.charCodeAt(end) === COLON) {
    second = digitsAt(text, end + 1, 2);
    if (!(second <= 60)) return NaN;
    end += 3;
    const sign = text.charCodeAt(end);
    if (sign === DOT || sign === COMMA) {
      let digits = 0;
      while (digits <= SHORT_PARTS && !Number.isNaN(digitsAt(text, end + 1 + digits, 1))) digits += 1;
      if (digits === 0 || digits > SHORT_PARTS) return NaN;
      part = (digitsAt(text, end + 1, digits) / 10 ** digits) * 1000;
      end += 1 + digits;
    }
  }
  const half = end === text.length ? undefined : HALF_OF_DAY.exec(text.slice(end))?.[1];
  if (end < text.length && half === undefined) return NaN;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' || half === 'P' ? 12 : 0);
  return hours * HOUR + minute * MINUTE + second * 1000 + part;
}

const DAY_ALONE = /^[\d./-]{8,10}$/;
let lastDate = '';
let lastStamp: Stamp = {};

/** Where the day ends that a text of digits and borders begins with, a blank behind it; rows of a table share theirs, which `lastStamp` then tells. Below 0 = it begins with something else. */
function endOfDay(text: string): number {
  const known = lastDate.length;
  if (known > 0 && text.charCodeAt(known) === BLANK && text.startsWith(lastDate)) return known;
  const blank = text.indexOf(' ');
  const day = blank < 0 ? '' : text.slice(0, blank);
  if (!DAY_ALONE.test(day)) return -1;
  lastDate = day;
  lastStamp = dateIn(day) ?? {};
  return blank;
}

/** The moment in a cell that is a time of day, or a day, a blank and a time of day; NaN = it is something else. */
function clockMoment(cell: string): number {
  if (cell.charCodeAt(1) === COLON || cell.charCodeAt(2) === COLON) return clockIn(cell, 0);
  const blank = endOfDay(cell);
  if (blank < 0) return NaN;
  const time = clockIn(cell, blank + 1);
  const { year, month, day } = lastStamp;
  if (year === undefined || month === undefined || day === undefined) return time;
  return hourAt(year, month, day, Math.floor(time / HOUR)) + (time % HOUR);
}

/** A moment is made of these letters alone. */
const LETTERS = /^[\d\s:.,\-/+TZAPM\u202F\u00A0\p{L}月]+$/iu;

/** The moment that a cell tells in full, date and time, or its time of day alone; NaN if it tells neither. */
export function momentOf(cell: string): number {
  const digit = cell.charCodeAt(0);
  if (cell.length < 4 || cell.length > 48 || digit < 48 || digit > 57) return NaN;
  const fast = fastMoment(cell);
  if (fast !== undefined) return fast;
  const clock = clockMoment(cell);
  if (!Number.isNaN(clock)) return clock;
  if (!LETTERS.test(cell)) return NaN;
  const stamp = stampIn(cell);
  if (stamp?.time === undefined) return NaN;
  return epochOf(stamp) ?? stamp.time;
}
