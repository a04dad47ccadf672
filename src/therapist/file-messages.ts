/** What the window and the thread that reads files say to each other: plain data, and how a recording goes between them. */
import type { FileAbout } from '../exchange/file-session.ts';
import type { Asked } from '../exchange/question.ts';
import type { BreathSignal, Recording, RecordingAbout } from '../exchange/recording.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Role } from '../terms/column-roles.ts';
import type { ExchangeErrorCode } from '../terms/exchange-codes.ts';
import type { EpochMs } from '../terms/units.ts';

/** A recording on its way to the window, its numbers as they lie in memory: to take them apart one by one would be felt. */
export interface SentRecording extends Omit<Recording, 'rr' | 'breath'> {
  readonly rr: Float64Array<ArrayBuffer>;
  readonly breath?: Omit<BreathSignal, 'samples'> & { readonly samples: Float64Array<ArrayBuffer> };
}

export function sent({ rr, breath, ...rest }: Recording): SentRecording {
  return {
    ...rest,
    rr: Float64Array.from(rr),
    ...(breath !== undefined && { breath: { ...breath, samples: Float64Array.from(breath.samples) } }),
  };
}

export function received({ breath, ...rest }: SentRecording): Recording {
  return {
    ...rest,
    ...(breath !== undefined && { breath: { ...breath, samples: Array.from(breath.samples) } }),
  };
}

export type FileRequest =
  | { readonly ask: 'read'; readonly file: Blob; readonly about: FileAbout }
  /** How the columns in question are read; the answer shows what comes of it. */
  | { readonly ask: 'read-as'; readonly roles: readonly Role[] }
  /** It is read like that; `epoch` = when it began, as a person said. */
  | { readonly ask: 'take'; readonly roles: readonly Role[]; readonly epoch?: EpochMs };

export type FileAnswer =
  /** How far the reading is, 0 to 1. */
  | { readonly says: 'progress'; readonly share: number }
  /** A file of another program: of this the window makes facts, which would take longer to come over one by one. It is the last answer. */
  | { readonly says: 'recording'; readonly recording: SentRecording; readonly about: RecordingAbout }
  /** Facts of a session's file, in order; many messages. */
  | { readonly says: 'facts'; readonly facts: readonly SessionEvent[] }
  | { readonly says: 'done'; readonly cutAt?: number }
  /** A person has to tell. */
  | { readonly says: 'question'; readonly asked: Asked }
  | { readonly says: 'refused'; readonly code: ExchangeErrorCode; readonly line?: number }
  /** The device did not hand the file over. */
  | { readonly says: 'unreadable' };
