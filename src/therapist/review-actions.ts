/** What people ask of stored sessions: look at one, name it, erase it, save it, open a file. */
import type { SessionEvent } from '../session/events.ts';
import type { FirstLook } from '../session/overview.ts';
import type { Session } from '../session/session.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { RecordCommand } from '../ui/model/record-command.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords, type NoticeWords } from '../ui/words/notices.ts';
import type { Desk } from './desk.ts';
import type { FileDesk } from './file-actions.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { Screens } from './screens.ts';

type ReviewCommand = Extract<
  RecordCommand,
  {
    do:
      'open-session' | 'close-review' | 'rename-session' | 'erase-session' | 'download-session' | 'open-file';
  }
>;

/** What a session is shown by; made in turns. */
interface LongLook {
  firstLookAt(facts: readonly SessionEvent[]): Promise<FirstLook>;
  /** A first look that was kept; `undefined` = it does not hold any more. */
  fromKept(kept: unknown): FirstLook | undefined;
  /** Afterwards the pictures and figures of the session are at hand. */
  makeReady(session: Session): Promise<void>;
}

export interface ReviewOptions {
  readonly desk: Pick<Desk, 'session' | 'running' | 'record'>;
  readonly records: Pick<
    RecordKeeper,
    'origin' | 'look' | 'load' | 'rename' | 'erase' | 'download' | 'takeIn'
  >;
  readonly files: FileDesk;
  readonly screens: Pick<Screens, 'reviewed' | 'lookAt' | 'review' | 'leaveReview' | 'goHome'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  /** Version of the program. */
  readonly app: string;
  /** Resolves when what was asked for last has been drawn. */
  readonly drawn: () => Promise<void>;
  /** Fetches what derives in turns what is shown. */
  readonly longLook: () => Promise<LongLook>;
  /** A stored session is about to be shown. */
  readonly opened: (session: Session) => void;
}

export interface ReviewActions {
  /** Reads a stored session and shows it, unless something else is wanted by then. */
  review(id: string): Promise<void>;
  readonly handlers: Handlers<ReviewCommand>;
}

const nothing = (): undefined => undefined;

export function reviewActions(options: ReviewOptions): ReviewActions {
  const { desk, records, files, screens, notices, app, drawn, longLook, opened } = options;
  /** Whoever asked last for something to look at. */
  let asked: object | undefined;

  /** Shows a session, first by its facts, unless something else is wanted by then: reading takes a while. */
  function viewer() {
    const mine = {};
    let claimed = false;
    let looked = false;
    const claim = (): void => {
      if (!claimed) asked = mine;
      claimed = true;
    };
    const isWanted = (): boolean => {
      claim();
      return asked === mine && !desk.running;
    };
    /** Without what makes it there is no first look, and what follows shows all the same. */
    async function look(make: (part: LongLook) => FirstLook | undefined | Promise<FirstLook>): Promise<void> {
      if (looked || !isWanted()) return;
      const first = await longLook().then(make, nothing);
      if (first === undefined || !isWanted()) return;
      looked = true;
      screens.lookAt(first);
      await drawn();
    }
    return {
      claim,
      isWanted,
      onKept: (kept: unknown): Promise<void> | undefined =>
        kept === undefined ? undefined : look(({ fromKept }) => fromKept(kept)),
      onRead: (facts: readonly SessionEvent[]): Promise<void> =>
        look(({ firstLookAt }) => firstLookAt(facts)),
      show: async (session: Session | undefined): Promise<void> => {
        if (session === undefined || !isWanted()) return;
        await longLook().then(({ makeReady }) => makeReady(session), nothing);
        if (!isWanted()) return;
        opened(session);
        screens.review(session);
      },
      /** What was shown of it by its facts is taken away. */
      leave: (): void => {
        if (looked && asked === mine && screens.reviewed === undefined) screens.leaveReview();
      },
    };
  }

  async function review(id: string): Promise<void> {
    const { claim, isWanted, onKept, onRead, show } = viewer();
    claim();
    await onKept(await records.look(id));
    if (isWanted()) await show(await records.load(id, onRead));
  }

  /** While a file is read people go on; it is shown when it is read. */
  async function open(file: File): Promise<void> {
    const { openFile } = await loadPart(() => import('./open-file.ts'));
    const { onRead, show, leave } = viewer();
    const tell = (words: NoticeWords): void =>
      notices.show(() => ({ key: 'file', icon: 'info', ...words, dismissible: true }));
    await openFile(file, { desk: files, records, app, tell, onRead, show, leave });
  }

  return {
    review,
    handlers: {
      'open-session': ({ id }) => void review(id),
      'close-review': () => {
        asked = undefined;
        screens.goHome();
      },
      'rename-session': ({ id, name }) => {
        if (desk.session.state.id === id) desk.record({ type: 'named', name: name.trim() });
        else
          void records
            .rename(id, name)
            .then(() => (screens.reviewed?.state.id === id ? review(id) : undefined));
      },
      'erase-session': ({ id }) => {
        void records.erase(id);
        if (screens.reviewed?.state.id === id) screens.leaveReview();
      },
      'download-session': ({ id }) => void records.download(id),
      'open-file': (command) => {
        notices.drop('file');
        open(command.file).catch(() =>
          // What reads files could not be fetched; the file is still at hand.
          notices.show(() => ({
            key: 'file',
            icon: 'info',
            ...noticeWords.missingPart,
            actions: [{ label: noticeWords.tryAgain, command }],
            dismissible: true,
          })),
        );
      },
    },
  };
}
