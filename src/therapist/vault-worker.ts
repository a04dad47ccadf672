/** The slow way from a passphrase to its key, in a thread of its own: it takes a second and 64 MiB by intent. */
import { argon2id } from '@noble/hashes/argon2.js';
import { passphraseBytes, type KdfCost } from '../vault/derive.ts';

export interface KdfQuestion {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly cost: KdfCost;
}

self.addEventListener('message', ({ data }: MessageEvent<KdfQuestion>) => {
  const { m, t, p } = data.cost;
  self.postMessage(argon2id(passphraseBytes(data.passphrase), data.salt, { m, t, p, dkLen: 32 }));
});
