/** The pad's copies on this device, as the store needs them: read at the start, written in place when a key is to be gone. */

export interface Pad {
  /** Every copy as it lies; `undefined` = that one is not there. @throws where the storage does not answer */
  read(): Promise<readonly (Uint8Array | undefined)[]>;
  /**
   * Lays `bytes` over what is at `at` in every copy; resolves when they were read back. `false` = the browser has no such place after all.
   * @throws where no copy could be written
   */
  write(at: number, bytes: Uint8Array): Promise<boolean>;
  /** Does `work` while no other window of this copy does any of its own: changes keys, or begins a vault. */
  alone<T>(what: 'turn' | 'begin', work: () => Promise<T>): Promise<T>;
}
