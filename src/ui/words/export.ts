/** What is said where sessions leave as files. Words only. */
import type { OutFormat } from '../../terms/out-formats.ts';
import { catalogue } from './language.ts';
import type { NoticeWords } from './notices.ts';
import { part } from './parts.ts';

/** A form of a file, and what it is good for. */
interface Form {
  readonly name: string;
  readonly about: string;
}

export interface ExportWords {
  readonly export: string;
  readonly report: string;
  readonly replay: string;
  readonly backToSession: string;
  readonly title: string;
  readonly stays: string;
  readonly formats: Readonly<Record<OutFormat, Form>>;
  readonly close: string;
  readonly titleMany: string;
  readonly whose: string;
  readonly everything: string;
  readonly oneDay: string;
  readonly day: string;
  readonly forms: Readonly<Record<'archive' | 'table' | 'parquet' | 'columns', Form>>;
  readonly nothing: NoticeWords;
  readonly progress: (now: number, of: number) => string;
}

export let exportWords: ExportWords;
await catalogue(part('export'), (spoken: { exportWords: ExportWords }) => ({ exportWords } = spoken));
