/** `npm run bench:breath`: what the measured breath is worth, as a table that says of every figure whether it was simulated or recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { breathOfRecording } from '../../src/cli/breath-figures.ts';
import { readAccelerationCsv } from '../../src/exchange/acceleration-csv.ts';
import { dataFile, hasData } from '../fixtures/data-folder.ts';
import { followingScore, rateScore, type Guided } from '../fixtures/breath-scores.ts';
import type { Scene } from '../fixtures/chest-scenes.ts';

const PEOPLE = 40;
/** On the first people the gate was chosen; the others were met for the first time when it stood. */
const SEEDS = [
  ['people on whom the gate was chosen', 0],
  ['people never met before', 40_000],
] as const;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

row(
  'who',
  'source',
  'rate shown',
  'limits of agreement, breaths/min',
  'bias',
  'mean error',
  'onset error, median',
);
row('---', '---', '---', '---', '---', '---', '---');
for (const [people, more] of SEEDS)
  for (const scene of ['quiet', 'move', 'talk', 'no-tilt'] as const satisfies readonly Scene[]) {
    const s = rateScore(scene, PEOPLE, 9000 + more);
    const shown = s.coverage > 0.02;
    row(
      scene,
      `simulated, ${PEOPLE} ${people}, ${s.looks} looks`,
      percent(s.coverage),
      shown ? `±${s.loa.toFixed(2)}` : '',
      shown ? s.bias.toFixed(2) : '',
      shown ? s.mae.toFixed(2) : '',
      scene === 'quiet' ? `${s.onsetError.toFixed(0)} ms (their median ${s.onsetBias.toFixed(0)} ms)` : '',
    );
  }
const folder = 'breath/paced';
if (hasData(folder))
  for (const file of readdirSync(dataFile(folder)).filter((name) => name.endsWith('.csv'))) {
    const cycle = Number(/(\d+)s\.csv$/.exec(file)?.[1]);
    const samples = readAccelerationCsv(readFileSync(dataFile(`${folder}/${file}`), 'utf8'));
    const { coverage = 0, loa, bias, mae } = breathOfRecording(samples, cycle);
    const figure = (value: number | null | undefined): string => value?.toFixed(2) ?? '';
    row(
      `lying, metronome of ${cycle} s`,
      'recorded, one adult, a phone on the thorax',
      percent(coverage),
      loa === null || loa === undefined ? '' : `±${loa.toFixed(2)}`,
      figure(bias),
      figure(mae),
      '',
    );
  }
console.log();
row('against a guide of 4.5 to 7 a minute', 'source', 'with the guide', 'own rhythm', 'unclear');
row('---', '---', '---', '---', '---');
for (const [people, more] of SEEDS)
  for (const who of ['follower', 'sloppy', 'own', 'near'] as const satisfies readonly Guided[]) {
    const s = followingScore(who, PEOPLE, 9500 + more);
    row(
      who,
      `simulated, ${PEOPLE} ${people}, ${s.decisions} decisions`,
      percent(s.withGuide),
      percent(s.own),
      percent(s.unclear),
    );
  }
for (const [who, scene] of [
  ['follower', 'move'],
  ['own', 'talk'],
  ['own', 'no-tilt'],
] as const) {
  const s = followingScore(who, PEOPLE, 9700, scene);
  row(
    `${who}, ${scene}`,
    `simulated, ${s.decisions} decisions`,
    percent(s.withGuide),
    percent(s.own),
    percent(s.unclear),
  );
}
