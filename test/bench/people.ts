/** `npm run bench:people -- FILE`: the check of the estimate on people as a table, people-table.md, that the page "How sure are we" reads. */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { peopleFigures } from '../../src/cli/people-figures.ts';
import { isPeopleFile, peopleOf } from '../../src/cli/people-visits.ts';
import { makeCurveLibrary } from '../../src/signal/curve-library.ts';
import { dataFile } from '../fixtures/data-folder.ts';

const value: unknown = JSON.parse(readFileSync(argv[2] ?? dataFile('human/open.json'), 'utf8'));
if (!isPeopleFile(value)) throw new Error('not a file of people');
const people = peopleOf(value);
const { leftOut, replicate, week, spread, verdicts, holdsReplicate80 } = peopleFigures(
  makeCurveLibrary(),
  people,
);
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
];
const text = `# Resonance estimate on people

Made by \`npm run bench:people\`. People of an open trial (OpenNeuro ds003823, CC0; doi 10.18112/openneuro.ds003823.v1.3.5): healthy paid volunteers, younger and older adults, pulse at the ear, five paced stretches of five minutes at three rates in one visit. Not yet with a chest strap and this guide. Differences of rates in breaths per minute.

| figure | value |
|---|---|
${rows.map(([name, figure]) => `| ${name} | ${figure} |`).join('\n')}
`;
writeFileSync(fileURLToPath(new URL('people-table.md', import.meta.url)), text);
console.log(text);
