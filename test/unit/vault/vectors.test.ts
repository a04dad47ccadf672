/** Every key and byte of the formats against vectors that a program of other people's making has confirmed. */
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { describe, expect, it } from 'vitest';
import { concat, toBase64, toHex, utf8, type Bytes } from '../../../src/vault/bytes.ts';
import { linkOf, NO_LINK, openBox, sealBox, type Place } from '../../../src/vault/box.ts';
import {
  backupKey,
  codeKey,
  COST,
  factsKey,
  handleOf,
  passphraseBytes,
  passphraseKey,
} from '../../../src/vault/derive.ts';
import { open, seal } from '../../../src/vault/gcm.ts';
import { openWith, publicKeyOf, sealTo } from '../../../src/vault/hpke.ts';
import { readKeyring, writeKeyring } from '../../../src/vault/keyring.ts';
import { readCode, writeCode } from '../../../src/vault/recovery-code.ts';
import { dataFile, hasData } from '../../fixtures/data-folder.ts';

const FILE = '../vault/vectors.json';
const there = hasData(FILE);
const vectors = (there ? JSON.parse(readFileSync(dataFile(FILE), 'utf8')) : {}) as Record<string, string>;

/** Bytes that count up. */
const run = (first: number, length: number): Bytes => Uint8Array.from({ length }, (_, i) => first + i);
const vault = run(0x10, 16);
const writer = run(0x30, 16);
const vaultKey = run(0x40, 32);
const key = run(0x60, 32);
const nonce = run(0xc0, 12);
const slotPrivate = run(0x01, 32);
const PASSPHRASE = '  correct  horse battery staple ';
const FACT = '{"type":"measurement","at":1820.4,"who":"client","bpm":72,"rr":[849.609375]}';

describe.skipIf(!there)('the vault’s formats', () => {
  it('count a passphrase by what was meant', () => {
    expect(toHex(passphraseBytes(PASSPHRASE))).toBe(vectors['passphrase bytes']);
  });

  it('make a passphrase slow to guess', async () => {
    const kek = await passphraseKey(PASSPHRASE, run(0xd0, 16), COST);
    expect(toHex(kek)).toBe(vectors['KEK argon2id 64MiB t3 p1']);
  });

  it('derive every key under its own name', () => {
    expect(toHex(factsKey(key, vault))).toBe(vectors['chunk key']);
    expect(toHex(handleOf(key, vault))).toBe(vectors.handle);
    expect(toHex(backupKey(vaultKey, vault))).toBe(vectors['backup key']);
    expect(toHex(codeKey(run(0xe0, 17), vault))).toBe(vectors['recovery KEK']);
  });

  it('write and read the recovery code', () => {
    expect(writeCode(run(0xe0, 17))).toBe(vectors['recovery code']);
    expect(toHex(readCode(vectors['recovery code'] ?? ''))).toBe(toHex(run(0xe0, 17)));
  });

  it('seal to a public key as HPKE does', () => {
    const info = concat(utf8('attune/1/slot'), vault);
    expect(toHex(publicKeyOf(slotPrivate))).toBe(vectors['hpke pkR']);
    const sealed = sealTo(publicKeyOf(slotPrivate), info, vaultKey, run(0x51, 32));
    expect(toHex(sealed)).toBe(vectors['hpke enc||ct']);
    expect(toBase64(sealed)).toBe(vectors['slot.key']);
    expect(toHex(openWith(slotPrivate, info, sealed))).toBe(toHex(vaultKey));
  });

  it('hold a slot’s private key under its secret', async () => {
    const kek = Uint8Array.from(Buffer.from(vectors['KEK argon2id 64MiB t3 p1'] ?? '', 'hex'));
    const bound = concat(utf8('attune/1/slot passphrase'), vault, publicKeyOf(slotPrivate));
    const held = await seal(kek, nonce, bound, slotPrivate);
    expect(toBase64(concat(nonce, held))).toBe(vectors['slot.private']);
    expect(toHex(await open(kek, nonce, bound, held))).toBe(toHex(slotPrivate));
  });

  it('bind a box to its place, byte by byte', async () => {
    // The vector is of kind 1, which no backup holds: what differs is that one byte, and so the tag.
    const place: Place = { kind: 'segment', vault, subject: handleOf(key, vault), writer, number: 0 };
    const about = { schema: 1, deflated: false, last: false, link: NO_LINK };
    const box = await sealBox(factsKey(key, vault), place, about, utf8(FACT), nonce);
    const head = vectors['box 0 head'] ?? '';
    expect(box.length).toBe(Number(vectors['box 0 length']));
    expect(toHex(box.subarray(0, 80))).toBe(`${head.slice(0, 8)}02${head.slice(10)}`);
    expect(toHex(box.subarray(80, 112))).toBe(vectors['box 0 first 32 of ciphertext']);
    const opened = await openBox(factsKey(key, vault), place, box);
    expect(new TextDecoder().decode(opened.payload)).toBe(FACT);
    expect(toHex(linkOf(box))).toBe(toHex(sha256(box)).slice(0, 32));
  });

  it('lay down a keyring', async () => {
    const entries = writeKeyring([{ type: 'session', made: 1_764_000_000_000, id: run(0x20, 16), key }]);
    const ringKey = hkdf(sha256, vaultKey, run(0x80, 32), utf8('attune/1/keyring'), 32);
    expect(toHex(ringKey)).toBe(vectors['keyring key']);
    const place: Place = { kind: 'keyring', vault, subject: vault, writer, number: 7 };
    const about = { schema: 1, deflated: false, last: false, link: NO_LINK };
    const box = await sealBox(ringKey, place, about, entries, nonce);
    expect(toHex(sha256(box))).toBe(vectors['keyring box sha256']);
    const { payload } = await openBox(ringKey, place, box);
    expect([...readKeyring(payload).values()].map((entry) => toHex(entry.key))).toEqual([toHex(key)]);
  });
});
