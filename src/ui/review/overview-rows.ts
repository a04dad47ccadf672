/** The rows of a session's picture: which there are, where each lies, and the scale of each. */
import type { BreathCourse } from '../../session/breath-course.ts';
import type { Overview } from '../../session/overview.ts';
import type { TrendPoint } from '../../session/chart-series.ts';
import type { Stretch } from '../../signal/change.ts';
import type { BreathsPerMin, Ms } from '../../terms/units.ts';

/** One row: its name and where it lies, CSS px from the top. */
export interface OverviewRow {
  readonly name:
    'phases' | 'heart' | 'own' | 'wave' | 'guide' | 'breath' | 'curve' | 'marks' | 'ratings' | 'signal';
  readonly top: number;
  readonly height: number;
}

/** Where the plot lies and what it shows. */
export interface OverviewFrame {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly from: Ms;
  readonly to: Ms;
  readonly a: Stretch | undefined;
  readonly b: Stretch | undefined;
  /** Session time that is read; `undefined` = none. */
  readonly at: Ms | undefined;
}

const HEIGHTS: Readonly<Record<OverviewRow['name'], number>> = {
  phases: 44,
  heart: 150,
  own: 150,
  wave: 84,
  guide: 64,
  breath: 76,
  curve: 52,
  marks: 38,
  ratings: 38,
  signal: 26,
};
/** Room for the labels of time below the rows. */
export const AXIS = 26;
/** Room above each row for its name where the names do not stand beside. */
const NAME_ABOVE = 22;

/** The rows of a picture: those that have something to show, one under the other. */
export function rowsOf(overview: Overview, above: boolean): { rows: readonly OverviewRow[]; height: number } {
  const has: Readonly<Record<OverviewRow['name'], boolean>> = {
    phases: overview.phases.length > 0,
    heart: true,
    own: overview.own !== undefined,
    wave: overview.waves === undefined ? overview.rates.length > 0 : overview.waves.length > 0,
    guide: overview.rates.length > 0,
    breath: overview.breath !== undefined,
    curve: overview.breath?.level !== undefined,
    marks: overview.moments.marks.length > 0,
    ratings: overview.moments.ratings.length > 0,
    signal: true,
  };
  const rows: OverviewRow[] = [];
  let top = 0;
  for (const name of Object.keys(HEIGHTS) as OverviewRow['name'][]) {
    if (!has[name]) continue;
    if (above) top += NAME_ABOVE;
    rows.push({ name, top, height: HEIGHTS[name] });
    top += HEIGHTS[name];
  }
  return { rows, height: top + AXIS };
}

/** Scale of a row: value to px from the top. */
export const scaleOf =
  (row: OverviewRow, low: number, high: number) =>
  (value: number): number =>
    row.top + 8 + (row.height - 16) * (1 - (value - low) / Math.max(1e-9, high - low));

/** Scale of the breathing rate: what is usual, and more where there was more. */
export const breathScale = ({ range }: BreathCourse): readonly [BreathsPerMin, BreathsPerMin] => [
  Math.min(3, range?.[0] ?? 3),
  Math.max(12, Math.ceil(range?.[1] ?? 12)),
];

/** The largest wave of a session, for its scale. */
export const largest = (points: readonly TrendPoint[] = []): number =>
  points.reduce((most, { high = 0 }) => Math.max(most, high), 4);
