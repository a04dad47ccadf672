/** What the therapist's window says when something happened to files, storage or windows. Words only, no decisions. */
import type { StoreErrorCode } from '../../terms/store-codes.ts';
import { catalogue } from './language.ts';
import { part } from './parts.ts';

/** A first sentence that says what happened, and what is safe and what to do. */
export interface NoticeWords {
  readonly lead: string;
  readonly text?: string;
}

export interface AllNoticeWords {
  readonly store: Record<StoreErrorCode, NoticeWords>;
  readonly damaged: NoticeWords;
  /** The keys of earlier records are gone with their half in the pad. */
  readonly keysLost: NoticeWords;
  readonly locked: NoticeWords;
  readonly unlock: string;
  readonly reading: NoticeWords;
  readonly storageWorksAgain: NoticeWords;
  readonly download: string;
  readonly secondTab: NoticeWords;
  readonly windowBlocked: NoticeWords;
  readonly tryAgain: string;
  readonly stoodStill: { readonly lead: (from: number, to: number) => string; readonly text: string };
  readonly newVersion: NoticeWords;
  readonly takeNewVersion: string;
  readonly missingPart: NoticeWords;
  readonly simulationFailed: NoticeWords;
  readonly breathFailed: NoticeWords;
  readonly secondFailed: NoticeWords;
}

export let noticeWords: AllNoticeWords;
await catalogue(part('start'), (spoken: { noticeWords: AllNoticeWords }) => ({ noticeWords } = spoken));
