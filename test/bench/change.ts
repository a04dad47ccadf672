/**
 * `npm run bench:change`: how often the interval of a difference holds on people at rest, and how good return times are on rises added to
 * their heart rate, as tables. Needs the recordings (ATTUNE_DATA); `--write FILE` keeps the tables.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addedRises, returnFigures, type AddedRise } from '../fixtures/added-rises.ts';
import { coverageAtRest, withAddedSix, type Group } from '../fixtures/change-coverage.ts';
import { hasData } from '../fixtures/data-folder.ts';
import { restingPeople } from '../fixtures/resting-people.ts';

const { values } = parseArgs({ options: { write: { type: 'string' } } });
if (!hasData('human/open.json')) process.exit(1);

const SEED = 999;
const MARKS = 1700;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const lines: string[] = [];
const print = (...text: string[]): void => void lines.push(...text);

function groupLine({ name, figure, pairs, people, coverage, half, zSd }: Group): string {
  const width = figure === 'heart rate' ? `${half.toFixed(1)} bpm` : `x${Math.exp(half).toFixed(2)}`;
  return `| ${figure} | ${name} | ${pairs} / ${people} | ${percent(coverage)} | ${width} | ${zSd.toFixed(2)} |`;
}

function returnLine(name: string, marks: readonly AddedRise[]): string {
  const f = returnFigures(marks);
  const cells = [
    `${f.back}`,
    `${f.rampError} s`,
    `${f.error} s`,
    percent(f.holds),
    percent(f.open),
    `${f.never}`,
    percent(f.neverClosed),
    percent(f.overClosed),
    percent(f.missedLarge),
    percent(f.falseRises),
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

const rests = restingPeople();
print(
  '# Differences and return times on people at rest',
  '',
  'Made by `npm run bench:change` from open recordings of people who sit or lie; labels of beats are the product’s own.',
  '',
  '## The 80 % interval of a difference, where nothing changed',
  '',
  'Coverage is per person first, then the mean over people. Half-width is the median.',
  '',
  '| figure | stretches | pairs / people | held | half-width | sd of z |',
  '|---|---|---|---|---|---|',
  ...coverageAtRest(rests).map(groupLine),
);
for (const kind of ['baseline', 'block'] as const) {
  const { held, seen } = withAddedSix(rests, kind);
  print(groupLine(held));
  print('', `${held.name}: 0 lies outside in ${percent(seen)}.`);
  if (kind === 'baseline')
    print(
      '',
      '| figure | stretches | pairs / people | held | half-width | sd of z |',
      '|---|---|---|---|---|---|',
    );
}
const marks = addedRises(rests, SEED, MARKS);
print(
  '',
  '## Return time of rises that were added',
  '',
  `${MARKS} marks, seed ${SEED}: a fifth each of a fall with an end, an exponential one, one that stays up, a second rise, and none. Errors are medians.`,
  '',
  '| carriers | back | error, known end | error, all | interval holds | open end | never back | of these said back, closed | said back closed, 3 bpm over | rises of 12 bpm and more missed | rises seen where none was |',
  '|---|---|---|---|---|---|---|---|---|---|---|',
  returnLine('all', marks),
  ...(['baseline', 'block', 'long'] as const).map((kind) =>
    returnLine(
      kind,
      marks.filter(({ carrier }) => carrier === kind),
    ),
  ),
);
console.log(lines.join('\n'));
if (values.write !== undefined) writeFileSync(values.write, `${lines.join('\n')}\n`);
