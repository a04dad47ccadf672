/**
 * `npm run bench`: what things cost, as a table of the median and spread of repeated runs, and as multiples of a plain baseline
 * measured in the same run. Judged by people who read it, never by a test.
 */
import { artefactBenches, dearestBeat, type BenchRow } from './artefacts-bench.ts';
import { longTimings } from './long-session.ts';
import { baseline, signalBenches } from './signal-bench.ts';

const ROUNDS = 9;
/** Rounds that are not counted: the compiler takes a few of the long rows before it has seen enough. */
const WARM_UP = 5;
/** Runs of less than this are repeated within a round, ms: the clock is too coarse for them. */
const LEAST_MS = 20;

interface Timing {
  readonly name: string;
  readonly unit: string;
  /** Cost of one unit in each round, ms, ascending. */
  readonly ms: readonly number[];
}

/** The processor's time, ms: what other programs take from a shared machine is no cost of ours. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function round(row: BenchRow): number {
  const from = spent();
  let units = 0;
  let elapsed: number;
  do {
    units += row.run();
    elapsed = spent() - from;
  } while (elapsed < LEAST_MS);
  return elapsed / units;
}

function time(row: BenchRow): Timing {
  for (let i = 0; i < WARM_UP; i++) round(row);
  const ms = Array.from({ length: ROUNDS }, () => round(row)).sort((a, b) => a - b);
  return { name: row.name, unit: row.unit, ms };
}

const at = (ms: readonly number[], q: number): number => ms[Math.round(q * (ms.length - 1))] ?? NaN;

function cost(ms: number): string {
  if (ms < 0.001) return `${(1e6 * ms).toPrecision(3)} ns`;
  return ms < 1 ? `${(1e3 * ms).toPrecision(3)} µs` : `${ms.toPrecision(3)} ms`;
}

const plain = time(baseline());
const timings = [plain, ...[...signalBenches(), ...artefactBenches()].map(time)];
const long = await longTimings();
timings.push(...long.timings);
const unit = at(plain.ms, 0.5);

const rows = timings.map(({ name, unit: per, ms }) => [
  name,
  `${cost(at(ms, 0.5))} a ${per}`,
  `${cost(ms[0] ?? NaN)} to ${cost(ms.at(-1) ?? NaN)}`,
  (at(ms, 0.5) / unit).toPrecision(3),
]);
for (const { name, ms } of dearestBeat(() => performance.now())) {
  rows.push([`dearest single beat: ${name}`, cost(ms), 'least of 15 runs', (ms / unit).toPrecision(3)]);
}
rows.push(...long.rows);

const head = ['what', `median of ${ROUNDS} after ${WARM_UP}`, 'spread', 'times baseline'];
const widths = head.map((h, c) => Math.max(h.length, ...rows.map((row) => row[c]?.length ?? 0)));
for (const row of [head, ...rows]) console.log(row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
