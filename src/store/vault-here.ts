/**
 * Which vault lies on this device: read from either copy of its header and from the pad, put right where one of them is not as it was, unlocked, or begun. It
 * seals nothing.
 */
import type { Bytes } from '../vault/bytes.ts';
import { checkDeviceHeader, isLocked, readDeviceHeader, type DeviceHeader } from '../vault/device-header.ts';
import type { Random } from '../vault/slot.ts';
import { VaultError } from '../vault/vault-error.ts';
import { beginVault } from './begin-vault.ts';
import type { Database } from './database.ts';
import { keysHere, outside, wholePad } from './device-half.ts';
import type { Pad } from './pad.ts';
import { StoreError } from './store-error.ts';
import { keysOf, type OpenVault } from './vault-keys.ts';
import { keepPad, putBack, readVault, type StoredVault } from './vault-shelf.ts';

/** What is known of a vault without its key. */
export interface LockedVault {
  readonly text: string;
  readonly header: DeviceHeader;
}

export interface VaultHereOptions {
  readonly database: Database;
  readonly pad: Pad | undefined;
  readonly random: Random;
  /** Mark of one that was set aside, which is only read; `undefined` = the one that counts. */
  readonly aside: string | undefined;
  /** Told of each vault that is found here, locked or open. */
  readonly onKnown: (header: DeviceHeader) => void;
  /** Told of keys that are there from now on. */
  readonly onOpen: (vault: OpenVault) => void;
}

export interface VaultHere {
  /** As it was read last; `undefined` = none is here, or it is locked. */
  readonly open: OpenVault | undefined;
  /** The vault that only a person's secret opens now. */
  readonly locked: LockedVault | undefined;
  /** A vault of this device cannot be opened any more, because its pad is gone. */
  readonly lost: boolean;
  /** Reads it where nothing is known of it; `founding` = one is made where there is none. @throws StoreError */
  read(founding: boolean): Promise<void>;
  /** These keys count from now on. */
  take(next: OpenVault): void;
  /** Lets go of the keys, and waits for a secret. */
  lock(vault: LockedVault): void;
  /** What is in memory counts no more. */
  forget(): void;
  /** Opens a locked one by its key, as `open` finds it. @throws VaultError, StoreError */
  unlock(open: (header: DeviceHeader) => Promise<Bytes>): Promise<void>;
  /** Sets a locked one aside, and begins another. @throws StoreError */
  anew(): Promise<void>;
  /** Does `work` while nothing else changes the keys. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function vaultHere(options: VaultHereOptions): VaultHere {
  const { database, pad, random, aside, onKnown, onOpen } = options;
  let now: OpenVault | undefined;
  let lost = false;
  let locked: LockedVault | undefined;
  let reading: Promise<void> | undefined;
  /** The change of keys that is under way. */
  let before: Promise<unknown> = Promise.resolve();

  function take(next: OpenVault): void {
    onKnown(next.header);
    onOpen(next);
    locked = undefined;
    now = next;
  }

  function forget(): void {
    now = undefined;
    locked = undefined;
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = before.then(() => (pad === undefined ? work() : pad.alone('turn', work)));
    before = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** What opens by this header: it is taken, and whether every copy of the pad is current; `undefined` = nothing. @throws StoreError `newer-version` */
  async function opensBy(text: string, stored: StoredVault): Promise<boolean | undefined> {
    try {
      const header = readDeviceHeader(text);
      const half = await outside(header, stored.device, pad);
      if (half === undefined) return undefined;
      if (isLocked(header)) {
        onKnown(header);
        locked = { text, header };
      } else take({ text, header, keys: keysHere({ ...stored, header: text }, header, half.entry, random) });
      return half.current;
    } catch (cause) {
      if (!(cause instanceof VaultError)) throw cause;
      if (cause.code === 'newer-version') throw new StoreError('newer-version', { cause });
      return undefined;
    }
  }

  /** Why there is no vault to open: none was made, or the one with this header cannot be opened. `undefined` = there is one. */
  async function hindered(): Promise<{ readonly dead: string | undefined } | undefined> {
    const stored = await readVault(database, aside);
    lost = stored.lost;
    const { header, copy } = stored;
    let refusal: Error | undefined;
    for (const text of new Set([header, copy])) {
      if (text === undefined) continue;
      const current = await opensBy(text, stored).catch((cause: unknown) => {
        if (!(cause instanceof Error)) throw cause;
        refusal ??= cause;
        return undefined;
      });
      if (current === undefined) continue;
      if (text !== header) await putBack(database, header, text);
      if (!current || copy === undefined) void alone(mend).catch(() => undefined);
      return undefined;
    }
    if (refusal !== undefined) throw refusal;
    return { dead: header };
  }

  /** Waits for whatever is still being written, by whichever attempt. */
  const settled = (): Promise<void> => database.write(['vault'], () => undefined);

  /** Puts every copy of the pad right; where that fails it is tried at the next start. */
  async function mend(): Promise<void> {
    await settled();
    const { header, copy, device } = await readVault(database, aside);
    if (header === undefined) return;
    const half = await outside(readDeviceHeader(header), device, pad);
    if (half?.current === false) await pad?.write(0, wholePad(half.entry, random));
    if (copy === undefined && now?.text === header) await putBack(database, header, header);
  }

  /** The vault's key as `open` finds it, and the header that it vouches for: one of the two copies may have been changed. @throws VaultError, StoreError */
  async function vouchedBy(
    { text, header }: LockedVault,
    open: (header: DeviceHeader) => Promise<Bytes>,
  ): Promise<LockedVault & { readonly vaultKey: Bytes }> {
    const by = async (one: LockedVault) => {
      const vaultKey = await open(one.header);
      checkDeviceHeader(one.text, one.header, vaultKey);
      return { ...one, vaultKey };
    };
    try {
      return await by({ text, header });
    } catch (cause) {
      const { copy } = await readVault(database, aside);
      if (!(cause instanceof VaultError) || copy === undefined || copy === text) throw cause;
      const found = await by({ text: copy, header: readDeviceHeader(copy) }).catch(() => undefined);
      if (found === undefined) throw cause;
      await putBack(database, text, copy);
      return found;
    }
  }

  /** Makes a vault, in the place of `dead` if that one cannot be opened any more; nothing where somebody was quicker. */
  async function found(dead: string | undefined): Promise<void> {
    await settled();
    // Between the two readings of a moment ago its keys may have been changed.
    const still = await hindered();
    if (still === undefined || still.dead !== dead) return;
    const begun = await beginVault({ database, pad, random }, dead);
    // Another window was quicker: its vault counts.
    if (begun === undefined) return;
    lost = dead !== undefined || lost;
    take(begun);
  }

  async function openNow(founding: boolean): Promise<void> {
    // Read a second time, what seemed to be gone may only have been changed between header and pad.
    for (let again = 0; again < 3; again++) {
      const hindrance = (await hindered()) && (await hindered());
      if (hindrance === undefined) return;
      const { dead } = hindrance;
      lost ||= dead !== undefined;
      if (!founding) return;
      await (pad === undefined ? found(dead) : pad.alone('begin', () => found(dead)));
      if (now !== undefined || locked !== undefined) return;
    }
    throw new StoreError('storage-failed');
  }

  /** One reading at a time; whoever comes meanwhile waits for it. */
  async function read(founding: boolean): Promise<void> {
    while (reading !== undefined) await reading.catch(() => undefined);
    if (now !== undefined || locked !== undefined) return;
    reading = openNow(founding).finally(() => (reading = undefined));
    await reading;
  }

  return {
    get open() {
      return now;
    },
    get locked() {
      return locked;
    },
    get lost() {
      return lost;
    },
    read,
    take,
    lock: (vault) => {
      locked = vault;
      now = undefined;
    },
    forget,
    unlock: async (open) => {
      await read(false);
      for (let again = false; locked !== undefined; again = true) {
        const { text, header, vaultKey } = await vouchedBy(locked, open);
        const stored = await readVault(database, aside);
        const half = await outside(header, stored.device, pad);
        if (stored.header === text && half !== undefined)
          return take({ text, header, keys: keysOf(stored, header, vaultKey, half.entry, random) });
        // Another window changed the keys meanwhile, or their half in the pad is gone.
        if (again) throw new StoreError('storage-failed');
        forget();
        await read(false);
      }
    },
    anew: async () => {
      await read(false);
      if (locked === undefined) throw new StoreError('storage-failed');
      const { text, header } = locked;
      const begin = async (): Promise<OpenVault | undefined> => {
        const half = await outside(header, undefined, pad);
        // Kept before the pad is written: from any moment it is in one of the two.
        if (half !== undefined) await keepPad(database, text, wholePad(half.entry, random));
        return beginVault({ database, pad, random }, text);
      };
      const begun = await alone(() => (pad === undefined ? begin() : pad.alone('begin', begin)));
      if (begun === undefined) throw new StoreError('storage-failed');
      take(begun);
    },
    alone,
  };
}
