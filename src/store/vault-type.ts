/** What the rooms of the store ask of the vault of a device. */
import type { Bytes } from '../vault/bytes.ts';
import type { DeviceHeader } from '../vault/device-header.ts';
import type { StoreName, WriteOptions } from './database.ts';
import type { Refuse } from './fence.ts';
import type { Pad } from './pad.ts';
import type { Seal } from './seal.ts';
import type { OpenVault } from './vault-keys.ts';

/** What a write does once it may: everything in it is sealed at once, with the keys as they are then. */
export type Work = (transaction: IDBTransaction, refuse: Refuse) => void;

export interface Vault {
  /** Reads which vault is here, and its keys. Nothing is written. @throws StoreError */
  look(): Promise<void>;
  /** The same, and makes a vault where there is none. @throws StoreError */
  ready(): Promise<void>;
  /** As it was read last; `undefined` = none is here. */
  readonly open: OpenVault | undefined;
  /** The place that is overwritten; `undefined` = the browser has none. */
  readonly pad: Pad | undefined;
  /** A vault of this device cannot be opened any more, because its pad is gone; another one was begun. */
  readonly lost: boolean;
  /** What is sealed under the name of a session, by its identity or its handle; `undefined` = nothing. */
  known(id: string): Seal | undefined;
  at(handle: string): Seal | undefined;
  /** The seal that a session will be written under. @throws StoreError where no vault is open */
  sealFor(id: string): Seal;
  /** The seal of a session that is written now; a session that has none gets one in this transaction. */
  obtain(id: string, transaction: IDBTransaction): Seal;
  /** Several stores and `vault` in one transaction, under the keys as they are on the disk. @throws StoreError */
  write(names: readonly StoreName[], work: Work, options?: WriteOptions): Promise<void>;
  /**
   * What seals a tail of a session: where its key is not known to be on the disk, the tail carries it along, sealed to the inbox. `undefined` = no vault of
   * this device was ever heard of.
   */
  forTail(id: string): { readonly seal: Seal; readonly lead?: Bytes } | undefined;
  /** The seal that a tail carried along; `undefined` = it cannot be opened. */
  fromTail(lead: Uint8Array): Seal | undefined;
  /** Seals whose writing was not heard of: it may have happened. */
  readonly unheard: readonly Seal[];
  /** Something that belongs to no session, sealed under its name. @throws StoreError where none is open */
  sealCommon(name: string, value: unknown): Bytes;
  /** `undefined` = it is damaged, or no vault is open. */
  openCommon(name: string, stored: unknown): unknown;
  /** What is in memory counts no more: another window may have changed it. */
  forget(): void;
  /** Does `work` while nothing else changes the keys: of two at once, one would overwrite the other one's half in the pad. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Takes over what a change has written, without the sessions of these names. */
  adopt(next: OpenVault, gone: Iterable<string>): void;
  /** The vault that only a person's secret opens now; `undefined` = it is open, or there is none. */
  readonly locked: DeviceHeader | undefined;
  /** Lets go of all keys but those of the sessions that are running, and waits for a secret. */
  lock(running: readonly string[]): void;
  /** Opens it again by the vault's key, as `open` finds it. Nothing is changed where that fails. @throws VaultError, StoreError */
  unlock(open: (header: DeviceHeader) => Promise<Bytes>): Promise<void>;
  /** Sets the locked vault aside, sealed and whole, and begins a new one that the device opens. @throws StoreError */
  anew(): Promise<void>;
}
