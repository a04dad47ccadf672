/**
 * One notice about this device's storage, made of what each part of the program last had to say: the worst of it is shown, and that it
 * is over where something had been at stake.
 */
import type { StoreError } from '../store/store-error.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Notices } from './notices.ts';

/** Who has trouble, the gravest first: the running session, sessions that are only in memory, whatever else is read or changed. */
const PARTS = ['recording', 'held', 'records'] as const;
type Part = (typeof PARTS)[number];

export interface StorageNotice {
  /** `undefined` = all is well with this part; `arrived` = and had been, it only took long. */
  report(part: Part, error: StoreError | undefined, arrived?: boolean): void;
  /** Whether any part has trouble that may pass. */
  readonly troubled: boolean;
}

export interface StorageNoticeOptions {
  readonly notices: Notices;
  /** The session that can be downloaded to be safe; `undefined` = there is none. */
  readonly atStake: () => string | undefined;
}

export function storageNotice({ notices, atStake }: StorageNoticeOptions): StorageNotice {
  const troubles = new Map<Part, StoreError>();
  /** Something was only in memory since all was well. */
  let risked = false;

  function show(error: StoreError): void {
    const id = atStake();
    const dismissible = !troubles.has('recording');
    notices.show(() => ({
      key: 'store',
      icon: 'info',
      ...noticeWords.store[error.code],
      actions:
        id === undefined ? [] : [{ label: noticeWords.download, command: { do: 'download-session', id } }],
      dismissible,
    }));
  }

  return {
    get troubled() {
      return [...troubles.values()].some(({ code }) => code !== 'no-storage');
    },
    report: (part, error, arrived = false) => {
      const before = troubles.get(part);
      if (error === undefined && before === undefined) return;
      // A session that is not there is told once; nothing is wrong with the storage.
      if (error?.code === 'not-found' || error?.code === 'erased') {
        show(error);
        return;
      }
      if (error === undefined) troubles.delete(part);
      else troubles.set(part, error);
      if (arrived && !troubles.has('held')) risked = false;
      risked ||= troubles.has('recording') || troubles.has('held');
      const worst = PARTS.map((p) => troubles.get(p)).find((e) => e !== undefined);
      if (worst !== undefined) show(worst);
      else {
        if (!risked) notices.drop('store');
        else
          notices.show(() => ({
            key: 'store',
            icon: 'info',
            ...noticeWords.storageWorksAgain,
            dismissible: true,
          }));
        risked = false;
      }
    },
  };
}
