/**
 * Opens a file that a person chose: has it read in a thread of its own and hands its facts on to the records. Fetched when a file is opened.
 * What cannot be read is told with what to do next.
 */
import { recordingFacts } from '../exchange/recording.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { nextTask } from '../store/next-task.ts';
import { inTurns, type InTurns } from '../terms/turns.ts';
import { fileWords } from '../ui/words/files.ts';
import type { NoticeWords } from '../ui/words/notices.ts';
import type { FileDesk } from './file-actions.ts';
import { readInThread, type FileResult } from './file-thread.ts';
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
}

/** Facts that are made in one turn. */
const TURN = 5000;

/** The facts of a file of another program, made in turns. */
function* factsIn({ recording, about }: Extract<FileResult, { is: 'recording' }>): InTurns<SessionEvent[]> {
  const facts: SessionEvent[] = [];
  for (const fact of recordingFacts(recording, about)) {
    facts.push(fact);
    if (facts.length % TURN === 0) yield;
  }
  return facts;
}

function refusal(result: Exclude<FileResult, { is: 'session' | 'recording' | 'stopped' }>): NoticeWords {
  if (result.is === 'unreadable') return fileWords.unreadable;
  const words = fileWords.refused[result.code];
  return typeof words === 'function' ? words(result.line ?? 0) : words;
}

/** Returns the file's session as it is kept now; `undefined` = refused and told, or given up. */
export async function openFile(file: File, opening: FileOpening): Promise<Session | undefined> {
  const { desk, records, app, tell, onRead } = opening;
  const about = { name: file.name, epoch: file.lastModified, origin: records.origin, app };
  const thread = readInThread(file, about, { progress: desk.progress, asked: desk.asked });
  desk.begin(file, thread, { reading: fileWords.reading(file.name), stop: fileWords.stop });
  const result = await thread.result;
  if (result.is === 'stopped') {
    desk.end(thread);
    return undefined;
  }
  const code = desk.code();
  desk.end(thread);
  if (result.is !== 'session' && result.is !== 'recording') {
    tell(refusal(result));
    return undefined;
  }
  if (result.is === 'session' && result.cutAt !== undefined) tell(fileWords.cut(result.cutAt));
  const read = result.is === 'session' ? result.facts : await inTurns(factsIn(result), nextTask);
  const facts = code === undefined ? read : filedUnder(read, code);
  const taken = await records.takeIn(facts, onRead);
  if (taken !== undefined && taken.met !== 'new') tell(fileWords.met[taken.met]);
  return taken?.session;
}

/** Facts of a session with the code of a client from its beginning. */
function filedUnder([first, ...rest]: readonly SessionEvent[], code: string): readonly SessionEvent[] {
  return first === undefined ? [] : [first, { type: 'client', at: first.at, code }, ...rest];
}
