/**
 * `npm run bench:synchrony`: how often two hearts of strangers are called together, and how often a shared wave of known size is found, as
 * tables. False alarms are measured on real people, power is simulated on them. Needs the recordings (ATTUNE_DATA). Options: `--pairs N`
 * (1000) for power, `--write FILE`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sharedOf, slowSpectrum } from '../../src/signal/synchrony-spectrum.ts';
import { BOUND, sharedWave, STRICT_BOUND, type SharedWave } from '../../src/signal/synchrony.ts';
import { looksPaced } from '../../src/signal/synchrony-pieces.ts';
import { hasData } from '../fixtures/data-folder.ts';
import { quietPeople, strangerPairs, waveOf, type Quiet } from '../fixtures/quiet-people.ts';
import { uniforms, withSharedWave, type WaveShape } from '../fixtures/shared-wave.ts';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '1000' }, write: { type: 'string' } },
});
if (!hasData('human/open.json')) process.exit(1);

const SEED = 1515;
const count = Math.max(1, Number(values.pairs));
const next = uniforms(SEED);
const lines: string[] = [];
const print = (...text: string[]): void => {
  lines.push(...text);
  console.log(text.join('\n'));
};
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const above = (waves: readonly SharedWave[], bound: number): number =>
  waves.filter(({ q }) => q > bound).length / waves.length;

/** `count` pieces of one person and of another, drawn at random: each piece may be another day. */
function drawn(quiet: readonly Quiet[], pieces: number): { a: Float64Array[]; b: Float64Array[] } {
  const a: Float64Array[] = [];
  const b: Float64Array[] = [];
  while (a.length < pieces) {
    const one = quiet[Math.floor(next() * quiet.length)]!;
    const other = quiet[Math.floor(next() * quiet.length)]!;
    if (one.person === other.person) continue;
    a.push(one.bpm);
    b.push(other.bpm);
  }
  return { a, b };
}
const sharedBy = ({ a, b }: { a: Float64Array[]; b: Float64Array[] }): SharedWave =>
  sharedWave(a.map((bpm, i) => sharedOf(slowSpectrum(bpm), slowSpectrum(b[i]!))))!;

print(
  '# Two hearts',
  '',
  'Made by `npm run bench:synchrony`. People of an open trial (OpenNeuro ds003823, CC0) who sat alone and quiet in a laboratory, pulse at the ear. No pair in one room and no therapy session was measured: false alarms are measured on strangers, power is simulated by a wave added to them.',
  '',
  '## Strangers at rest: share called together or opposed',
  '',
  `| minutes | pairs | people | one statement (bound ${BOUND.toFixed(2)}) | one of many (bound ${STRICT_BOUND.toFixed(2)}) |`,
  '|---|---|---|---|---|',
);
const quiet = quietPeople('baselines', 'labels');
for (const minutes of [5, 10, 15, 20, 25, 30]) {
  const pairs = strangerPairs(quiet, minutes / 5).map(waveOf);
  const perPerson = new Map<number, number>();
  for (const { person } of quiet) perPerson.set(person, (perPerson.get(person) ?? 0) + 1);
  const people = [...perPerson.values()].filter((n) => n >= minutes / 5).length;
  print(
    `| ${minutes} | ${pairs.length} | ${people} | ${percent(above(pairs, BOUND))} | ${percent(above(pairs, STRICT_BOUND))} |`,
  );
}

print(
  '',
  '## Strangers at one and the same pace, as if nobody had told',
  '',
  'What the pace of the guide and the look for one pace in both hearts let through; by rule a paced stretch does not count at all.',
  '',
  '| minutes | pairs | called together | pieces that the look for a pace leaves out |',
  '|---|---|---|---|',
);
const paced = quietPeople('blocks', 'labels').filter(({ periodS }) => Math.abs((periodS ?? 0) - 10.53) < 0.2);
for (const minutes of [5, 25]) {
  const pairs = Array.from({ length: count }, () => drawn(paced, minutes / 5));
  const seen = pairs.flatMap(({ a, b }) => a.map((bpm, i) => looksPaced(bpm, b[i]!)));
  print(
    `| ${minutes} | ${count} | ${percent(above(pairs.map(sharedBy), BOUND))} | ${percent(seen.filter(Boolean).length / seen.length)} |`,
  );
}
const resting = Array.from({ length: count }, () => drawn(quiet, 1));
const mistaken = resting.filter(({ a, b }) => looksPaced(a[0]!, b[0]!)).length / count;
print('', `At rest that look leaves out ${percent(mistaken)} of ${count} pieces.`);

print(
  '',
  `## A shared wave added to strangers: share found, ${count} pairs each`,
  '',
  'Size against the own slow swings of each (standard deviation below 0.06 Hz); delay anywhere within 5 s, same or opposite way.',
  '',
  '| wave | minutes | 0 | .25 | .50 | .75 | 1 | interval holds when said (.50, .75, 1) |',
  '|---|---|---|---|---|---|---|---|',
);
for (const shape of ['even', 'own-shaped'] as const satisfies readonly WaveShape[]) {
  for (const minutes of [20, 25, 30, 40]) {
    const found: string[] = [];
    const held: string[] = [];
    for (const size of [0, 0.25, 0.5, 0.75, 1]) {
      const cases = Array.from({ length: count }, () => {
        const lag = Math.floor(next() * 11) - 5;
        const sign = next() < 0.5 ? 1 : -1;
        const pair = drawn(quiet, minutes / 5);
        const mixed = withSharedWave(pair.a, pair.b, next, { size, shape, lag, sign });
        const shared = mixed.a.map((bpm, i) => sharedOf(slowSpectrum(bpm), slowSpectrum(mixed.b[i]!)));
        // The other heart is late by `lag`, so the sum at that delay is the true one.
        const atLag =
          shared.reduce((sum, { sums }) => sum + sums[5 - lag]!, 0) /
          shared.reduce((sum, { count: k }) => sum + k, 0);
        return { wave: sharedWave(shared)!, sign, true: sign * atLag };
      });
      const truth = cases.reduce((sum, one) => sum + one.true, 0) / count;
      const said = cases.filter(({ wave }) => wave.q > BOUND);
      found.push(`${((100 * said.length) / count).toFixed(0)} %`);
      if (size >= 0.5) {
        const holds = said.filter(({ wave, sign }) => wave.low <= sign * truth && sign * truth <= wave.high);
        held.push(`${((100 * holds.length) / Math.max(1, said.length)).toFixed(0)} %`);
      }
    }
    print(`| ${shape} | ${minutes} | ${found.join(' | ')} | ${held.join(', ')} |`);
  }
}
if (values.write !== undefined) writeFileSync(values.write, `${lines.join('\n')}\n`);
