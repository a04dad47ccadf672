/** What can go wrong with a vault, by name; the screens put words to it. */

export type VaultErrorCode =
  /** The passphrase or code is not the one of this vault. */
  | 'wrong-secret'
  /** What was typed as a recovery code has a slip; `group` says where, from 1. */
  | 'wrong-code'
  /** It is no backup, or nothing that could be one is left of it. */
  | 'not-a-vault'
  /** Bytes were changed, cut off, put in another place, or come from another vault. */
  | 'damaged'
  /** The list of keys or settings was changed from outside. */
  | 'changed-outside'
  /** A later version of the program wrote it. */
  | 'newer-version'
  /** It asks for more than is ever needed, as no program of ours does. */
  | 'too-large';

export class VaultError extends Error {
  override readonly name = 'VaultError';
  constructor(
    readonly code: VaultErrorCode,
    readonly group?: number,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
