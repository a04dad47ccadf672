/** What is said of a file that somebody opens: what is wrong with it, what is safe, what to do next. Words only. */
import type { ExchangeErrorCode } from '../../terms/exchange-codes.ts';
import type { NoticeWords } from './notices.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface FileWords {
  /** By the code of the format's error; `bad-line` with the line, 0 = none is to blame. */
  readonly refused: Readonly<Record<Exclude<ExchangeErrorCode, 'bad-line'>, NoticeWords>> & {
    readonly 'bad-line': (line: number) => NoticeWords;
  };
  readonly reading: (name: string) => string;
  readonly stop: string;
  readonly unreadable: NoticeWords;
  readonly cut: (line: number) => NoticeWords;
  /** How a file's session met what was on this device. */
  readonly met: Readonly<Record<'known' | 'added' | 'beside' | 'erased', NoticeWords>>;
}

export let fileWords: FileWords;
await catalogue(part('files'), (spoken: { fileWords: FileWords }) => ({ fileWords } = spoken));
