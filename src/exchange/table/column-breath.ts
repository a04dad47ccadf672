/** The breathing signal in a column of a table, brought to an even spacing. */
import type { Ms } from '../../terms/units.ts';
import type { BreathSignal } from '../recording.ts';
import { medianOf } from './column-facts.ts';
import type { ColumnReading } from '../../terms/column-roles.ts';
import type { Drafted } from './draft-beats.ts';
import { NUMBER } from './columns.ts';
import type { Section } from './table.ts';

/** Fewer values say nothing of a breath. */
const FEW = 20;
/** Breathing that goes on for so long behind the last beat is kept. */
const AFTER: Ms = 1000;
/** Samples that are made at most, and of each value: times that are wrong by hours would make millions. */
const MOST = 100_000;
const MOST_EACH = 10;

/** Beats and the holes between them, as a session of them lasts. */
const beatsSpan = ({ rr, holes }: Drafted): Ms =>
  rr.reduce((sum, value) => sum + value, 0) + holes.reduce((sum, { ms }) => sum + (ms ?? 0), 0);

/** A breathing signal beside the intervals, for as long as the beats last; `undefined` = there is none. */
export function breathOf(
  section: Section,
  readings: readonly ColumnReading[],
  timed: readonly ArrayLike<Ms>[],
  draft: Drafted,
): BreathSignal | undefined {
  const column = section.columns[readings.findIndex(({ role }) => role === 'breath')];
  const times = timed[0];
  if (column === undefined || times === undefined) return undefined;
  // One value a beat: brought to an even spacing, as its neighbours say.
  const at: Ms[] = [];
  const values: number[] = [];
  for (let row = 0; row < section.rows; row++) {
    const ms = times[row] ?? NaN;
    const value = column.values[row] ?? NaN;
    if (column.kinds[row] !== NUMBER || Number.isNaN(ms) || ms <= (at.at(-1) ?? -Infinity)) continue;
    at.push(ms);
    values.push(value);
  }
  const first = at[0];
  const last = at.at(-1);
  if (first === undefined || last === undefined || at.length < FEW) return undefined;
  const start = (times[draft.rows[0] ?? 0] ?? first) - (draft.rr[0] ?? 0);
  const from = Math.max(first, start);
  const to = Math.min(last, start + beatsSpan(draft) + AFTER);
  const steps = at.slice(1, 2000).map((ms, i) => ms - (at[i] ?? 0));
  const hz = Math.min(25, Math.max(4, Math.round(1000 / medianOf(steps))));
  if (((to - from) * hz) / 1000 > MOST + MOST_EACH * at.length) return undefined;
  const samples: number[] = [];
  let k = 0;
  for (let t = from; t <= to; t += 1000 / hz) {
    while (k + 1 < at.length - 1 && (at[k + 1] ?? 0) < t) k++;
    const [a, b] = [at[k] ?? 0, at[k + 1] ?? 0];
    const share = b > a ? (t - a) / (b - a) : 0;
    samples.push((values[k] ?? 0) + share * ((values[k + 1] ?? 0) - (values[k] ?? 0)));
  }
  return { hz, from: from - start, samples };
}
