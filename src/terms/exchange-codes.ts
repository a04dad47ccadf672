/** What can be wrong with a file, by name; `exchange` gives the codes and the screens put words to them. */

export type ExchangeErrorCode =
  /** A line is not what the format asks for. `line` tells which, from 1. */
  | 'bad-line'
  /** The file holds nothing that could be read. */
  | 'empty'
  /** The file is neither a session of Attune nor of a format that is known here. */
  | 'unknown-format'
  /** The file was written by a later version of the program. */
  | 'newer-version'
  /** The file holds more than any session does, and opening it could take the window down. */
  | 'too-large'
  /** The file is of a known binary format, but cut off or changed. */
  | 'damaged'
  /** The file holds heart rates, from which no interval between two beats can be told. */
  | 'heart-rate-only'
  /** The file holds the curve of a sensor (ECG, breathing, movement), not the beats found in it. */
  | 'curve-only'
  /** The file holds marks and no beats. */
  | 'marks-only'
  /** The file holds figures that were computed from beats, not the beats. */
  | 'figures-only'
  /** The file is a table of numbers, and none of its columns can be the time between two beats. */
  | 'no-intervals'
  /** The file holds several recordings, and nothing says which is meant. */
  | 'several'
  /** There are two ways to read the file, or none that is certain: only a person can tell. */
  | 'unclear';
