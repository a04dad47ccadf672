/**
 * Plain RR intervals as text: one number a line, or several in a line. The common denominator of heart rate programs. It keeps
 * every interval as written and repairs nothing.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import { ExchangeError } from './exchange-error.ts';

/** Between these lies the middle interval of any heart, ms; a list elsewhere is one of something else, as of heart rates. */
const SHORTEST: Ms = 200;
const LONGEST: Ms = 3000;
/** An interval longer than an hour is damage, not a pause. */
const PAUSE: Ms = 3_600_000;

/** One number of a line; a comma is a decimal comma. `undefined` = not a positive number. */
function parseNumber(token: string): number | undefined {
  if (!/^\d+([.,]\d+)?$/.test(token)) return undefined;
  const value = Number(token.replace(',', '.'));
  return value > 0 ? value : undefined;
}

/** Tokens of a line. Three or more numbers joined by commas are a list; two are one number with a decimal comma. */
function tokensOf(line: string): string[] {
  return line
    .split(/[\s;]+/)
    .filter((token) => token !== '')
    .flatMap((token) =>
      /^\d+(,\d+){2,},?$/.test(token) ? token.split(',').filter((t) => t !== '') : [token],
    );
}

/**
 * RR intervals in ms, oldest first. Seconds are recognised (median under 3) and converted. Lines of words before the first
 * number are taken for a header.
 * @throws ExchangeError `bad-line`, `empty`, `unknown-format`
 */
export function readRrText(text: string): Ms[] {
  const values: number[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  let words = 0;
  lines.forEach((line, i) => {
    const tokens = tokensOf(line);
    const header = values.length === 0 && tokens.length > 0 && tokens.every((t) => /^[\p{L}_#"[(]/u.test(t));
    if (header) {
      words += 1;
      return;
    }
    for (const token of tokens) {
      const value = parseNumber(token);
      // Before the first number nothing says that this is a list at all.
      if (value === undefined && values.length === 0 && !/^[-+.,]?\d/.test(token))
        throw new ExchangeError('unknown-format');
      if (value === undefined || value > PAUSE) throw new ExchangeError('bad-line', i + 1);
      values.push(value);
    }
  });
  const median = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  if (median === undefined) throw new ExchangeError(words > 1 ? 'unknown-format' : 'empty');
  const unit = median < 3 ? 1000 : 1;
  if (median * unit < SHORTEST || median * unit > LONGEST) throw new ExchangeError('unknown-format');
  return unit === 1 ? values : values.map((seconds) => seconds * unit);
}

/** RR intervals as text, one a line, as they came. */
export function writeRrText(rr: Iterable<Ms>): string {
  let text = '';
  for (const value of rr) text += `${value}\n`;
  return text;
}

/** The facts of a session made of intervals alone: each interval is a packet that arrives with its closing beat. */
export function rrSession(
  rr: readonly Ms[],
  about: { id: string; epoch: EpochMs; app: string; origin: string; name: string },
): SessionEvent[] {
  const { name, ...started } = about;
  const events: SessionEvent[] = [
    { type: 'started', at: 0, schema: SCHEMA, ...started },
    { type: 'named', at: 0, name },
  ];
  let at = 0;
  for (const interval of rr) {
    at += interval;
    events.push({
      type: 'measurement',
      at,
      who: 'client',
      bpm: Math.round(60_000 / interval),
      rr: [interval],
    });
  }
  events.push({ type: 'ended', at });
  return events;
}
