/**
 * Opens a file that a person chose: has it read in a thread of its own and hands its facts on to the records. Fetched when a file is opened.
 * What cannot be read is told with what to do next.
 */
import { recordingFacts } from '../exchange/recording.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';
import { inTurns, type InTurns } from '../terms/turns.ts';
import type { Share } from '../terms/units.ts';
import { fileWords } from '../ui/words/files.ts';
import type { NoticeWords } from '../ui/words/notices.ts';
import type { FileDesk } from './file-actions.ts';
import type { Onward } from './fold-in-turns.ts';
import { readInThread, type FileResult, type FileThread } from './file-thread.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { WhenRead } from './records.ts';

export interface FileOpening {
  readonly desk: FileDesk;
  readonly records: Pick<RecordKeeper, 'origin' | 'takeIn'>;
  /** Version of the program. */
  readonly app: string;
  readonly tell: (words: NoticeWords) => void;
  /** Is told the facts that will be kept, some time before the session is there. */
  readonly onRead: WhenRead;
  /** Shows the session as it is kept now; `undefined` = there is none. */
  readonly show: (session: Session | undefined) => Promise<void>;
  /** It was given up: what was shown of it is taken away. */
  readonly leave: () => void;
}

/** Shares of the whole way, of a recording of days: read by its thread, made to facts, folded. */
const READ: Share = 0.2;
const MADE: Share = 0.25;
const FOLDED: Share = 0.95;

/** A person gave the file up while it was taken in. */
class GivenUp extends Error {}

/** Facts that are made in one turn. */
const TURN = 5000;

/** The facts of a file of another program, made in turns. */
function madeInTurns(
  { recording, about }: Extract<FileResult, { is: 'recording' }>,
  onward: Onward,
): Promise<SessionEvent[]> {
  const facts: SessionEvent[] = [];
  function* made(): InTurns<SessionEvent[]> {
    for (const fact of recordingFacts(recording, about)) {
      facts.push(fact);
      if (facts.length % TURN === 0) yield;
    }
    return facts;
  }
  return inTurns(made(), async () => {
    await nextTask();
    onward(Math.min(1, facts.length / recording.rr.length));
  });
}

function refusal(result: Exclude<FileResult, { is: 'session' | 'recording' | 'stopped' }>): NoticeWords {
  if (result.is === 'unreadable') return fileWords.unreadable;
  const words = fileWords.refused[result.code];
  return typeof words === 'function' ? words(result.line ?? 0) : words;
}

/** Reads a file, keeps and shows its session, and tells how far that is; refused and told, or given up, it leaves everything as it was. */
export async function openFile(file: File, opening: FileOpening): Promise<void> {
  const { desk, records, app, tell } = opening;
  const about = { name: file.name, epoch: file.lastModified, origin: records.origin, app };
  let givenUp = false;
  const reader = readInThread(file, about, {
    progress: (share) => desk.progress(thread, READ * share),
    asked: desk.asked,
  });
  const thread: FileThread = {
    ...reader,
    stop: () => {
      givenUp = true;
      reader.stop();
    },
  };
  /** Between two turns: how far it is from `from` to `to`, and whether it is still wanted. */
  const onward =
    (from: Share, to: Share) =>
    (share: Share): void => {
      if (givenUp) throw new GivenUp();
      desk.progress(thread, from + share * (to - from));
    };
  desk.begin(file, thread, { reading: fileWords.reading(file.name), stop: fileWords.stop });
  try {
    const result = await thread.result;
    if (result.is === 'stopped') return;
    if (result.is !== 'session' && result.is !== 'recording') {
      tell(refusal(result));
      return;
    }
    const code = desk.code();
    desk.read(thread);
    if (result.is === 'session' && result.cutAt !== undefined) tell(fileWords.cut(result.cutAt));
    const read = result.is === 'session' ? result.facts : await madeInTurns(result, onward(READ, MADE));
    const facts = code === undefined ? read : filedUnder(read, code);
    const taken = await records.takeIn(facts, opening.onRead, onward(MADE, FOLDED));
    desk.kept(thread);
    if (taken !== undefined && taken.met !== 'new') tell(fileWords.met[taken.met]);
    await opening.show(taken?.session);
  } catch (cause) {
    if (!(cause instanceof GivenUp)) throw cause;
    opening.leave();
  } finally {
    desk.end(thread);
  }
}

/** Facts of a session with the code of a client from its beginning. */
function filedUnder([first, ...rest]: readonly SessionEvent[], code: string): readonly SessionEvent[] {
  return first === undefined ? [] : [first, { type: 'client', at: first.at, code }, ...rest];
}
