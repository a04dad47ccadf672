/** The pair of two windows outlives a reload where somebody still follows, and is made anew otherwise. */
import { expect, it } from 'vitest';
import { newPair } from '../../../src/mirror/peer.ts';
import { findPair } from '../../../src/therapist/pairing.ts';

const old = newPair(globalThis.crypto);

async function found(
  secret: string | undefined,
  held: readonly string[],
  recovered?: object,
  pending: readonly string[] = [],
) {
  const kept: unknown[] = [];
  const names = (list: readonly string[]) => list.map((name) => ({ name }));
  const pair = await findPair(
    {
      crypto: globalThis.crypto,
      navigator: {
        locks: { query: () => Promise.resolve({ held: names(held), pending: names(pending) }) },
      } as never,
    },
    {
      setting: () => Promise.resolve(secret as never),
      keep: (...args: unknown[]) => void kept.push(args),
      recovered: recovered as never,
    },
  );
  return { pair, kept };
}

it('the pair is the one before where a client’s window follows it, or a session is to be gone on with', async () => {
  for (const { pair, kept } of [
    await found(old.secret, ['another', old.following]),
    await found(old.secret, [], undefined, [old.following]),
    await found(old.secret, [], {}),
  ]) {
    expect(pair).toEqual(old);
    expect(kept).toEqual([]);
  }
});

it('the pair is a new one, and kept, where nobody follows or what was kept is none', async () => {
  for (const { pair, kept } of [
    await found(old.secret, ['another', old.leading]),
    await found(undefined, [old.following]),
    await found('no secret', [], {}),
  ]) {
    expect(pair.secret).not.toBe(old.secret);
    expect(kept).toEqual([['pair', pair.secret]]);
  }
});
