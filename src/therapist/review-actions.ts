/** What people ask of stored sessions: look at one, name it, erase it, save it, open a file. */
import { firstLook } from '../session/overview.ts';
import type { Session } from '../session/session.ts';
import type { Handlers, RecordCommand } from '../ui/model/command.ts';
import { noticeWords } from '../ui/words/notices.ts';
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

export interface ReviewOptions {
  readonly desk: Pick<Desk, 'session' | 'running' | 'record'>;
  readonly records: Pick<RecordKeeper, 'load' | 'rename' | 'erase' | 'download' | 'open'>;
  readonly files: FileDesk;
  readonly screens: Pick<Screens, 'reviewed' | 'lookAt' | 'review' | 'leaveReview' | 'goHome'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  /** Resolves when what was asked for last has been drawn. */
  readonly drawn: () => Promise<void>;
  /** A stored session is about to be shown. */
  readonly opened: (session: Session) => void;
}

export interface ReviewActions {
  /** Reads a stored session and shows it, unless something else is wanted by then. */
  review(id: string): Promise<void>;
  readonly handlers: Handlers<ReviewCommand>;
}

export function reviewActions(options: ReviewOptions): ReviewActions {
  const { desk, records, files, screens, notices, drawn, opened } = options;
  /** The session that was asked for last, to look at. */
  let wanted: string | undefined;

  async function review(id: string): Promise<void> {
    wanted = id;
    // Reading takes a while: something else may have been opened or begun meanwhile.
    const isWanted = (): boolean => wanted === id && !desk.running;
    const session = await records.load(id, (facts) => {
      if (!isWanted()) return undefined;
      screens.lookAt(firstLook(facts));
      return drawn();
    });
    if (session === undefined || !isWanted()) return;
    opened(session);
    screens.review(session);
  }

  return {
    review,
    handlers: {
      'open-session': ({ id }) => void review(id),
      'close-review': () => {
        wanted = undefined;
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
        records.open(command.file, files).then(
          (id) => (id === undefined ? undefined : review(id)),
          () =>
            // What reads files could not be fetched; the file is still at hand.
            notices.show({
              key: 'file',
              icon: 'info',
              ...noticeWords.missingPart,
              actions: [{ label: noticeWords.tryAgain, command }],
              dismissible: true,
            }),
        );
      },
    },
  };
}
