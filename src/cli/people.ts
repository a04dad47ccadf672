/**
 * `npm run --silent people -- FILE`: what the resonance estimate is worth on people, as one JSON document on standard output. FILE holds
 * paced stretches of people at known rates. Arguments, the file and words only; the figures are people-figures'.
 */
import { readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { makeCurveLibrary } from '../signal/curve-library.ts';
import { peopleFigures } from './people-figures.ts';
import { isPeopleFile, peopleOf } from './people-visits.ts';

const USAGE = 'Usage: npm run --silent people -- FILE';

function fail(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(1);
}

const [file, ...more] = argv.slice(2);
if (file === undefined || file.startsWith('--') || more.length > 0) fail(USAGE);
let text = '';
try {
  text = readFileSync(file, 'utf8');
} catch (cause) {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  fail(code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read (${code}).`);
}
let value: unknown;
try {
  value = JSON.parse(text);
} catch {
  fail(`${file} is no JSON document.`);
}
if (!isPeopleFile(value))
  fail(
    `${file} does not have the form { people: [ { person, sessions: [ { week, blocks: [ { order, label, periodS, rr } ] } ] } ] }.`,
  );

/** Six digits are more than any of it deserves. */
const tidy = (_: string, one: unknown): unknown =>
  typeof one === 'number' ? Number(one.toPrecision(6)) : one;
stdout.write(`${JSON.stringify(peopleFigures(makeCurveLibrary(), peopleOf(value)), tidy)}\n`);
