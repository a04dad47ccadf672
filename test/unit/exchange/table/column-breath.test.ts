/** A breathing column beside the beats, brought to an even spacing: a line stays a line, and it lasts as long as the beats do. */
import { describe, expect, it } from 'vitest';
import { readSection } from '../../../../src/exchange/table/read-section.ts';
import { readTable } from '../../../../src/exchange/table/table.ts';
import type { Role } from '../../../../src/terms/column-roles.ts';

const ROLES: readonly Role[] = ['time-ms', 'interval-ms', 'breath'];
/** The breathing of rows of time, interval and breath. */
function breathOf(rows: readonly (readonly (number | string)[])[], roles = ROLES) {
  const [section] = readTable(rows.map((row) => row.join(';')).join('\n')).sections;
  if (section === undefined) throw new Error('it has no rows');
  return readSection(
    section,
    roles.map((role) => ({ role, why: 'chosen' })),
  ).breath;
}
/** A row a second, times at the end of their intervals, a breath that rises by a tenth each. */
const even = (count: number, step = 1000): (number | string)[][] =>
  Array.from({ length: count }, (_, i) => [step * (i + 1), step, (i + 1) / 10]);

describe('the breathing of a table', () => {
  it('lies between its values four times a second, from its first one on', () => {
    const breath = breathOf(even(30));
    expect([breath?.hz, breath?.from]).toEqual([4, 1000]);
    expect(breath?.samples).toHaveLength(29 * 4 + 1);
    breath?.samples.forEach((value, i) => expect(value).toBeCloseTo(0.1 + i / 40, 9));
  });

  it('comes as often as its values, up to 25 a second', () => {
    // Packets of which most have no interval.
    const packed = (step: number) =>
      breathOf(Array.from({ length: 600 }, (_, i) => [step * i, (i * step) % 1000 < step ? 1000 : '', i]))
        ?.hz;
    expect([packed(100), packed(50), packed(20)]).toEqual([10, 20, 25]);
  });

  it('leaves out rows without a value or whose time does not rise', () => {
    const rows = even(30);
    rows[10] = [11_000, 1000, 'x'];
    rows[20] = [20_500, 1000, 99];
    rows[21] = [20_500, 1000, 77];
    const breath = breathOf(rows);
    // The tenth value is bridged.
    expect(breath?.samples[40]).toBeCloseTo(1.1, 9);
    // Of two values of one moment the first counts: from 99 at 20.5 s to 2.3 at 23 s.
    expect(breath?.samples[80]).toBeCloseTo(99 + 0.2 * (2.3 - 99), 9);
  });

  it('ends a second behind the last beat, and begins with the first one', () => {
    const rows = even(40).map(([at = 0, rr = 0, breath = 0], i) => [at, i >= 5 && i < 30 ? rr : '', breath]);
    const breath = breathOf(rows);
    expect(breath?.from).toBe(0);
    expect(breath?.samples[0]).toBeCloseTo(0.5, 9);
    // 25 beats and a second.
    expect(breath?.samples).toHaveLength(26 * 4 + 1);
  });

  it('is of twenty values at least, and none without times or without a column of it', () => {
    const some = (count: number) =>
      breathOf(even(30).map((row, i) => (i < count ? row : [...row.slice(0, 2), ''])));
    expect([some(19), some(20) === undefined]).toEqual([undefined, false]);
    expect(breathOf(even(30), ['none', 'interval-ms', 'breath'])).toBeUndefined();
    expect(breathOf(even(30), ['time-ms', 'interval-ms', 'none'])).toBeUndefined();
  });
});
