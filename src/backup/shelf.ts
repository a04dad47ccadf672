/** A place for files that other devices may reach too: a folder, a server. Paths are names with slashes between; there is nothing but whole files. */

export interface Shelf {
  /** Names in a folder; none if there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** `undefined` = there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Puts a whole file, and the folders that it needs. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Takes a file away; one that is not there is none. */
  remove(path: string): Promise<void>;
}

export type ShelfErrorCode =
  /** It cannot be reached: unplugged, no network, moved, or no permission. */
  | 'unreachable'
  /** No room is left on it. */
  | 'full'
  /** It does not give back what was written. */
  | 'unsound';

export class ShelfError extends Error {
  override readonly name = 'ShelfError';
  constructor(
    readonly code: ShelfErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
