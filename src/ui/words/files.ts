/** What is said of a file that somebody opens: what is wrong with it, what is safe, what to do next. Words only. */
import type { NoticeWords } from './notices.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

export interface FileWords {
  readonly refused: {
    readonly 'bad-line': (line: number) => NoticeWords;
    readonly empty: NoticeWords;
    readonly 'unknown-format': NoticeWords;
    readonly 'newer-version': NoticeWords;
    readonly 'too-large': NoticeWords;
  };
  readonly unreadable: NoticeWords;
  readonly cut: (line: number) => NoticeWords;
  readonly known: NoticeWords;
  readonly erased: NoticeWords;
}

export let fileWords: FileWords;
await catalogue(part('files'), (spoken: { fileWords: FileWords }) => ({ fileWords } = spoken));
