/** The header of the vault that a device keeps its records in: what opens it, and where a page seals a key to that cannot read it. */
import { toBase64, type Bytes } from './bytes.ts';
import { bytesIn, isSlot, MOST_SLOTS, type Slot } from './slot.ts';
import { VaultError } from './vault-error.ts';
import { bodyOf, checkVouched, vouchedText } from './vouched.ts';

export interface DeviceHeader {
  /** 16 bytes. */
  readonly vault: Bytes;
  /** Random identity of this browser profile as a writer; 16 bytes. */
  readonly writer: Bytes;
  /** Raised with every change of keys. */
  readonly generation: number;
  /** Whether half of the keyring's key lies in the pad; otherwise erasing leaves traces. */
  readonly pad: boolean;
  /** Public half of the key that a page without keys seals those of new sessions to. */
  readonly inbox: Bytes;
  readonly slots: readonly Slot[];
}

/** Whether only a person's secret opens it. */
export const isLocked = ({ slots }: DeviceHeader): boolean =>
  slots.some(({ kind }) => kind === 'passphrase') && !slots.some(({ kind }) => kind === 'device');

const FORMAT = 'attune-device';
const VERSION = 1;
const LONGEST = 256 * 1024;

/** The header as it lies on the disk. */
export const writeDeviceHeader = (header: DeviceHeader, vaultKey: Uint8Array): string =>
  vouchedText(
    {
      format: FORMAT,
      version: VERSION,
      vault: toBase64(header.vault),
      writer: toBase64(header.writer),
      generation: header.generation,
      pad: header.pad,
      inbox: toBase64(header.inbox),
      slots: header.slots,
    },
    header.vault,
    vaultKey,
  );

function sized(text: unknown, length: number): Bytes {
  const bytes = bytesIn(typeof text === 'string' ? text : '');
  if (bytes.length !== length) throw new VaultError('not-a-vault');
  return bytes;
}

/** Reads a header and trusts nothing of it yet. @throws VaultError `not-a-vault`, `newer-version`, `too-large`, `changed-outside` */
export function readDeviceHeader(text: string): DeviceHeader {
  if (text.length > LONGEST) throw new VaultError('too-large');
  const body = bodyOf(text) as Record<string, unknown> | undefined;
  if (body?.format !== FORMAT) throw new VaultError('not-a-vault');
  if (typeof body.version === 'number' && body.version > VERSION) throw new VaultError('newer-version');
  const { generation, slots } = body;
  if (!Number.isSafeInteger(generation) || !Array.isArray(slots)) throw new VaultError('not-a-vault');
  if (slots.length > MOST_SLOTS) throw new VaultError('too-large');
  return {
    vault: sized(body.vault, 16),
    writer: sized(body.writer, 16),
    generation: generation as number,
    pad: body.pad === true,
    inbox: sized(body.inbox, 32),
    slots: slots.filter(isSlot),
  };
}

/** @throws VaultError `changed-outside` if this key does not vouch for every letter of it */
export const checkDeviceHeader = (text: string, { vault }: DeviceHeader, vaultKey: Uint8Array): void =>
  checkVouched(text, vault, vaultKey);
