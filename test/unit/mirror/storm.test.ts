/** Whatever another window sends: nothing throws, and no fact is written that a client may not write. 200,000 of it: `npm run bench:channel`. */
import { expect, it } from 'vitest';
import { channelStorm } from '../../fixtures/channel-storm.ts';

it('random messages do no harm', () => {
  const { thrown, written, forbidden, unshowable } = channelStorm(6000, Number(process.env.ATTUNE_SEED ?? 7));
  expect({ thrown, forbidden, unshowable }).toEqual({ thrown: 0, forbidden: [], unshowable: 0 });
  // It is no desert: what a client may ask was obeyed.
  expect(written).toBeGreaterThan(600);
});
