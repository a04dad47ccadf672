/** What a script says of a file that it cannot read or write: one line. */
import { ExchangeError } from '../exchange/exchange-error.ts';

/** One sentence that names the file. `cause`: an ExchangeError, or the file system's error. */
export function refusal(file: string, cause: unknown): string {
  if (cause instanceof ExchangeError) {
    const where = cause.line === undefined ? '' : ` (line ${cause.line})`;
    switch (cause.code) {
      case 'empty':
        return `${file} holds no intervals.`;
      case 'newer-version':
        return `${file} was written by a newer version of Attune.`;
      case 'bad-line':
        return `${file} cannot be read as intervals or as a session${where}.`;
      case 'too-large':
      case 'unknown-format':
        return `${file} is neither a list of intervals nor a session of Attune${where}.`;
    }
  }
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `${file} does not exist.`;
  if (code === 'EISDIR') return `${file} is a folder.`;
  return `${file} cannot be read${code === undefined ? '' : ` (${code})`}.`;
}
