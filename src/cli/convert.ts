/**
 * `npm run --silent convert -- FILE --to FORMAT [--out DIR]`: a recording in another format, by the readers and the writers of the window. Arguments
 * and files only; what a format holds is exchange's.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { endedSession, readBytes } from '../exchange/file-session.ts';
import { checkSize } from '../exchange/open-source.ts';
import { OUT_FORMATS, type OutFormat } from '../terms/out-formats.ts';
import { FORMATS } from '../exchange/out/out-formats.ts';
import { Session } from '../session/session.ts';
import { refusal } from './refusal.ts';

const USAGE = `Usage: npm run --silent convert -- FILE --to ${OUT_FORMATS.join('|')} [--out DIR]`;

interface Wanted {
  readonly file: string;
  readonly to: OutFormat;
  /** Folder to write to; `undefined` = standard output. */
  readonly out: string | undefined;
}

const isFormat = (name: string | undefined): name is OutFormat =>
  OUT_FORMATS.some((format) => format === name);

/** What the command line asks for; a string is what is wrong with it. */
function parse(args: readonly string[]): Wanted | string {
  const files: string[] = [];
  const options = new Map<string, string | undefined>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [name = '', value] = arg.split(/=(.*)/s);
    if (name === '--to' || name === '--out') options.set(name, value ?? args[++i]);
    else if (arg.startsWith('--')) return `${arg} is not an option. ${USAGE}`;
    else files.push(arg);
  }
  const [file] = files;
  const to = options.get('--to');
  const out = options.get('--out');
  if (file === undefined || files.length > 1) return USAGE;
  if (!isFormat(to)) return to === undefined ? USAGE : `${to} is not a format. ${USAGE}`;
  if (options.has('--out') && (out === undefined || out === '')) return `--out takes a folder. ${USAGE}`;
  return { file, to, out };
}

const { version: app } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The session in a file. A session's own file keeps its facts as they are; of another end only the reading needs to know. @throws ExchangeError */
async function sessionOf(file: string, to: OutFormat): Promise<Session> {
  const { size, mtimeMs } = statSync(file);
  checkSize(size);
  const { facts, cutAt } = await readBytes(new Uint8Array(readFileSync(file)), {
    name: basename(file),
    epoch: Math.round(mtimeMs),
    origin: '',
    app,
  });
  if (cutAt !== undefined)
    stderr.write(`${file} breaks off in line ${cutAt}; what is before it is converted.\n`);
  const session = to === 'attune' ? Session.from(facts) : endedSession(facts);
  if (to !== 'attune' && to !== 'fhir' && to !== 'edf' && session.track('client').beats.length === 0)
    throw new ExchangeError('empty');
  return session;
}

const wanted = parse(argv.slice(2));
if (typeof wanted === 'string') {
  stderr.write(`${wanted}\n`);
  exit(1);
}
const { file, to, out } = wanted;
try {
  const { ending, write } = FORMATS[to];
  const content = write(await sessionOf(file, to), app);
  if (out === undefined) stdout.write(content);
  else {
    mkdirSync(out, { recursive: true });
    const target = join(out, basename(file, extname(file)) + ending);
    if (resolve(target) === resolve(file)) {
      stderr.write(`${target} is the file itself; choose another folder.\n`);
      exit(1);
    }
    writeFileSync(target, content);
    stdout.write(`${target}\n`);
  }
} catch (cause) {
  stderr.write(`${refusal(file, cause)}\n`);
  exit(1);
}
