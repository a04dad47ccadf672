/**
 * Plain RR intervals as text: one number a line, or several in a line. The common denominator of heart rate programs. It keeps
 * every interval as written and repairs nothing.
 */
import { SCHEMA, type SessionEvent } from '../session/events.ts';
import type { EpochMs, Ms } from '../signal/units.ts';
import { ExchangeError } from './exchange-error.ts';

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
 * RR intervals in ms, oldest first. Seconds are recognised (median under 3) and converted. A first line of words is taken
 * for a header.
 * @throws ExchangeError `bad-line`, `empty`
 */
export function readRrText(text: string): Ms[] {
  const values: number[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, i) => {
    const tokens = tokensOf(line);
    const header = values.length === 0 && tokens.length > 0 && tokens.every((t) => /^[\p{L}_#"[(]/u.test(t));
    if (header) return;
    for (const token of tokens) {
      const value = parseNumber(token);
      if (value === undefined) throw new ExchangeError('bad-line', i + 1);
      values.push(value);
    }
  });
  const median = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  if (median === undefined) throw new ExchangeError('empty');
  return median < 3 ? values.map((seconds) => seconds * 1000) : values;
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
