/** Reads one file on request, with the questions that it raises. It knows no thread: the file's own runs it, or the window's where there is none. */
import { ExchangeError } from '../exchange/exchange-error.ts';
import { identified, sessionOf, type FileAbout, type FileSession } from '../exchange/file-session.ts';
import type { Question } from '../exchange/format.ts';
import { openFile } from '../exchange/open-source.ts';
import { answered, ask } from '../exchange/question.ts';
import type { Recording } from '../exchange/recording.ts';
import type { SourceFile } from '../exchange/source-file.ts';
import type { Role } from '../terms/column-roles.ts';
import { sent, type FileAnswer, type FileRequest } from './file-messages.ts';

/** Facts in one message: taking in more would be felt in the window. */
const TOGETHER = 2000;

/** Returns what obeys requests about one file; `say` hears the answers. */
export function fileReader(say: (answer: FileAnswer) => void): (request: FileRequest) => Promise<void> {
  let open: { readonly question: Question; readonly file: SourceFile; readonly about: FileAbout } | undefined;

  function giveRecording(recording: Recording, file: SourceFile, about: FileAbout): void {
    say({ says: 'recording', recording: sent(recording), about: identified(recording, file, about) });
  }

  function giveSession({ facts, cutAt }: FileSession): void {
    for (let from = 0; from < facts.length; from += TOGETHER)
      say({ says: 'facts', facts: facts.slice(from, from + TOGETHER) });
    say({ says: 'done', ...(cutAt !== undefined && { cutAt }) });
  }

  function question(roles: readonly Role[]): void {
    if (open !== undefined) say({ says: 'question', asked: ask(open.question, roles) });
  }

  async function read(file: Blob, about: FileAbout): Promise<void> {
    const opened = await openFile(about.name, file, (share) => say({ says: 'progress', share }));
    if ('session' in opened) giveSession(sessionOf(opened, about));
    else if ('recording' in opened) giveRecording(opened.recording, opened.file, about);
    else {
      open = { question: opened.question, file: opened.file, about };
      question([]);
    }
  }

  return async function obey(request: FileRequest): Promise<void> {
    try {
      if (request.ask === 'read') await read(request.file, request.about);
      else if (request.ask === 'read-as') question(request.roles);
      else if (open !== undefined) {
        const { epoch } = request;
        const recording = answered(open.question, request.roles);
        giveRecording(epoch === undefined ? recording : { ...recording, epoch }, open.file, open.about);
      }
    } catch (cause) {
      // The device does not hand the file over.
      if (!(cause instanceof ExchangeError) && request.ask === 'read') return say({ says: 'unreadable' });
      if (!(cause instanceof ExchangeError)) throw cause;
      say({ says: 'refused', code: cause.code, ...(cause.line !== undefined && { line: cause.line }) });
    }
  };
}
