/** Every breath of the guide as a table, with the heart's wave in it. The phase between heart and breath is not in it: a strap's delay is not known. */
import { breathTrackOf } from '../../session/breath-track.ts';
import type { Session } from '../../session/session.ts';
import { csvText, rounded } from './csv.ts';

const HEADER = [
  'breath',
  'onset_s',
  'onset_utc',
  'period_s',
  'breaths_per_min',
  'inhale_percent',
  'heart_wave_bpm',
  'amplitude_bpm',
  'corrected_events',
  'counts',
  'why_not',
] as const;

/**
 * One row a guided breath that was measured, oldest first. `heart_wave_bpm` is peak to trough, `amplitude_bpm` half the wave that keeps step with
 * the guide; both are empty where the breath does not count, and `why_not` tells why.
 */
export function breathsCsv(session: Session): string {
  const { epoch } = session.state;
  return csvText(
    HEADER,
    breathTrackOf(session)
      .update()
      .map((breath, i) => [
        i,
        rounded(breath.onset / 1000, 3),
        new Date(epoch + breath.onset).toISOString(),
        rounded(breath.periodMs / 1000, 3),
        rounded(60_000 / breath.periodMs, 3),
        rounded(100 * breath.inhaleShare, 1),
        breath.valid ? rounded(breath.ptt, 3) : undefined,
        breath.valid ? rounded(Math.hypot(breath.re, breath.im), 3) : undefined,
        breath.corrected,
        breath.valid ? 'yes' : 'no',
        breath.valid ? undefined : breath.reason,
      ]),
  );
}
