/**
 * The header of a backup's vault: which secrets open it. A code over the exact text, under a key of the vault's, tells whether anybody changed
 * it. The text is public: it holds nothing of what is in the vault.
 */
import { toBase64, type Bytes } from './bytes.ts';
import { checkCost, codeKey, COST, type KdfCost } from './derive.ts';
import { CODE_BYTES, readCode, writeCode } from './recovery-code.ts';
import {
  boundTo,
  bytesIn,
  isSlot,
  makeSlot,
  MOST_SLOTS,
  openSlot,
  renewedSlot,
  type Random,
  type Slot,
  type SlotKind,
} from './slot.ts';
import { VaultError } from './vault-error.ts';
import { bodyOf, checkVouched, vouchedText } from './vouched.ts';

/** The slow way from a passphrase to its key; in the page it runs in a thread of its own. */
export type Kdf = (passphrase: string, salt: Uint8Array, cost: KdfCost) => Promise<Bytes>;

interface Body {
  readonly format: 'attune-vault';
  readonly version: number;
  readonly vault: string;
  readonly generation: number;
  readonly slots: readonly Slot[];
}

export interface Header {
  /** As it lies on the disk. */
  readonly text: string;
  readonly vault: Bytes;
  /** Raised with every change of a secret; the highest counts. */
  readonly generation: number;
  readonly slots: readonly Slot[];
}

/** What somebody types. */
export type Secret = { readonly passphrase: string } | { readonly code: string };

/** A header with the key that it guards. */
export interface OpenHeader {
  readonly header: Header;
  readonly vaultKey: Bytes;
}

/** What making a slot takes. */
interface Means {
  readonly kdf: Kdf;
  readonly random: Random;
  readonly cost?: KdfCost;
}

const VERSION = 1;
/** Longest header that is read. */
const LONGEST = 64 * 1024;

function written(vault: Bytes, generation: number, slots: readonly Slot[], vaultKey: Bytes): OpenHeader {
  const body: Body = {
    format: 'attune-vault',
    version: VERSION,
    vault: toBase64(vault),
    generation,
    slots,
  };
  return { header: { text: vouchedText(body, vault, vaultKey), vault, generation, slots }, vaultKey };
}

async function passphraseSlot(
  passphrase: string,
  vault: Bytes,
  vaultKey: Bytes,
  { kdf, random, cost = COST }: Means,
): Promise<Slot> {
  const salt = random(16);
  const slot = makeSlot('passphrase', await kdf(passphrase, salt, cost), vault, vaultKey, random);
  return { ...slot, salt: toBase64(salt), cost };
}

/** A new vault that this passphrase opens, and the recovery code that opens it too; the code is kept nowhere. */
export async function makeHeader(
  passphrase: string,
  means: Means,
): Promise<OpenHeader & { readonly code: string }> {
  const { random } = means;
  const vault = random(16);
  const vaultKey = random(32);
  const entropy = random(CODE_BYTES);
  const slots = [
    await passphraseSlot(passphrase, vault, vaultKey, means),
    makeSlot('recovery', codeKey(entropy, vault), vault, vaultKey, random),
  ];
  return { ...written(vault, 1, slots, vaultKey), code: writeCode(entropy) };
}

/**
 * The header with another passphrase and another vault key, one generation on. The recovery code stays what it is; the old passphrase opens what was
 * written before.
 */
export async function withPassphrase(
  { header, vaultKey }: OpenHeader,
  passphrase: string,
  means: Means,
): Promise<OpenHeader> {
  const { vault } = header;
  // Of a header that somebody changed no public key may get the next vault key.
  checkHeader(header, vaultKey);
  const next = means.random(32);
  const others = header.slots.filter(({ kind }) => kind !== 'passphrase');
  const slots = [
    await passphraseSlot(passphrase, vault, next, means),
    ...others.map((slot) => renewedSlot(slot, vault, next, means.random)),
  ];
  return written(vault, header.generation + 1, slots, next);
}

/** Reads a header and trusts nothing of it yet. @throws VaultError `not-a-vault`, `newer-version`, `too-large` */
export function readHeader(text: string): Header {
  if (text.length > LONGEST) throw new VaultError('too-large');
  const body = bodyOf(text) as Partial<Body> | undefined;
  if (body?.format !== 'attune-vault') throw new VaultError('not-a-vault');
  if (typeof body.version === 'number' && body.version > VERSION) throw new VaultError('newer-version');
  const { vault, generation, slots } = body;
  if (typeof vault !== 'string' || !Number.isSafeInteger(generation) || !Array.isArray(slots))
    throw new VaultError('not-a-vault');
  const id = bytesIn(vault);
  if (id.length !== 16) throw new VaultError('not-a-vault');
  if (slots.length > MOST_SLOTS) throw new VaultError('too-large');
  return { text, vault: id, generation: generation ?? 0, slots: slots.filter(isSlot) };
}

/** @throws VaultError `changed-outside` if this key does not vouch for every letter of it */
export const checkHeader = ({ text, vault }: Header, vaultKey: Uint8Array): void =>
  checkVouched(text, vault, vaultKey);

/**
 * The key of a vault by what somebody typed, as far as one of these slots takes it.
 * @throws VaultError `wrong-secret`, `wrong-code`, `changed-outside`, `too-large`
 */
export async function openBySecret(
  { vault, slots }: Pick<Header, 'vault' | 'slots'>,
  secret: Secret,
  kdf: Kdf,
): Promise<Bytes> {
  const entropy = 'code' in secret ? readCode(secret.code) : undefined;
  const wanted: SlotKind = entropy === undefined ? 'passphrase' : 'recovery';
  for (const slot of slots.filter(({ kind }) => kind === wanted)) {
    const secretKey =
      'passphrase' in secret
        ? await keyByPassphrase(slot, secret.passphrase, kdf)
        : codeKey(entropy ?? new Uint8Array(), boundTo(slot, vault));
    try {
      return openSlot(slot, secretKey, vault);
    } catch (cause) {
      if (!(cause instanceof VaultError) || cause.code !== 'wrong-secret') throw cause;
    }
  }
  throw new VaultError('wrong-secret');
}

/**
 * Opens the header with what somebody typed. Nothing is changed by a wrong one.
 * @throws VaultError `wrong-secret`, `wrong-code`, `changed-outside`, `too-large`
 */
export async function openHeader(header: Header, secret: Secret, kdf: Kdf): Promise<OpenHeader> {
  const vaultKey = await openBySecret(header, secret, kdf);
  checkHeader(header, vaultKey);
  return { header, vaultKey };
}

function keyByPassphrase({ salt = '', cost }: Slot, passphrase: string, kdf: Kdf): Promise<Bytes> {
  if (cost === undefined) throw new VaultError('changed-outside');
  checkCost(cost);
  return kdf(passphrase, bytesIn(salt), cost);
}
