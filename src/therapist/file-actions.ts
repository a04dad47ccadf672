/**
 * A file on its way in: how far its reading is, what is asked about its columns, and the ways to go on or to give it up. One at a time; the
 * next file takes the place of one that is still open.
 */
import type { Role } from '../terms/column-roles.ts';
import { tidyCode } from '../session/client-record.ts';
import type { EpochMs, Ms, Share } from '../terms/units.ts';
import type { FileCommand, Handlers } from '../ui/model/command.ts';
import type { FileQuestion } from '../ui/model/file-view.ts';
import type { Asked } from '../exchange/question.ts';
import type { FileThread } from './file-thread.ts';
import type { Notices } from './notices.ts';

export interface FileDesk {
  /** What is asked about a file; `undefined` = nothing. */
  readonly question: FileQuestion | undefined;
  /** Code that was chosen for the file that was just taken; given away once. */
  code(): string | undefined;
  /** A file begins to be read; the words come with what reads it, and not with the window. */
  begin(file: File, thread: FileThread, words: { readonly reading: string; readonly stop: string }): void;
  progress(share: Share): void;
  asked(asked: Asked): void;
  /** It is read, refused or given up. */
  end(thread: FileThread): void;
  readonly handlers: Handlers<FileCommand>;
}

export interface FileDeskOptions {
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly monotonic: () => Ms;
  readonly onChange: () => void;
}

/** Reading is told of only if it takes longer than anybody would notice, ms. */
const NOTICED: Ms = 300;
const KEY = 'reading-file';
const DAY: Ms = 86_400_000;

/** The moment that a person's day and a known time of day make; `undefined` = the day is no date. */
export function onDay(day: string, known: EpochMs | undefined): EpochMs | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number);
  const time = known === undefined ? DAY / 2 : known - new Date(known).setHours(0, 0, 0, 0);
  return new Date(year ?? 0, (month ?? 1) - 1, date ?? 1).getTime() + time;
}

export function fileDesk({ notices, monotonic, onChange }: FileDeskOptions): FileDesk {
  let open:
    | {
        readonly file: File;
        readonly thread: FileThread;
        readonly since: Ms;
        readonly words: { readonly reading: string; readonly stop: string };
      }
    | undefined;
  let question: FileQuestion | undefined;
  let code: string | undefined;

  const roles = (): Role[] => (question?.columns ?? []).map(({ role }) => role);
  const close = (thread: FileThread): void => {
    // Another file may have come meanwhile.
    if (open !== undefined && open.thread !== thread) return;
    open = undefined;
    question = undefined;
    notices.drop(KEY);
    onChange();
  };

  return {
    get question() {
      return question;
    },
    code: () => {
      const given = code;
      code = undefined;
      return given;
    },
    begin: (file, thread, words) => {
      open?.thread.stop();
      question = undefined;
      code = undefined;
      open = { file, thread, since: monotonic(), words };
      onChange();
    },
    progress: (share) => {
      if (open === undefined || monotonic() - open.since < NOTICED) return;
      const { words } = open;
      notices.show(() => ({
        key: KEY,
        icon: 'info',
        lead: words.reading,
        share,
        actions: [{ label: words.stop, command: { do: 'do-not-open' } }],
      }));
    },
    asked: ({ columns, outcome }) => {
      if (open === undefined) return;
      const { name, size, lastModified } = open.file;
      question = {
        name,
        bytes: size,
        written: lastModified,
        columns,
        ...(outcome !== undefined && { outcome }),
      };
      notices.drop(KEY);
      onChange();
    },
    end: close,
    handlers: {
      'read-column': ({ column, role }) => {
        open?.thread.readAs(roles().map((one, i) => (i === column ? role : one)));
      },
      'open-it-like-this': ({ day, code: text }) => {
        code = tidyCode(text);
        const { outcome } = question ?? {};
        const said =
          outcome?.epoch !== undefined && outcome.dayOnly !== true ? undefined : onDay(day, outcome?.epoch);
        open?.thread.take(roles(), said);
      },
      'do-not-open': () => open?.thread.stop(),
    },
  };
}
