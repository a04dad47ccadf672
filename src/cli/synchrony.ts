/**
 * `npm run --silent synchrony -- A B [--unwatched]`: whether two hearts went together more than those of strangers, as one JSON document on
 * standard output. A and B are recordings in any format that `analyse` reads, which began at the same moment. That nobody spoke, moved or was paced in them is taken
 * from whoever asks; arguments, files and words only.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { endedSession, readBytes } from '../exchange/file-session.ts';
import { refusal } from './refusal.ts';
import type { HeartRecord } from '../signal/breath-amplitudes.ts';
import { synchrony } from '../signal/synchrony.ts';
import { synchronyPieces } from '../signal/synchrony-pieces.ts';

const USAGE = 'Usage: npm run --silent synchrony -- A B [--unwatched]';

const settings = {
  taken:
    'both lists begin at the same moment; nobody spoke, moved or was paced; --unwatched = no accelerometer says whether somebody moved, so common jumps are looked for and 30 minutes are needed',
  used: 'pieces of 120 to 300 s without the first minute; over 5 % corrected beats, a hole over 5 s or one pace in both hearts leaves a piece out',
  statistic:
    'heart rate once a second, 0.01 to 0.06 Hz, whitened, limited; q = root mean square of Z over delays of -5 to 5 s; said above 1.80, as of 4 in 100 pairs of strangers at rest',
} as const;

function fail(sentence: string): never {
  stderr.write(`${sentence}\n`);
  exit(1);
}

async function heartOf(file: string): Promise<HeartRecord> {
  try {
    const about = { name: basename(file), epoch: 0, origin: '', app: '' };
    const { facts } = await readBytes(new Uint8Array(readFileSync(file)), about);
    const { beats, labels } = endedSession(facts).track('client');
    if (beats.length === 0) throw new ExchangeError('empty');
    return { beats, kinds: labels.kinds };
  } catch (cause) {
    fail(refusal(file, cause));
  }
}

const files = argv.slice(2).filter((arg) => !arg.startsWith('--'));
const options = argv.slice(2).filter((arg) => arg.startsWith('--'));
const [one, other] = files;
if (one === undefined || other === undefined || files.length > 2) fail(USAGE);
if (options.some((option) => option !== '--unwatched')) fail(USAGE);

const a = await heartOf(one);
const b = await heartOf(other);
const end = Math.max(a.beats.at(-1)?.at ?? 0, b.beats.at(-1)?.at ?? 0);
const { pieces, leftOut } = synchronyPieces({
  a,
  b,
  silent: [{ from: 0, to: end }],
  spoken: [],
  paced: [],
  moved: [],
});
const result = synchrony(pieces, {
  watched: !options.includes('--unwatched'),
  silenceNoted: true,
  clocksApartMs: 0,
});
const { kind, minutes, needed } = result;
/** Six digits are more than any of it deserves. */
const tidy = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value;
stdout.write(
  `${JSON.stringify(
    {
      verdict: kind,
      refusal: kind === 'refused' ? result.why : null,
      effect: 'shared' in result ? result.shared : null,
      interval: 'shared' in result ? [result.low, result.high] : null,
      q: 'q' in result ? result.q : null,
      minutes,
      neededMinutes: needed,
      leftOutS: leftOut,
      settings,
    },
    tidy,
  )}\n`,
);
