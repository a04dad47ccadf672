/**
 * The header of a vault: which secrets open it, and for each a slot with a key pair. The vault's key is sealed to the public key of every slot,
 * so that it can be renewed for all of them with one secret at hand. A code over the exact text, under a key of the vault's, tells whether
 * anybody changed it. The text is public: it holds nothing of what is in the vault.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64, sameBytes, toBase64, utf8, type Bytes } from './bytes.ts';
import { checkCost, codeKey, COST, headerKey, type KdfCost } from './derive.ts';
import { open, seal } from './gcm.ts';
import { openWith, publicKeyOf, sealTo } from './hpke.ts';
import { CODE_BYTES, readCode, writeCode } from './recovery-code.ts';
import { VaultError } from './vault-error.ts';

/** Random bytes, as many as asked for. */
export type Random = (count: number) => Bytes;
/** The slow way from a passphrase to its key; in the page it runs in a thread of its own. */
export type Kdf = (passphrase: string, salt: Uint8Array, cost: KdfCost) => Promise<Bytes>;

type SlotKind = 'passphrase' | 'recovery';

/** Texts are base64. */
interface Slot {
  readonly kind: SlotKind;
  /** Of a passphrase only. */
  readonly salt?: string;
  readonly cost?: KdfCost;
  readonly public: string;
  /** Nonce, private key and tag, under the secret's key. */
  readonly private: string;
  /** The vault's key, sealed to `public`. */
  readonly key: string;
}

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

const VERSION = 1;
/** Longest header that is read, and most slots. */
const LONGEST = 64 * 1024;
const MOST_SLOTS = 16;

const slotInfo = (vault: Uint8Array): Bytes => concat(utf8('attune/1/slot'), vault);
const slotBound = (kind: SlotKind, vault: Uint8Array, publicKey: Uint8Array): Bytes =>
  concat(utf8(`attune/1/slot ${kind}`), vault, publicKey);

const macOf = (body: string, vault: Uint8Array, vaultKey: Uint8Array): Bytes =>
  hmac(sha256, headerKey(vaultKey, vault), utf8(body));

function written(vault: Bytes, generation: number, slots: readonly Slot[], vaultKey: Bytes): OpenHeader {
  const body: Body = {
    format: 'attune-vault',
    version: VERSION,
    vault: toBase64(vault),
    generation,
    slots,
  };
  const inner = JSON.stringify(body);
  const text = JSON.stringify({ body: inner, mac: toBase64(macOf(inner, vault, vaultKey)) });
  return { header: { text, vault, generation, slots }, vaultKey };
}

/** Bytes from outside, in base64. @throws VaultError `changed-outside` */
function bytesIn(text: string): Bytes {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw new VaultError('changed-outside', undefined, { cause });
  }
}

async function makeSlot(
  kind: SlotKind,
  secretKey: Bytes,
  vault: Bytes,
  vaultKey: Bytes,
  random: Random,
): Promise<Slot> {
  const privateKey = random(32);
  const publicKey = publicKeyOf(privateKey);
  const nonce = random(12);
  const held = await seal(secretKey, nonce, slotBound(kind, vault, publicKey), privateKey);
  return {
    kind,
    public: toBase64(publicKey),
    private: toBase64(concat(nonce, held)),
    key: toBase64(await sealTo(publicKey, slotInfo(vault), vaultKey, random(32))),
  };
}

async function passphraseSlot(
  passphrase: string,
  vault: Bytes,
  vaultKey: Bytes,
  kdf: Kdf,
  random: Random,
  cost: KdfCost,
): Promise<Slot> {
  const salt = random(16);
  const slot = await makeSlot('passphrase', await kdf(passphrase, salt, cost), vault, vaultKey, random);
  return { ...slot, salt: toBase64(salt), cost };
}

/** A new vault that this passphrase opens, and the recovery code that opens it too; the code is kept nowhere. */
export async function makeHeader(
  passphrase: string,
  { kdf, random, cost = COST }: { readonly kdf: Kdf; readonly random: Random; readonly cost?: KdfCost },
): Promise<OpenHeader & { readonly code: string }> {
  const vault = random(16);
  const vaultKey = random(32);
  const entropy = random(CODE_BYTES);
  const slots = [
    await passphraseSlot(passphrase, vault, vaultKey, kdf, random, cost),
    await makeSlot('recovery', codeKey(entropy, vault), vault, vaultKey, random),
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
  { kdf, random, cost = COST }: { readonly kdf: Kdf; readonly random: Random; readonly cost?: KdfCost },
): Promise<OpenHeader> {
  const { vault } = header;
  // Of a header that somebody changed no public key may get the next vault key.
  checkHeader(header, vaultKey);
  const next = random(32);
  const slots = [await passphraseSlot(passphrase, vault, next, kdf, random, cost)];
  for (const slot of header.slots.filter(({ kind }) => kind !== 'passphrase')) {
    const key = await sealTo(bytesIn(slot.public), slotInfo(vault), next, random(32));
    slots.push({ ...slot, key: toBase64(key) });
  }
  return written(vault, header.generation + 1, slots, next);
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isSlot(value: unknown): value is Slot {
  const slot = (value ?? {}) as Partial<Record<keyof Slot, unknown>>;
  if (![slot.kind, slot.public, slot.private, slot.key].every(isText)) return false;
  return slot.kind !== 'passphrase' || (isText(slot.salt) && typeof slot.cost === 'object');
}

/** The text of the body; `undefined` = this is no header. */
function partsOf(text: string): { readonly body: string; readonly mac: string } | undefined {
  try {
    const { body, mac } = JSON.parse(text) as { body?: unknown; mac?: unknown };
    return isText(body) && isText(mac) ? { body, mac } : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a header and trusts nothing of it yet. @throws VaultError `not-a-vault`, `newer-version`, `too-large` */
export function readHeader(text: string): Header {
  if (text.length > LONGEST) throw new VaultError('too-large');
  const parts = partsOf(text);
  const body = parts && (partOf(parts.body) as Partial<Body> | undefined);
  if (body?.format !== 'attune-vault') throw new VaultError('not-a-vault');
  if (typeof body.version === 'number' && body.version > VERSION) throw new VaultError('newer-version');
  const { vault, generation, slots } = body;
  if (!isText(vault) || !Number.isSafeInteger(generation) || !Array.isArray(slots))
    throw new VaultError('not-a-vault');
  const id = bytesIn(vault);
  if (id.length !== 16) throw new VaultError('not-a-vault');
  if (slots.length > MOST_SLOTS) throw new VaultError('too-large');
  return { text, vault: id, generation: generation ?? 0, slots: slots.filter(isSlot) };
}

function partOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws VaultError `changed-outside` if this key does not vouch for every letter of it */
export function checkHeader({ text, vault }: Header, vaultKey: Uint8Array): void {
  const parts = partsOf(text);
  const vouched = parts !== undefined && sameBytes(bytesIn(parts.mac), macOf(parts.body, vault, vaultKey));
  if (!vouched) throw new VaultError('changed-outside');
}

/** The vault's key by one slot. @throws VaultError `wrong-secret` */
async function byKey(slot: Slot, secretKey: Bytes, vault: Bytes): Promise<Bytes> {
  const held = bytesIn(slot.private);
  const bound = slotBound(slot.kind, vault, bytesIn(slot.public));
  const privateKey = await open(secretKey, held.subarray(0, 12), bound, held.subarray(12)).catch(
    (cause: unknown) => {
      throw new VaultError('wrong-secret', undefined, { cause });
    },
  );
  return openWith(privateKey, slotInfo(vault), bytesIn(slot.key));
}

/**
 * Opens the header with what somebody typed. Nothing is changed by a wrong one.
 * @throws VaultError `wrong-secret`, `wrong-code`, `changed-outside`, `too-large`
 */
export async function openHeader(header: Header, secret: Secret, kdf: Kdf): Promise<OpenHeader> {
  const { vault, slots } = header;
  const entropy = 'code' in secret ? readCode(secret.code) : undefined;
  const wanted: SlotKind = entropy === undefined ? 'passphrase' : 'recovery';
  for (const slot of slots.filter(({ kind }) => kind === wanted)) {
    const secretKey =
      'passphrase' in secret
        ? await keyByPassphrase(slot, secret.passphrase, kdf)
        : codeKey(entropy ?? new Uint8Array(), vault);
    try {
      const vaultKey = await byKey(slot, secretKey, vault);
      checkHeader(header, vaultKey);
      return { header, vaultKey };
    } catch (cause) {
      if (!(cause instanceof VaultError) || cause.code !== 'wrong-secret') throw cause;
    }
  }
  throw new VaultError('wrong-secret');
}

function keyByPassphrase({ salt = '', cost }: Slot, passphrase: string, kdf: Kdf): Promise<Bytes> {
  if (cost === undefined) throw new VaultError('changed-outside');
  checkCost(cost);
  return kdf(passphrase, bytesIn(salt), cost);
}
