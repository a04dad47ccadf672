/** What can go wrong while keeping a session, as a closed list; the sentences for people are in `ui/words`. */

export type StoreErrorCode =
  /** The device (or the browser's share of it) is full. */
  | 'disk-full'
  /** The browser offers no storage here, e.g. in some private windows. */
  | 'no-storage'
  /** A newer version of the program has the storage open or has changed its form. */
  | 'newer-version'
  /** Anything else; `cause` tells. */
  | 'storage-failed'
  /** The session is not (or no longer) on this device. */
  | 'not-found';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** The error as one of ours, by the exception's name only: message texts differ between browsers. */
export function storeError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  if (name === 'QuotaExceededError') return new StoreError('disk-full', { cause });
  if (name === 'VersionError') return new StoreError('newer-version', { cause });
  if (name === 'InvalidStateError' || name === 'SecurityError')
    return new StoreError('no-storage', { cause });
  return new StoreError('storage-failed', { cause });
}
