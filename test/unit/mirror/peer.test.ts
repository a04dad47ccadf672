/** The names of a pair: known to those who have the address, and to nobody else. */
import { describe, expect, it } from 'vitest';
import { fragmentOf, newPair, pairIn } from '../../../src/mirror/peer.ts';

/** A secret as it is made. */
const GOOD = '0f8fad5b-d9cb-469f-a165-70867728950e.7c9e6679-7425-40de-944b-e07fc1f90ae7';

describe('a pair', () => {
  it('is handed over in a fragment, and read from it', () => {
    const pair = newPair(globalThis.crypto);
    expect(pairIn(fragmentOf(pair))).toEqual(pair);
    expect(pairIn(`#x=1&pair=${pair.secret}`)).toEqual(pair);
  });

  it('is another one every time', () => {
    const names = Array.from({ length: 100 }, () => newPair(globalThis.crypto).channel);
    expect(new Set(names).size).toBe(100);
  });

  it('keeps the channel’s name out of the locks’, which every page of the origin can list', () => {
    const { channel, leading, following, secret } = newPair(globalThis.crypto);
    const [half = ''] = secret.split('.');
    expect(channel).toContain(half);
    expect(leading + following).not.toContain(half);
  });

  it('has the names that its secret stands for', () => {
    const channel = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const lock = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    expect(pairIn(`#pair=${channel}.${lock}`)).toEqual({
      channel: `attune-${channel}`,
      leading: `attune-${lock}-leading`,
      following: `attune-${lock}-following`,
      secret: `${channel}.${lock}`,
    });
  });

  it.each([
    '',
    '#',
    '#pair=',
    '#pair=attune',
    '#pair=1.2',
    '#other=x',
    `#pair=x${GOOD}`,
    `#pair=${GOOD}0`,
    `#pair=${GOOD.replace('.', '-')}`,
    `#pair=${GOOD.toUpperCase()}`,
    `##pair=${GOOD}`,
    `#pair=${'a'.repeat(36)}.${'b'.repeat(36)}`,
  ])('is none in %j', (fragment) => {
    expect(pairIn(fragment)).toBeUndefined();
  });

  it('is named by a fragment with or without its mark', () => {
    expect(pairIn(`pair=${GOOD}`)?.secret).toBe(GOOD);
    expect(pairIn(`#a=1#&pair=${GOOD}`)?.secret).toBe(GOOD);
  });

  it('is not made of what is no identity', () => {
    expect(() => newPair({ randomUUID: () => '1-2-3-4-5' })).toThrow('random UUID');
  });
});
