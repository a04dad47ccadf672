/** A session's figures in windows as a table, with their units in the header and what they rest on beside them. */
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import { csvText, rounded } from './csv.ts';
import { sessionWindows } from './session-windows.ts';

const HEADER = [
  'from_s',
  'to_s',
  'from_utc',
  'beats',
  'corrected_percent',
  'missing_percent',
  'irregular_percent',
  'mean_hr_bpm',
  'mean_nn_ms',
  'sdnn_ms',
  'rmssd_ms',
  'ln_rmssd',
  'pnn50_percent',
  'sd1_ms',
  'sd2_ms',
  'lf_ms2',
  'hf_ms2',
  'lf_peak_hz',
  'not_shown',
  'heart_wave_bpm',
  'heart_wave_breaths',
  'guide_breaths_per_min',
  'phase',
] as const;

/** One row a window of `windowMs`. Where `not_shown` names a reason the figures of variability are empty. */
export function windowsCsv(session: Session, windowMs?: Ms): string {
  const { epoch } = session.state;
  return csvText(
    HEADER,
    sessionWindows(session, windowMs).map(({ figures: f, hidden, ...window }) => {
      const shown = (value: number | undefined): number | undefined =>
        hidden === undefined ? rounded(value, 4) : undefined;
      // The mean heart rate is no figure of variability: slow breathing does not hide it.
      const rate = hidden === undefined || hidden === 'slow-breathing';
      return [
        rounded(window.from / 1000, 3),
        rounded(window.to / 1000, 3),
        new Date(epoch + window.from).toISOString(),
        f.beats,
        rounded(100 * f.corrected, 2),
        rounded(100 * f.missing, 2),
        rounded(100 * f.irregular, 2),
        rate ? rounded(f.meanHrBpm, 4) : undefined,
        rate ? rounded(f.meanNnMs, 4) : undefined,
        shown(f.sdnnMs),
        shown(f.rmssdMs),
        shown(f.lnRmssd),
        shown(f.pnn50Pct),
        shown(f.sd1Ms),
        shown(f.sd2Ms),
        shown(f.lfMs2),
        shown(f.hfMs2),
        hidden === undefined ? rounded(f.lfPeakHz, 6) : undefined,
        hidden,
        rounded(window.wave, 3),
        window.breaths,
        rounded(window.guide, 3),
        window.phase === undefined ? undefined : (window.phase.name ?? window.phase.kind),
      ];
    }),
  );
}
