/** What can be wrong with a file, as a closed list; the sentences for people are in `ui/words`. */
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';

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
