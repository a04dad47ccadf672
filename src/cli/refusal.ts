/** What a script says of a file that it cannot read or write: one line. */
import { ExchangeError } from '../exchange/exchange-error.ts';
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';

/** What is true of a refused file, and what to do; one line, after the file's name. */
const REFUSED: Record<ExchangeErrorCode, string> = {
  empty: 'holds no intervals. Save the intervals between beats (RR, IBI) instead.',
  'bad-line': 'cannot be read as intervals or as a session. Look at that line.',
  'unknown-format':
    'is neither a session of Attune nor of a format with intervals between beats that is known here. Save the intervals as text, one a line.',
  'newer-version': 'was written by a newer version of Attune. Read it with that one.',
  'too-large': 'holds more than a session can. Divide it into single sessions.',
  damaged: 'is cut off or changed. Copy it from its source once more.',
  'heart-rate-only':
    'holds heart rates, from which no interval between two beats can be told. Save the RR intervals instead.',
  'curve-only':
    'holds the curve of a sensor, not the beats in it. Let the program that recorded it find the beats and save the intervals (RR, IBI).',
  'marks-only': 'holds marks and no beats. Take the file with the intervals that belongs to it.',
  'figures-only': 'holds figures that were computed from beats, not the beats. Save the intervals instead.',
  'no-intervals':
    'is a table in which no column can be the time between two beats. Save the intervals in ms, one a line.',
  several: 'holds several recordings. Save the one that is meant to a file of its own.',
  unclear:
    'can be read in more than one way. Open it in the window, which asks, or save the intervals alone, one a line.',
};

/** One line that names the file. `cause`: an ExchangeError, or the file system's error. */
export function refusal(file: string, cause: unknown): string {
  if (cause instanceof ExchangeError)
    return `${file}${cause.line === undefined ? '' : ` (line ${cause.line})`} ${REFUSED[cause.code]}`;
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `${file} does not exist.`;
  if (code === 'EISDIR') return `${file} is a folder.`;
  return `${file} cannot be read${code === undefined ? '' : ` (${code})`}.`;
}
