/** One file in the thread that reads files: asks, hears how far it is, gathers what is in it. It is closed when the file is read, refused or given up. */
import workerAddress from './file-worker.ts?worker&url';
import type { FileAbout } from '../exchange/file-session.ts';
import type { Asked } from '../exchange/question.ts';
import type { Recording, RecordingAbout } from '../exchange/recording.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Role } from '../terms/column-roles.ts';
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';
import type { EpochMs } from '../terms/units.ts';
import { trustedScript } from '../ui/parts/trusted-script.ts';
import { received, type FileAnswer, type FileRequest } from './file-messages.ts';

export type FileResult =
  | { readonly is: 'session'; readonly facts: readonly SessionEvent[]; readonly cutAt?: number }
  | { readonly is: 'refused'; readonly code: ExchangeErrorCode; readonly line?: number }
  | { readonly is: 'recording'; readonly recording: Recording; readonly about: RecordingAbout }
  /** The device did not hand the file over, or the thread could not be had. */
  | { readonly is: 'unreadable' }
  /** A person gave it up. */
  | { readonly is: 'stopped' };

export interface FileThread {
  readonly result: Promise<FileResult>;
  readAs(roles: readonly Role[]): void;
  take(roles: readonly Role[], epoch: EpochMs | undefined): void;
  stop(): void;
}

export interface FileListener {
  readonly progress: (share: number) => void;
  readonly asked: (asked: Asked) => void;
}

export function readInThread(file: File, about: FileAbout, { progress, asked }: FileListener): FileThread {
  const facts: SessionEvent[] = [];
  let close: () => void = () => undefined;
  let settle: (result: FileResult) => void = () => undefined;
  const result = new Promise<FileResult>((resolve) => {
    settle = (one) => {
      close();
      resolve(one);
    };
  });
  const hear = (answer: FileAnswer): void => {
    switch (answer.says) {
      case 'progress':
        progress(answer.share);
        break;
      case 'question':
        asked(answer.asked);
        break;
      case 'recording':
        settle({ is: 'recording', recording: received(answer.recording), about: answer.about });
        break;
      case 'facts':
        for (const fact of answer.facts) facts.push(fact);
        break;
      case 'done':
        settle({ is: 'session', facts, ...(answer.cutAt !== undefined && { cutAt: answer.cutAt }) });
        break;
      case 'refused':
        settle({ is: 'refused', code: answer.code, ...(answer.line !== undefined && { line: answer.line }) });
        break;
      case 'unreadable':
        settle({ is: 'unreadable' });
        break;
    }
  };
  const unreadable = (): void => settle({ is: 'unreadable' });

  let request: (message: FileRequest) => void;
  if (typeof Worker === 'undefined') {
    const reader = import('./file-reader.ts').then(({ fileReader }) => fileReader(hear));
    request = (message) => void reader.then((obey) => obey(message)).catch(unreadable);
  } else {
    const worker = new Worker(trustedScript(workerAddress), { type: 'module' });
    close = () => worker.terminate();
    worker.addEventListener('error', unreadable);
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => hear(data));
    request = (message) => worker.postMessage(message);
  }
  request({ ask: 'read', file, about });
  return {
    result,
    readAs: (roles) => request({ ask: 'read-as', roles }),
    take: (roles, epoch) => request({ ask: 'take', roles, ...(epoch !== undefined && { epoch }) }),
    stop: () => settle({ is: 'stopped' }),
  };
}
