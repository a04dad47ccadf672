/** Asks a thread of its own for the key of a passphrase, and ends the thread with the answer: its memory held what was typed. */
import workerAddress from './vault-worker.ts?worker&url';
import { trustedScript } from '../ui/parts/trusted-script.ts';
import { checkCost } from '../vault/derive.ts';
import type { Bytes } from '../vault/bytes.ts';
import type { Kdf } from '../vault/header.ts';
import type { KdfQuestion } from './vault-worker.ts';

/** @throws the thread's error if it cannot be started; VaultError `too-large` before it is asked */
export const passphraseKeyInThread: Kdf = async (passphrase, salt, cost) => {
  checkCost(cost);
  const worker = new Worker(trustedScript(workerAddress), { type: 'module' });
  try {
    return await new Promise<Bytes>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Bytes>) => resolve(data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      const question: KdfQuestion = { passphrase, salt, cost };
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
};
