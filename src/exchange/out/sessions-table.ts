/**
 * All sessions as one table for statistics programs: a row for each session, each of its phases, and each breathing rate of its assessments, with the
 * figures of the screen under the screen's rules. No words that were typed in are in it but names of phases.
 */
import { assessmentCriteria } from '../../session/assessment-criteria.ts';
import { phasesOf } from '../../session/course.ts';
import type { Session } from '../../session/session.ts';
import { breathMemoryOf } from '../../session/step-breaths.ts';
import { stretchFigures } from '../../session/stretch-figures.ts';
import { sessionFigures } from '../../session/whole-session.ts';
import { csvText, rounded, type Cell } from './csv.ts';
import { COLUMNS, type ColumnName } from './table-columns.ts';

/** One row; a column that is absent is empty. */
export type TableRow = Readonly<Partial<Record<ColumnName, Cell>>>;

const seconds = (ms: number | undefined): number | undefined => rounded(ms === undefined ? ms : ms / 1000, 3);
const fine = (value: number | undefined): number | undefined => rounded(value, 4);

function sessionRow(session: Session): TableRow {
  const { basis, unpaced, hidden, meanHrBpm, strapBpm, heartWave, breaths } = sessionFigures(session);
  const { accepted, moments, endedAt, at } = session.state;
  const said = (scale: 'ease' | 'distress') => moments.ratings.filter((one) => one.scale === scale);
  const trusted = hidden?.code === 'unusable' || hidden?.code === 'no-intervals' ? strapBpm : meanHrBpm;
  const quiet = (value: number | undefined) => (hidden === undefined ? fine(value) : undefined);
  return {
    row: 'session',
    from_s: 0,
    to_s: seconds(endedAt ?? at),
    beats: basis.beats,
    corrected_percent: rounded(100 * basis.corrected, 2),
    missing_percent: rounded(100 * basis.missing, 2),
    mean_hr_bpm: fine(trusted),
    rmssd_ms: quiet(unpaced.rmssdMs),
    sdnn_ms: quiet(unpaced.sdnnMs),
    pnn50_percent: quiet(unpaced.pnn50Pct),
    variability_intervals: unpaced.intervals,
    not_shown: hidden?.code,
    heart_wave_bpm: fine(heartWave),
    breaths,
    ease: said('ease').at(-1)?.value,
    distress: said('distress').at(-1)?.value,
    distress_first: said('distress')[0]?.value,
    accepted_breaths_per_min: accepted?.rate,
    accepted_low: fine(accepted?.low),
    accepted_high: fine(accepted?.high),
    marks: moments.marks.length,
    too_much: moments.marks.filter(({ kind }) => kind === 'too-much').length,
  };
}

function phaseRows(session: Session): TableRow[] {
  const { course, procedures, endedAt, at, moments } = session.state;
  return phasesOf(course, procedures).map(({ kind, name, from, to = endedAt ?? at }) => {
    const figures = stretchFigures(session, { from, to });
    const { heartRate, rmssd, wave } = figures;
    const within = moments.marks.filter(({ moment }) => moment >= from && moment < to);
    return {
      row: 'phase',
      part: name ?? kind,
      from_s: seconds(from),
      to_s: seconds(to),
      beats: figures.beats,
      corrected_percent: rounded(100 * figures.corrected, 2),
      mean_hr_bpm: 'value' in heartRate ? fine(heartRate.value) : undefined,
      rmssd_ms: 'value' in rmssd ? fine(rmssd.value) : undefined,
      not_shown: 'hidden' in rmssd ? rmssd.hidden : undefined,
      heart_wave_bpm: 'value' in wave ? fine(wave.value) : undefined,
      heart_wave_sd_bpm: 'value' in wave ? fine(wave.sd) : undefined,
      guide_breaths_per_min: rounded(figures.guide, 3),
      marks: within.length,
      too_much: within.filter((mark) => mark.kind === 'too-much').length,
    };
  });
}

function rateRows(session: Session): TableRow[] {
  const { procedures, at } = session.state;
  const memory = breathMemoryOf(session);
  return procedures
    .filter((procedure) => procedure.kind === 'assessment')
    .flatMap((procedure, i) =>
      assessmentCriteria(procedure, memory, at).map((rate): TableRow => ({
        row: 'rate',
        part: procedure.plan.protocol,
        assessment: i + 1,
        from_s: seconds(procedure.since),
        to_s: seconds(procedure.ended?.at),
        heart_wave_bpm: fine(rate.peakToTrough),
        breaths: rate.done,
        clean_breaths: rate.clean,
        guide_breaths_per_min: rounded(rate.rate, 3),
        verdict: rate.verdict,
        amplitude_bpm: fine(rate.amplitude),
        amplitude_se_bpm: fine(rate.error),
        plv: fine(rate.plv),
        locked_fraction: fine(rate.lockedFraction),
        lf_ms2: fine(rate.lfPowerMs2),
        lf_peak_hz: rounded(rate.lfPeakHz, 6),
        ease: rate.ease,
        distress: rate.distress,
      })),
    );
}

/** The rows of one session: itself first, then its phases, then the rates of its assessments. */
export function tableRows(session: Session): TableRow[] {
  const { id, epoch, client, simulated } = session.state;
  const [start] = session.log;
  const of: TableRow = {
    session: id,
    client,
    start_utc: new Date(epoch).toISOString(),
    app: start?.type === 'started' ? start.app : undefined,
    simulated,
  };
  return [sessionRow(session), ...phaseRows(session), ...rateRows(session)].map((row) => ({ ...of, ...row }));
}

/** The table as text. */
export const tableCsv = (rows: readonly TableRow[]): string =>
  csvText(
    COLUMNS.map(({ name }) => name),
    rows.map((row) => COLUMNS.map(({ name }) => row[name])),
  );

/** What its columns mean, as a table of its own. */
export const dictionaryCsv = (): string =>
  csvText(
    ['column', 'kind', 'meaning'],
    COLUMNS.map(({ name, kind, meaning }) => [name, kind, meaning]),
  );
