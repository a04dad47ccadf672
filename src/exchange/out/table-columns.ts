/** The columns of the table of sessions, as its dictionary tells them: name, kind, and what stands in it. Plain data. */

interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number';
  readonly meaning: string;
}

/** In the order of the table. An empty cell: not known, not asked, or not shown because it is not valid. */
export const COLUMNS = [
  {
    name: 'row',
    kind: 'text',
    meaning: 'session, phase, or rate (all steps of one assessment at one breathing rate)',
  },
  { name: 'session', kind: 'text', meaning: 'identity of the session, random' },
  { name: 'client', kind: 'text', meaning: 'code of the client; empty: not filed' },
  { name: 'start_utc', kind: 'text', meaning: 'when the session began, ISO 8601, UTC' },
  { name: 'app', kind: 'text', meaning: 'version of Attune that recorded it' },
  { name: 'simulated', kind: 'text', meaning: 'scenario of a simulated strap; empty: a real one' },
  {
    name: 'part',
    kind: 'text',
    meaning: 'of a phase its kind or own name; of a rate the protocol of the assessment',
  },
  { name: 'assessment', kind: 'number', meaning: 'number of the assessment within its session, from 1' },
  { name: 'from_s', kind: 'number', meaning: 'start within the session, s' },
  { name: 'to_s', kind: 'number', meaning: 'end within the session, s' },
  { name: 'beats', kind: 'number', meaning: 'RR intervals' },
  { name: 'corrected_percent', kind: 'number', meaning: 'share of beats corrected, counted by events, %' },
  { name: 'missing_percent', kind: 'number', meaning: 'share of time without beats, %' },
  { name: 'mean_hr_bpm', kind: 'number', meaning: '60000 / mean clean interval, beats a minute' },
  { name: 'rmssd_ms', kind: 'number', meaning: 'RMSSD outside slow, guided breathing, ms' },
  { name: 'sdnn_ms', kind: 'number', meaning: 'SDNN (n - 1) outside slow, guided breathing, ms' },
  { name: 'pnn50_percent', kind: 'number', meaning: 'pNN50 outside slow, guided breathing, %' },
  {
    name: 'variability_intervals',
    kind: 'number',
    meaning: 'clean intervals that the figures of variability rest on',
  },
  { name: 'not_shown', kind: 'text', meaning: 'why the figures of variability are empty' },
  {
    name: 'heart_wave_bpm',
    kind: 'number',
    meaning: 'mean peak to trough of heart rate over guided breaths, beats a minute',
  },
  {
    name: 'heart_wave_sd_bpm',
    kind: 'number',
    meaning: 'standard deviation of it over the breaths, beats a minute',
  },
  { name: 'breaths', kind: 'number', meaning: 'guided breaths; of a rate those the guide led' },
  { name: 'clean_breaths', kind: 'number', meaning: 'of a rate: those of them that count' },
  {
    name: 'guide_breaths_per_min',
    kind: 'number',
    meaning: 'breathing rate of the guide, breaths a minute; empty: none, or not one',
  },
  { name: 'verdict', kind: 'text', meaning: 'of a rate: done, not-followed, not-clean' },
  {
    name: 'amplitude_bpm',
    kind: 'number',
    meaning: 'of a rate: breath-locked amplitude of heart rate, beats a minute',
  },
  { name: 'amplitude_se_bpm', kind: 'number', meaning: 'its standard error, beats a minute' },
  { name: 'plv', kind: 'number', meaning: 'phase locking of heart rate and guide, 0 to 1' },
  {
    name: 'locked_fraction',
    kind: 'number',
    meaning: 'share of the variance that keeps step with the guide, 0 to 1',
  },
  { name: 'lf_ms2', kind: 'number', meaning: 'power from 0.04 to 0.15 Hz, ms²' },
  { name: 'lf_peak_hz', kind: 'number', meaning: 'frequency of the highest density there, Hz' },
  { name: 'ease', kind: 'number', meaning: 'how easy it felt, 0 to 10; of a session the last said' },
  { name: 'distress', kind: 'number', meaning: 'distress, 0 to 10; of a session the last said' },
  { name: 'distress_first', kind: 'number', meaning: 'of a session: distress as first said, 0 to 10' },
  {
    name: 'accepted_breaths_per_min',
    kind: 'number',
    meaning: 'of a session: breathing rate accepted for practice',
  },
  {
    name: 'accepted_low',
    kind: 'number',
    meaning: 'low end of the 80 % range behind it; empty: chosen by hand',
  },
  { name: 'accepted_high', kind: 'number', meaning: 'high end of it' },
  { name: 'marks', kind: 'number', meaning: 'marked moments' },
  { name: 'too_much', kind: 'number', meaning: 'of these: said to be too much' },
] as const satisfies readonly Column[];

export type ColumnName = (typeof COLUMNS)[number]['name'];
