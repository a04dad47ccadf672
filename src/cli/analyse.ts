/**
 * `npm run --silent analyse -- FILE... [--window 300] [--raw]`: figures of recordings as one JSON document on standard output.
 * Arguments, files and words only; reading is exchange's, by the same readers as in the window, and mathematics signal's.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { ExchangeError } from '../exchange/exchange-error.ts';
import { endedSession, readBytes } from '../exchange/file-session.ts';
import { assessmentReports } from '../session/assessment-report.ts';
import type { Session } from '../session/session.ts';
import { analyse, type Figures } from '../signal/analysis.ts';
import { labelBeats } from '../signal/artefacts.ts';
import { makeCurveLibrary, type CurveLibrary } from '../signal/curve-library.ts';
import type { InvalidBy } from '../signal/window-basis.ts';
import { refusal } from './refusal.ts';

/** How the figures came about; part of every object of the document. */
const settings = {
  index:
    'artefacts count the beats of this object from 0; of a session, beats are the intervals that the beat clock accepts',
  timeDomain:
    'labelled intervals omitted; SDNN and SD1 with n - 1; pNN50 of the differences; mean heart rate = 60000 / mean NN',
  spectrum:
    'labelled intervals repaired keeping time; natural cubic spline at 4 Hz; Welch, Hann 256 samples, 50 % overlap, mean removed per segment, zero-padded to 4096; trapezoids over LF [0.04, 0.15) and HF [0.15, 0.4) Hz',
  validity:
    'null where more than 5 % (whole percent) of beats are corrected or irregular or of the time is missing, and everywhere if the intervals were made from heart rate (synthesised: at least 95 % are 60000 / integer); spectra null where time is unknown',
} as const;
const rawSettings = {
  ...settings,
  timeDomain: settings.timeDomain.replace('labelled intervals omitted', 'every interval as it is'),
  spectrum: settings.spectrum.replace('labelled intervals repaired keeping time', 'every interval as it is'),
  validity: 'not judged',
} as const;

interface Wanted {
  readonly files: readonly string[];
  readonly windowS: number;
  readonly raw: boolean;
}

const USAGE = 'Usage: npm run --silent analyse -- FILE... [--window SECONDS] [--raw]';

/** What the command line asks for; a string is what is wrong with it. */
function parse(args: readonly string[]): Wanted | string {
  const files: string[] = [];
  let windowS = 300;
  let raw = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--raw') raw = true;
    else if (arg === '--window' || arg.startsWith('--window=')) {
      windowS = Number(arg === '--window' ? args[++i] : arg.slice('--window='.length));
      if (!(windowS >= 1 && windowS <= 86_400)) return '--window takes a number of seconds from 1 to 86400.';
    } else if (arg.startsWith('--')) return `${arg} is not an option. ${USAGE}`;
    else files.push(arg);
  }
  return files.length === 0 ? USAGE : { files, windowS, raw };
}

/** The session in a file of any format; of one that holds nothing but intervals as well. @throws ExchangeError, or the file system's error */
async function sessionIn(file: string): Promise<Session> {
  const bytes = new Uint8Array(readFileSync(file));
  const about = { name: basename(file), epoch: statSync(file).mtimeMs, origin: '', app: '' };
  const { facts, cutAt } = await readBytes(bytes, about);
  if (cutAt !== undefined)
    stderr.write(`${file} breaks off in line ${cutAt}; what is before it is analysed.\n`);
  const session = endedSession(facts);
  if (session.track('client').beats.length === 0) throw new ExchangeError('empty');
  return session;
}

let library: CurveLibrary | undefined;
/** Made once, and only for sessions with an assessment. */
const curves = (): CurveLibrary => (library ??= makeCurveLibrary());

/** Nine digits are more than any of it deserves, and spare the reader the rounding noise. */
const tidy = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(9));

const percentOf = (share: number): string => `${Math.round(100 * share)} %`;

/** Why no figure of a window is valid, each reason a clause. */
const INVALID: Record<InvalidBy, (f: Figures) => string> = {
  synthesised: () => 'the intervals were made from heart rate',
  corrected: (f) => `${percentOf(f.corrected)} of the beats are irregular, of which 5 % can be corrected`,
  irregular: (f) => `the rhythm cannot be interpreted at ${percentOf(f.irregular)} of the beats`,
  missing: (f) => `${percentOf(f.missing)} of the time is missing`,
};
const SPECTRAL: ReadonlySet<string> = new Set(['lfMs2', 'hfMs2', 'lfPeakHz']);

/** A reason for each figure that is null, by its name. */
function reasons(f: Figures, raw: boolean, figures: Record<string, unknown>): Record<string, string> {
  const all = raw ? [] : f.invalidBy.map((why) => INVALID[why](f));
  const own = (name: string): string =>
    SPECTRAL.has(name)
      ? 'part of the time is unknown, or the stretch is shorter than the spectrum needs'
      : 'too few clean intervals';
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([, value]) => value === null)
      .map(([name]) => [name, all.length > 0 ? all.join('; ') : own(name)]),
  );
}

function report(f: Figures, raw: boolean): Record<string, number | boolean | null | Record<string, string>> {
  const show = (value: number | undefined): number | null => (raw || f.valid ? tidy(value) : null);
  const figures = {
    beats: f.beats,
    meanNnMs: show(f.meanNnMs),
    sdnnMs: show(f.sdnnMs),
    rmssdMs: show(f.rmssdMs),
    pnn50Pct: show(f.pnn50Pct),
    sd1Ms: show(f.sd1Ms),
    sd2Ms: show(f.sd2Ms),
    lfMs2: show(f.lfMs2),
    hfMs2: show(f.hfMs2),
    lfPeakHz: show(f.lfPeakHz),
    meanHrBpm: show(f.meanHrBpm),
    correctedPct: tidy(100 * f.corrected),
    missingPct: tidy(100 * f.missing),
    irregularPct: tidy(100 * f.irregular),
    valid: raw || f.valid,
  };
  return { ...figures, reasons: reasons(f, raw, figures) };
}

async function analyseFile(file: string, wanted: Wanted): Promise<object> {
  const session = await sessionIn(file);
  const { beats } = session.track('client');
  const assessments = assessmentReports(session, curves);
  const labels = labelBeats(beats);
  const { whole, windows, synthesised, artefacts } = analyse(
    beats,
    wanted.raw ? undefined : labels,
    wanted.windowS * 1000,
  );
  return {
    file,
    ...report(whole, wanted.raw),
    synthesised,
    artefacts,
    windows: windows.map((w) => ({
      startS: tidy(w.from / 1000),
      endS: tidy(w.to / 1000),
      ...report(w, wanted.raw),
    })),
    // The last one counts; earlier ones of the same session stand beside it.
    ...(assessments.length > 0 && { resonance: assessments.at(-1), earlier: assessments.slice(0, -1) }),
    settings: { windowS: wanted.windowS, raw: wanted.raw, ...(wanted.raw ? rawSettings : settings) },
  };
}

const wanted = parse(argv.slice(2));
if (typeof wanted === 'string') {
  stderr.write(`${wanted}\n`);
  exit(1);
}
const document: object[] = [];
for (const file of wanted.files) {
  try {
    document.push(await analyseFile(file, wanted));
  } catch (cause) {
    stderr.write(`${refusal(file, cause)}\n`);
    exit(1);
  }
}
stdout.write(`${JSON.stringify(document)}\n`);
