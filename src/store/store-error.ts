/** What can go wrong while keeping a session, as a closed list; the sentences for people are in `ui/words`. */

export type StoreErrorCode =
  /** The browser's share of the device is used up. A full disk itself has no name of its own: it comes as `storage-failed`. */
  | 'disk-full'
  /** The browser offers no storage here, e.g. in some private windows. */
  | 'no-storage'
  /** The browser's storage does not answer in time; what was asked may still happen. */
  | 'no-answer'
  /** Another window with an older version of the program holds the storage and must be closed first. */
  | 'blocked'
  /** A newer version of the program has the storage open or has changed its form. */
  | 'newer-version'
  /** Another window writes this session. */
  | 'taken'
  /** What was stored of a running session is not there any more, e.g. because the site's data were cleared. */
  | 'gone'
  /** The session was erased here and may not come back. */
  | 'erased'
  /** The session is not (or no longer) on this device. */
  | 'not-found'
  /** Anything else; `cause` tells. */
  | 'storage-failed';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Where an exception came from: the same name means different things while opening and afterwards. */
export type StoreStage = 'opening' | 'working';

/** The error as one of ours, by the exception's name only: message texts differ between browsers. */
export function storeError(cause: unknown, stage: StoreStage = 'working'): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  if (name === 'QuotaExceededError') return new StoreError('disk-full', { cause });
  if (name === 'VersionError') return new StoreError('newer-version', { cause });
  if (name === 'SecurityError') return new StoreError('no-storage', { cause });
  // While opening it is the word of a private window; later it is a connection that was closed.
  if (name === 'InvalidStateError' && stage === 'opening') return new StoreError('no-storage', { cause });
  return new StoreError('storage-failed', { cause });
}
