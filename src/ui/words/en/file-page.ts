/** What is said on the page of a file whose columns are in question. Words only. */
import type { FilePageWords } from '../file-page.ts';
import { decimal, plural } from '../format.ts';

export const filePageWords: FilePageWords = {
  bar: 'Open a file',
  title: 'This is how it will be read',
  about: (name, size) => `${name}, ${size}.`,
  outcome: (length, beats, unclear) =>
    `${length}, ${decimal(beats)} ${plural(beats, { one: 'beat', other: 'beats' })}${unclear === 0 ? '' : `, ${decimal(unclear)} of them unclear`}.`,
  unchanged: 'The file itself is not changed.',
  heads: { column: 'Column', first: 'First values', role: 'Read as', why: 'Recognised' },
  column: (number) => `Column ${number}`,
  roles: {
    'interval-ms': 'Beat interval in ms',
    'interval-s': 'Beat interval in seconds',
    'beats-ms': 'Times of the beats in ms',
    'beats-s': 'Times of the beats in seconds',
    'time-ms': 'Time in ms',
    'time-s': 'Time in seconds',
    rate: 'Heart rate, not needed',
    row: 'Row number, not needed',
    marks: 'Marks',
    breath: 'Breathing',
    none: 'Not read',
  },
  whys: {
    both: 'by name and values',
    name: 'by its name',
    values: 'by its values',
    follows: 'it follows from the intervals',
    counts: 'it counts the rows',
    words: 'words beside the numbers',
    same: 'always the same',
    grid: 'grows evenly, not with the beats',
    unknown: 'meaning unknown',
    chosen: 'chosen by you',
  },
  minute: 'The first minute, read this way',
  chart: (low, high) => `Heart rate of the first minute, ${low} to ${high} beats a minute`,
  bpm: (value) => `${value} bpm`,
  nothing:
    'Read this way, it holds no beats that a heart could have. Choose which column holds the intervals.',
  unsaid: 'What the file does not say',
  day: 'Day',
  dayGuess: {
    name: 'The day is a guess from the file’s name.',
    written: 'The day is a guess: the file was last written then.',
  },
  client: 'Client',
  later: 'File it later',
  open: 'Open it like this',
  leave: 'Do not open',
};
