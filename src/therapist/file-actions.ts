/**
 * A file on its way in: how far its reading is, what is asked about its columns, and the ways to go on or to give it up. One at a time; the
 * next file takes the place of one that is still open.
 */
import type { Role } from '../terms/column-roles.ts';
import { tidyCode } from '../session/client-record.ts';
import type { EpochMs, Ms, Share } from '../terms/units.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { FileCommand } from '../ui/model/record-command.ts';
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
  /** How far the whole way is; of a file whose place another one took nothing is told. */
  progress(thread: FileThread, share: Share): void;
  asked(asked: Asked): void;
  /** Its reading is over: the next file that is opened does not stop it any more. */
  read(thread: FileThread): void;
  /** It is kept: there is nothing to give up any more. */
  kept(thread: FileThread): void;
  /** It is shown, refused or given up. */
  end(thread: FileThread): void;
  readonly handlers: Handlers<FileCommand>;
}

export interface FileDeskOptions {
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly after: (ms: Ms, work: () => void) => () => void;
  readonly onChange: () => void;
}

/** Reading is told of only if it takes longer than anybody would notice, ms. */
const NOTICED: Ms = 300;
/** A step of this size is told. */
const LEAST: Share = 0.01;
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

export function fileDesk({ notices, after, onChange }: FileDeskOptions): FileDesk {
  let open:
    | {
        readonly file: File;
        readonly thread: FileThread;
        readonly words: { readonly reading: string; readonly stop: string };
        share: Share;
        stage: 'reading' | 'read' | 'kept';
        /** Whoever waits knows that something happens. */
        told: boolean;
        /** It is not told of any more. */
        readonly leave: () => void;
      }
    | undefined;
  let question: FileQuestion | undefined;
  let code: string | undefined;

  const roles = (): Role[] => (question?.columns ?? []).map(({ role }) => role);
  const close = (thread: FileThread): void => {
    // Another file may have come meanwhile.
    if (open !== undefined && open.thread !== thread) return;
    open?.leave();
    open = undefined;
    question = undefined;
    notices.drop(KEY);
    onChange();
  };

  function show(): void {
    if (open === undefined || !open.told) return;
    const { words, share, stage } = open;
    notices.show(() => ({
      key: KEY,
      icon: 'info',
      lead: words.reading,
      share,
      ...(stage !== 'kept' && { actions: [{ label: words.stop, command: { do: 'do-not-open' } }] }),
    }));
  }

  function turn(thread: FileThread, stage: 'read' | 'kept'): void {
    if (open?.thread !== thread) return;
    open.stage = stage;
    // A person who answered a question has waited long enough.
    if (question !== undefined) open.told = true;
    question = undefined;
    show();
    onChange();
  }

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
      // What was read already goes on by itself.
      if (open?.stage === 'reading') open.thread.stop();
      open?.leave();
      question = undefined;
      code = undefined;
      const leave = after(NOTICED, () => {
        if (open?.thread !== thread || question !== undefined) return;
        open.told = true;
        show();
      });
      open = { file, thread, words, share: 0, stage: 'reading', told: false, leave };
      notices.drop(KEY);
      onChange();
    },
    progress: (thread, share) => {
      // To draw the window anew takes time, too.
      if (open?.thread !== thread || share - open.share < LEAST) return;
      open.share = share;
      show();
    },
    read: (thread) => turn(thread, 'read'),
    kept: (thread) => turn(thread, 'kept'),
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
      open.told = false;
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
