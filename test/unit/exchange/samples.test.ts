/**
 * Samples of the field's formats, of the faults seen in them and of recordings in their source's own form: how many beats, how long, what holes, or which
 * refusal. The numbers are those of the descriptions beside the samples where these give them, else of their own rows, added up. The lists here are held to the
 * folders: a sample that nobody expects anything of is told. Read where they lie.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ExchangeError } from '../../../src/exchange/exchange-error.ts';
import { endedSession, sessionOf } from '../../../src/exchange/file-session.ts';
import { openBytes } from '../../../src/exchange/open-source.ts';
import type { Recording } from '../../../src/exchange/recording.ts';
import { dataFile, hasBeside, hasData } from '../../fixtures/data-folder.ts';

type Expected =
  /** Beats, seconds, and the holes before which interval. */
  readonly [beats: number, seconds: number, holes?: readonly number[]] | string;

/** 120 intervals of one generator: 102.877 s. */
const LIST = [120, 102.877] as const;
const FORMATS: Record<string, Expected> = {
  // Three records of 40 beats: an interval less than beats in each, and nothing known between them.
  'apple-health/export-fragment.xml': [117, 100.17, [39, 78]],
  'biotrace-nexus/raw-export.txt': 'curve-only',
  'cardiopro-ibi/UNVERIFIED-ibi-with-start.txt': LIST,
  'edfplus/session.edf': 'heart-rate-only',
  // On a grid of 1/64 s.
  'empatica/IBI.csv': [120, 102.797],
  'fatmaxxer/session.rr.csv': LIST,
  'fhir-r4/bundle.json': 'figures-only',
  'firstbeat-fbe/session.fbe': LIST,
  // 24 messages of five slots, three of them empty.
  'fit-hrv/session.fit': [117, 100.462],
  'hrv-logger/2026-03-04_Events_A17.csv': 'marks-only',
  'hrv-logger/2026-03-04_RR_A17.csv': LIST,
  'openhrv/session.csv': LIST,
  // Six conditions of 60 beats, each recorded on its own.
  'openneuro-hrver/sub-0000_ses-calibration_task-labHRV_beh.tsv': [360, 306.376, [60, 120, 180, 240, 300]],
  'plain-rr/2026-03-04 09-30-00.txt': LIST,
  'plain-rr/german-decimal-comma.csv': [120, 102.874],
  'plain-rr/hrvas-two-column.ibi': LIST,
  'plain-rr/kubios-seconds.txt': LIST,
  'plain-rr/welltory-one-line.txt': LIST,
  'polar-hrm/26030401.hrm': LIST,
  'polar-sensor-logger/Polar_H10_00000000_20260304_093000_ACC.txt': 'curve-only',
  'polar-sensor-logger/Polar_H10_00000000_20260304_093000_ECG.txt': 'curve-only',
  'polar-sensor-logger/Polar_H10_00000000_20260304_093000_HR.txt': 'heart-rate-only',
  'polar-sensor-logger/Polar_H10_00000000_20260304_093000_RR.txt': LIST,
  'selfloops/new.csv': LIST,
  'selfloops/old.csv': LIST,
  'suunto-sdf/session.sdf': LIST,
  // The raw list; the corrected one is 10 ms longer.
  'vns-analyse/04.03.2026 09.30 A17 0h 02min.txt': [120, 102.867],
};

const SAME = [120, 103.046] as const;
const ROWS = [450, 386.524] as const;
/** One interval of 857 ms is a mark for no value. */
const LOST = [119, 102.189, [70]] as const;
const CASES: Record<string, Expected> = {
  '01-two-columns-time-and-interval/decimal-comma-semicolon.csv': SAME,
  '01-two-columns-time-and-interval/ms-tab.txt': SAME,
  '01-two-columns-time-and-interval/seconds-comma.ibi.txt': SAME,
  '01-two-columns-time-and-interval/seconds-tab.txt': SAME,
  '02-row-number-and-interval/five-rows.csv': [5, 4.452],
  '02-row-number-and-interval/header.csv': ROWS,
  '02-row-number-and-interval/no-header.csv': ROWS,
  '02-row-number-and-interval/quoted.csv': ROWS,
  '02-row-number-and-interval/tab.txt': ROWS,
  '03-heart-rate-beside-interval/hr-rr.csv': SAME,
  '03-heart-rate-beside-interval/rr-hr.txt': SAME,
  '03-heart-rate-beside-interval/time-hr-rr.csv': SAME,
  '04-a-row-per-packet/all-pairs.csv': SAME,
  '04-a-row-per-packet/one-or-two.csv': SAME,
  '05-timestamped-exports/date-rr-since.csv': SAME,
  '05-timestamped-exports/epoch-ms-tab.txt': SAME,
  '05-timestamped-exports/epoch-spaces.csv': SAME,
  '05-timestamped-exports/events.csv': SAME,
  '05-timestamped-exports/seconds-with-holes.csv': [110, 94.562, [50]],
  '05-timestamped-exports/timestamp-semicolon.txt': SAME,
  '06-ways-to-write-a-number/brackets-tight.json': SAME,
  '06-ways-to-write-a-number/brackets.json': SAME,
  '06-ways-to-write-a-number/comma-and-space.txt': SAME,
  '06-ways-to-write-a-number/exponent.txt': SAME,
  '06-ways-to-write-a-number/no-leading-zero.txt': SAME,
  '06-ways-to-write-a-number/quoted.csv': SAME,
  '06-ways-to-write-a-number/trailing-comma.csv': SAME,
  '06-ways-to-write-a-number/unit-behind.txt': SAME,
  '07-words-around-the-list/comment-with-date.txt': SAME,
  '07-words-around-the-list/footer.txt': SAME,
  '07-words-around-the-list/label-behind.txt': SAME,
  '07-words-around-the-list/marker-inside.txt': SAME,
  '07-words-around-the-list/percent-comment.txt': SAME,
  '07-words-around-the-list/rule.txt': SAME,
  '07-words-around-the-list/title-with-number.txt': SAME,
  '08-marks-for-a-lost-beat/65535.txt': LOST,
  '08-marks-for-a-lost-beat/minus-one.txt': LOST,
  '08-marks-for-a-lost-beat/nan.txt': LOST,
  '08-marks-for-a-lost-beat/padded-rows.csv': SAME,
  '08-marks-for-a-lost-beat/zero.txt': LOST,
  // 1200 moments are 1199 intervals; nothing says that a beat was at 0.
  '09-beat-times-not-intervals/seconds.txt': [1199, 1029.14],
  '18-names-of-files/beside-a-grid.csv': SAME,
  '18-names-of-files/morning.hrm.txt': SAME,
  '18-names-of-files/morning.ibi': SAME,
  '18-names-of-files/sections.txt': SAME,
  '19-utf-16/list.txt': SAME,
  '21-irregular-but-mild/list.txt': [955, 778.255],
  '22-intervals-made-from-heart-rate/list.txt': [678, 598.911],
  '23-one-early-beat-at-the-beginning/list.txt': [200, 175.863],
};

const DATA: Record<string, Expected> = {
  'native/physionet_chi_C1.med.txt': [4034, 3326.743],
  'native/physionet_metron_M2.txt': [662, 597.492],
  'native/polar_exercise.hrm': [4117, 2561.791],
  'native/polar_h10_time_ibi.csv': [620, 601.569],
  'native/rr_one_per_line.txt': [910, 963.434],
  'short/welltory.json': 'several',
  'resp/nk_resting_8min.csv': 'curve-only',
  'resp/physio_slow_1.csv': 'curve-only',
  'ecg/polar_h10_pvc_a.csv': 'curve-only',
  'breath/paced/pos1_cycle_06s.csv': 'curve-only',
  'labels/mitdb_100.txt': 'unknown-format',
};

/** When those begin that say it, in the zone of this device unless they name one. */
const BEGUN = new Date(2026, 2, 4, 9, 30).getTime();
const NAMED_ZONE = Date.UTC(2026, 2, 4, 8, 30);
const STARTS: Record<string, number> = {
  'plain-rr/2026-03-04 09-30-00.txt': BEGUN,
  'cardiopro-ibi/UNVERIFIED-ibi-with-start.txt': BEGUN,
  'selfloops/new.csv': BEGUN,
  'selfloops/old.csv': BEGUN,
  'suunto-sdf/session.sdf': BEGUN,
  'firstbeat-fbe/session.fbe': BEGUN,
  'polar-hrm/26030401.hrm': BEGUN,
  'openhrv/session.csv': BEGUN,
  'vns-analyse/04.03.2026 09.30 A17 0h 02min.txt': BEGUN,
  'hrv-logger/2026-03-04_RR_A17.csv': NAMED_ZONE,
  'fatmaxxer/session.rr.csv': NAMED_ZONE,
  // Its first interval ends 2.060852 s after the start that its header names.
  'empatica/IBI.csv': NAMED_ZONE + 2060.852 - 859.375,
};

/** What stands beside samples and is none: descriptions, scripts, packets of straps, the list that several samples must agree with. */
const BESIDE = /(?:\.(?:md|mts|jsonl)|^same-as\.txt|^names\.json)$/;
const samplesIn = (folder: string): string[] =>
  readdirSync(dataFile(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !BESIDE.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(dataFile(folder).length + 1));

const read = async (path: string) =>
  openBytes(path.split('/').at(-1) ?? '', new Uint8Array(readFileSync(dataFile(path))));

async function recordingIn(path: string): Promise<Recording> {
  const opened = await read(path);
  if (!('recording' in opened)) throw new Error(`${path} is in question`);
  return opened.recording;
}

async function check(path: string, expected: Expected): Promise<void> {
  if (typeof expected === 'string') {
    const refusal: unknown = await read(path).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(ExchangeError);
    expect((refusal as ExchangeError).code).toBe(expected);
    return;
  }
  const [beats, seconds, holes = []] = expected;
  const { rr, holes: found } = await recordingIn(path);
  expect(rr).toHaveLength(beats);
  // Intervals told by two clocks differ by their rounding; a beat more or less is hundreds of ms.
  expect(Math.abs([...rr].reduce((sum, value) => sum + value, 0) / 1000 - seconds)).toBeLessThan(0.06);
  expect(found.map(({ before }) => before)).toEqual(holes);
  // The session of it has every beat, in as many stretches.
  const about = { name: 'x', epoch: 0, origin: 'o', app: 'x' };
  const { beats: kept } = endedSession(sessionOf(await read(path), about).facts).track('client');
  expect(kept.map((beat) => beat.rr)).toEqual([...rr]);
  expect(new Set(kept.map((beat) => beat.segment)).size).toBe(holes.length + 1);
}

describe.skipIf(!hasBeside('formats'))('samples of the formats', () => {
  it('are all expected here', () => {
    expect(Object.keys(FORMATS)).toEqual(expect.arrayContaining(samplesIn('../formats')));
  });
  it.each(Object.entries(FORMATS))('%s', async (path, expected) => {
    await check(`../formats/${path}`, expected);
  });
  it.each(Object.entries(STARTS))('%s began when it says', async (path, start) => {
    expect((await recordingIn(`../formats/${path}`)).epoch).toBeCloseTo(start, 3);
  });
});

describe.skipIf(!hasBeside('cases'))('faults that were seen in them', () => {
  it('are all expected here', () => {
    expect(Object.keys(CASES)).toEqual(expect.arrayContaining(samplesIn('../cases')));
  });
  it.each(Object.entries(CASES))('%s', async (path, expected) => {
    await check(`../cases/${path}`, expected);
  });
  it('keeps the length of a hole that has passed', async () => {
    const { holes } = await recordingIn('../cases/05-timestamped-exports/seconds-with-holes.csv');
    // Ten beats of the list are left out.
    expect(holes).toHaveLength(1);
    expect(holes[0]?.ms).toBeCloseTo(8484, 6);
  });
});

describe.skipIf(!hasData('native'))('recordings in the form of their source', () => {
  it.each(Object.entries(DATA))('%s', check);
});
