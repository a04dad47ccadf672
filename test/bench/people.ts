/** `npm run bench:people -- FILE`: the check of the estimate on people as a table, people-table.md, that the page "How sure are we" reads. */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { peopleFigures } from '../../src/cli/people-figures.ts';
import { isPeopleFile, peopleOf } from '../../src/cli/people-visits.ts';
import { makeCurveLibrary } from '../../src/signal/curve-library.ts';
import { isFollowed, fitResonance } from '../../src/signal/resonance.ts';
import type { BreathsPerMin } from '../../src/terms/units.ts';
import { dataFile } from '../fixtures/data-folder.ts';

const value: unknown = JSON.parse(readFileSync(argv[2] ?? dataFile('human/open.json'), 'utf8'));
if (!isPeopleFile(value)) throw new Error('not a file of people');
const people = peopleOf(value);
const library = makeCurveLibrary();
const { leftOut, replicate, week, spread, verdicts, holdsReplicate80 } = peopleFigures(library, people);

/** What everyone gives up of their wave at one rate for all, by the curve that the estimate draws of each; a model's answer, in rising order. */
function costsOf(rate: BreathsPerMin): number[] {
  return people
    .flatMap(({ visits }) => {
      const blocks = visits.find(({ blocks: all }) => all.length >= 4)?.blocks ?? [];
      const fit = fitResonance(
        library,
        blocks.flatMap(({ breaths }) => breaths),
      );
      if (fit === undefined || !isFollowed(fit.breaths)) return [];
      const { curve } = fit.posterior;
      const largest = Math.max(...curve.map(({ amplitude }) => amplitude));
      const here = curve.find((point) => Math.abs(point.rate - rate) < 1e-6);
      return here === undefined ? [] : [1 - here.amplitude / largest];
    })
    .sort((a, b) => a - b);
}
const at = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
const percent = (share: number | null): string => (share === null ? '' : `${(100 * share).toFixed(0)} %`);
const fixed = (figure: number | null): string => (figure === null ? '' : figure.toFixed(2));
const rows: [string, string][] = [
  ['people', `${people.length}`],
  ['stretches left out', `${leftOut.n}`],
  ['mean log density of a left-out stretch', fixed(leftOut.meanLogDensity)],
  ['its 80 % range holds', percent(leftOut.holds80)],
  ['standard deviation of its error over the expected one', fixed(leftOut.zSd)],
  ['rms error, ln amplitude', fixed(leftOut.rmsLn)],
  ['one visit twice, people', `${replicate.n}`],
  ['one visit twice, rms difference', fixed(replicate.rmsShared)],
  ['one visit twice, within 0.5', percent(replicate.within05)],
  ['one visit twice without a shared stretch, rms difference', fixed(replicate.rmsHalf)],
  ['80 % range holds the other estimate of the visit', percent(holdsReplicate80)],
  ['a week apart, people', `${week.n}`],
  ['a week apart, rms difference', fixed(week.rms)],
  ['a week apart, correlation', fixed(week.r)],
  ['spread of the estimates over people', fixed(spread)],
  ['got an estimate', `${verdicts.estimate}`],
  ['no clear peak', `${verdicts.flat}`],
  ['guide not followed', `${verdicts.notFollowed}`],
  ['of the estimates clear', `${verdicts.clear}`],
  ['of the estimates fair', `${verdicts.fair}`],
  ['of the estimates weak', `${verdicts.weak}`],
  ...[5.5, 6].flatMap((rate): [string, string][] => [
    [`a fixed ${rate.toFixed(1)} costs, median`, percent(at(costsOf(rate), 0.5))],
    [`a fixed ${rate.toFixed(1)} costs, one in twenty`, percent(at(costsOf(rate), 0.95))],
  ]),
];
const text = `# Resonance estimate on people

Made by \`npm run bench:people\`. People of an open trial (OpenNeuro ds003823, CC0; doi 10.18112/openneuro.ds003823.v1.3.5): healthy paid volunteers, younger and older adults, pulse at the ear, five paced stretches of five minutes at three rates in one visit. Not yet with a chest strap and this guide. Differences of rates in breaths per minute.

| figure | value |
|---|---|
${rows.map(([name, figure]) => `| ${name} | ${figure} |`).join('\n')}
`;
writeFileSync(fileURLToPath(new URL('people-table.md', import.meta.url)), text);
console.log(text);
