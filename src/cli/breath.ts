/**
 * `npm run --silent breath -- FILE [--cycle S]`: what is said of the breath in a recording of a motion sensor at the chest, as one JSON document
 * on standard output. Arguments, the file and words only; reading is exchange's and mathematics signal's.
 */
import { readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { readAccelerationCsv, type AccelerationSample } from '../exchange/acceleration-csv.ts';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { breathOfRecording } from './breath-figures.ts';

const USAGE = 'Usage: npm run --silent breath -- FILE [--cycle SECONDS]';

function fail(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(1);
}

const files: string[] = [];
let cycleS: number | undefined;
const args = argv.slice(2);
for (let i = 0; i < args.length; i++) {
  const arg = args[i] ?? '';
  if (arg === '--cycle' || arg.startsWith('--cycle=')) {
    cycleS = Number(arg === '--cycle' ? args[++i] : arg.slice('--cycle='.length));
    if (!(cycleS >= 0.5 && cycleS <= 60)) fail('--cycle takes the seconds of one breath, from 0.5 to 60.');
  } else if (arg.startsWith('--')) fail(`${arg} is not an option. ${USAGE}`);
  else files.push(arg);
}
const [file, ...more] = files;
if (file === undefined || more.length > 0) fail(USAGE);

let samples: AccelerationSample[] = [];
try {
  samples = readAccelerationCsv(readFileSync(file, 'utf8'));
} catch (cause) {
  if (cause instanceof ExchangeError) {
    const where = cause.line === undefined ? '' : ` (line ${cause.line})`;
    fail(
      cause.code === 'empty'
        ? `${file} holds no samples.`
        : `${file} cannot be read as samples t_s,x_mg,y_mg,z_mg${where}.`,
    );
  }
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  fail(code === 'ENOENT' ? `${file} does not exist.` : `${file} cannot be read (${code}).`);
}

/** Six digits are more than any of it deserves. */
const tidy = (_: string, one: unknown): unknown =>
  typeof one === 'number' ? Number(one.toPrecision(6)) : one;
stdout.write(`${JSON.stringify({ file, ...breathOfRecording(samples, cycleS) }, tidy)}\n`);
