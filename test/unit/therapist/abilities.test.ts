/** What the browser can do: asked at the start, and the adapter again while a strap is wanted. */
import { describe, expect, it } from 'vitest';
import { bluetoothAccess, keepAbilities } from '../../../src/therapist/abilities.ts';
import { knowsPasskeys } from '../../../src/therapist/passkeys-known.ts';

const adapter = (is: boolean | Error) => ({
  getAvailability: () => (is instanceof Error ? Promise.reject(is) : Promise.resolve(is)),
});

describe('whether a strap can be reached', () => {
  it.each([
    ['insecure', false, adapter(true)],
    ['no-bluetooth', true, undefined],
    ['available', true, adapter(true)],
    ['adapter-off', true, adapter(false)],
    ['available', true, adapter(new Error('not told'))],
  ] as const)('%s', async (access, secure, bluetooth) => {
    expect(await bluetoothAccess(secure, bluetooth)).toBe(access);
  });

  it('is asked again, and told where the adapter is back', async () => {
    let is = false;
    const did: string[] = [];
    const keeper = keepAbilities({
      window: { navigator: {}, isSecureContext: true } as never,
      bluetooth: { getAvailability: () => Promise.resolve(is) } as never,
      adapterBack: () => did.push('back'),
      onChange: () => did.push(keeper.abilities.bluetooth),
    });
    expect(keeper.abilities).toEqual({ bluetooth: 'unknown', secondWindow: undefined, offline: undefined });
    await keeper.read();
    expect(keeper.abilities).toEqual({ bluetooth: 'adapter-off', secondWindow: true, offline: false });
    await keeper.lookForBluetooth();
    expect(did).toEqual(['adapter-off']);
    is = true;
    await keeper.lookForBluetooth();
    expect(did).toEqual(['adapter-off', 'back', 'available']);
    is = false;
    await keeper.lookForBluetooth();
    expect(did.slice(3)).toEqual(['adapter-off']);
  });

  it('and offline: known at a later visit, told when the files are put by at the first', async () => {
    const offline = async (controller: object | null, ready: Promise<unknown>): Promise<unknown[]> => {
      const seen: unknown[] = [];
      const keeper = keepAbilities({
        window: { navigator: { serviceWorker: { controller, ready } }, isSecureContext: true } as never,
        bluetooth: undefined,
        adapterBack: () => undefined,
        onChange: () => seen.push(keeper.abilities.offline),
      });
      await keeper.read();
      await ready;
      await Promise.resolve();
      return seen;
    };
    expect(await offline({}, Promise.resolve())).toEqual([true, true]);
    expect(await offline(null, Promise.resolve())).toEqual([undefined, true]);
  });
});

it('passkeys are offered where the browser says that they make secrets', async () => {
  const knows = (kind: unknown) => knowsPasskeys({ PublicKeyCredential: kind } as never);
  const able = (answer: object) => ({ getClientCapabilities: () => Promise.resolve(answer) });
  expect(await knows(able({ 'extension:prf': true }))).toBe(true);
  expect(await knows(able({ 'extension:prf': false }))).toBe(false);
  expect(await knows(able({}))).toBe(false);
  expect(await knows({ getClientCapabilities: () => Promise.reject(new Error('no')) })).toBe(false);
  expect(await knows({})).toBe(false);
  expect(await knows(undefined)).toBe(false);
});
