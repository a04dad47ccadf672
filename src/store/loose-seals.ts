/**
 * Seals of sessions that this window cannot name from the keyring: made and not known to be on the disk, or of a session that goes on while the records
 * are locked.
 */
import { sameBytes, type Bytes } from '../vault/bytes.ts';
import { keyNameOf } from '../vault/keyring.ts';
import type { Random } from '../vault/slot.ts';
import { sealOf, type Seal, type SealPlace } from './seal.ts';
import { newEntry } from './vault-keys.ts';

export interface LooseSeals {
  /** By the session's name in the keyring. */
  get(name: string): Seal | undefined;
  at(handle: string): Seal | undefined;
  readonly all: readonly Seal[];
  /** The one of this session, made if there is none. */
  obtain(id: string, place: SealPlace): Seal;
  set(name: string, seal: Seal): void;
  delete(name: string): void;
  /** From now on they belong to this vault; those of another one are gone. */
  belong(vault: Bytes): void;
  /** Whether its key waits in the vault's inbox on the disk. */
  readonly waiting: Set<string>;
}

export function looseSeals(random: Random): LooseSeals {
  const seals = new Map<string, Seal>();
  const waiting = new Set<string>();
  let of: Bytes | undefined;
  return {
    get: (name) => seals.get(name),
    at: (handle) => [...seals.values()].find((seal) => seal.handle === handle),
    get all() {
      return [...seals.values()];
    },
    obtain: (id, place) => {
      const name = keyNameOf(id);
      const seal = seals.get(name) ?? sealOf(newEntry(id, random), place, random);
      seals.set(name, seal);
      return seal;
    },
    set: (name, seal) => void seals.set(name, seal),
    delete: (name) => void seals.delete(name),
    belong: (vault) => {
      if (of !== undefined && !sameBytes(of, vault)) seals.clear();
      of = vault;
    },
    waiting,
  };
}
