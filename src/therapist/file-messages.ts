/** What the window and the thread that reads files say to each other. Plain data. */
import type { FileAbout } from '../exchange/file-session.ts';
import type { Asked } from '../exchange/question.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Role } from '../terms/column-roles.ts';
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';
import type { EpochMs } from '../terms/units.ts';

export type FileRequest =
  | { readonly ask: 'read'; readonly file: Blob; readonly about: FileAbout }
  /** How the columns in question are read; the answer shows what comes of it. */
  | { readonly ask: 'read-as'; readonly roles: readonly Role[] }
  /** It is read like that; `epoch` = when it began, as a person said. */
  | { readonly ask: 'take'; readonly roles: readonly Role[]; readonly epoch?: EpochMs };

export type FileAnswer =
  /** How far the reading is, 0 to 1. */
  | { readonly says: 'progress'; readonly share: number }
  /** Facts of the session, in order; many messages. */
  | { readonly says: 'facts'; readonly facts: readonly SessionEvent[] }
  | { readonly says: 'done'; readonly cutAt?: number }
  /** A person has to tell. */
  | { readonly says: 'question'; readonly asked: Asked }
  | { readonly says: 'refused'; readonly code: ExchangeErrorCode; readonly line?: number }
  /** The device did not hand the file over. */
  | { readonly says: 'unreadable' };
