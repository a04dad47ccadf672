/**
 * The pad: the one link of the chain of keys that lies where bytes are overwritten in place. Two slots of 128 bytes; a generation lies in the slot of
 * its parity, so that the next one is whole before this one goes. What it holds is in no backup.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, readU32, sameBytes, u32, utf8, type Bytes } from './bytes.ts';

/** What one generation keeps in the pad. */
export interface PadEntry {
  readonly generation: number;
  /** Joins the vault's key into the key of the keyring; 32 bytes. */
  readonly erase: Bytes;
  /** Opens the device's slot; 32 bytes. */
  readonly device: Bytes;
}

const MAGIC = utf8('ATP1');
export const PAD_SLOT = 128;
export const PAD_BYTES = 2 * PAD_SLOT;

/** Where the entry of a generation lies in the pad. */
export const padOffset = (generation: number): number => (generation % 2) * PAD_SLOT;

export function writePadSlot({ generation, erase, device }: PadEntry): Bytes {
  const told = concat(MAGIC, u32(generation), erase, device, new Uint8Array(40));
  return concat(told, sha256(told).subarray(0, 16));
}

/** The slot at `at` if it is whole. */
function slotAt(pad: Uint8Array, at: number): PadEntry | undefined {
  const slot = pad.subarray(at, at + PAD_SLOT);
  const whole =
    slot.length === PAD_SLOT &&
    sameBytes(slot.subarray(0, 4), MAGIC) &&
    sameBytes(slot.subarray(112), sha256(slot.subarray(0, 112)).subarray(0, 16));
  if (!whole) return undefined;
  return {
    generation: readU32(slot, 4),
    erase: new Uint8Array(slot.slice(8, 40)),
    device: new Uint8Array(slot.slice(40, 72)),
  };
}

/** What any of the copies keeps of a generation; `undefined` = none of them does. */
export function readPad(
  copies: readonly (Uint8Array | undefined)[],
  generation: number,
): PadEntry | undefined {
  for (const copy of copies) {
    const entry = copy && slotAt(copy, padOffset(generation));
    if (entry?.generation === generation) return entry;
  }
  return undefined;
}

/** Whether a copy holds this generation and nothing else that counts. */
export const isCurrentPad = (copy: Uint8Array | undefined, generation: number): boolean =>
  copy?.length === PAD_BYTES &&
  readPad([copy], generation) !== undefined &&
  slotAt(copy, padOffset(generation + 1)) === undefined;
