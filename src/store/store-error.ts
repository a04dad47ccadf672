/** What can go wrong while keeping a session, as a closed list; the sentences for people are in `ui/words`. */
import type { StoreErrorCode } from '../terms/store-codes.ts';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Of `no-answer`: resolves if what was asked has happened after all. */
  late?: Promise<unknown>;
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
