/** What can be wrong with a file, as a closed list; the sentences for people are in `ui/words`. */

export type ExchangeErrorCode =
  /** A line is not what the format asks for. `line` tells which, from 1. */
  | 'bad-line'
  /** The file holds nothing that could be read. */
  | 'empty'
  /** The file is neither a session of Attune nor a list of RR intervals. */
  | 'unknown-format'
  /** The file was written by a later version of the program. */
  | 'newer-version'
  /** The file holds more than any session does, and opening it could take the window down. */
  | 'too-large';

export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
  constructor(
    readonly code: ExchangeErrorCode,
    /** Line of the file, from 1, if one line is to blame. */
    readonly line?: number,
    options?: ErrorOptions,
  ) {
    super(line === undefined ? code : `${code} (line ${line})`, options);
  }
}
