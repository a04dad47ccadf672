/** What a column of a file is read as, and how that came about, by name; `exchange` decides it and the screens put words to it. */

/** `row`: a running number. `beats`: the moments of beats. `rate`: heart rate, which follows from the intervals. `none`: not read. */
export type Role =
  | 'interval-ms'
  | 'interval-s'
  | 'time-ms'
  | 'time-s'
  | 'beats-ms'
  | 'beats-s'
  | 'rate'
  | 'row'
  | 'marks'
  | 'breath'
  | 'none';

/** How a column was recognised. */
export type Why =
  /** By what it is called and by its numbers. */
  | 'both'
  | 'name'
  | 'values'
  /** Its numbers follow from those of the intervals. */
  | 'follows'
  /** It counts the rows. */
  | 'counts'
  /** Words beside the numbers. */
  | 'words'
  /** The same in every row, or nothing at all. */
  | 'same'
  /** It grows evenly and does not keep step with the intervals. */
  | 'grid'
  | 'unknown'
  /** A person said so. */
  | 'chosen';

/** Every role that a person can choose. */
export const ROLES: readonly Role[] = [
  'interval-ms',
  'interval-s',
  'beats-ms',
  'beats-s',
  'time-ms',
  'time-s',
  'rate',
  'row',
  'marks',
  'breath',
  'none',
];

export interface ColumnReading {
  readonly role: Role;
  readonly why: Why;
}

export const isInterval = (role: Role | undefined): boolean =>
  role === 'interval-ms' || role === 'interval-s';
export const isTime = (role: Role | undefined): boolean => role === 'time-ms' || role === 'time-s';
export const isBeats = (role: Role | undefined): boolean => role === 'beats-ms' || role === 'beats-s';
/** Ms in one count of a column. */
export const unitOf = (role: Role): 1 | 1000 => (role.endsWith('-s') ? 1000 : 1);
