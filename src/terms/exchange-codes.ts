/** What can be wrong with a file, by name; `exchange` gives the codes and the screens put words to them. */

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
