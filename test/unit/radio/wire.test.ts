import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../e2e/radio/message.ts';
import type { Message } from '../../e2e/radio/message.ts';
import { completeTypes, marshal, unmarshal, variant } from '../../e2e/radio/wire.ts';
import type { Value } from '../../e2e/radio/wire.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('marshalling', () => {
  // Laid out by hand from the D-Bus specification, "Marshaling".
  it.each<[string, readonly Value[], string]>([
    ['y', [7], '07'],
    ['b', [true], '01000000'],
    ['n', [-60], 'c4ff'],
    ['yu', [1, 2], '0100000002000000'],
    ['s', ['foo'], '03000000666f6f00'],
    ['g', ['a{sv}'], '05617b73767d00'],
    ['ay', [[0x10, 0x48]], '020000001048'],
    ['yan', [9, [-1]], '090000000200' + '0000ffff'],
    // The padding before the first struct is not counted, and is there even where there is none.
    ['a{sv}', [[]], '0000000000000000'],
    ['a{sv}', [[['A', variant('n', -1)]]], '0c00000000000000' + '01000000410001' + '6e0000' + 'ffff'],
    ['(yu)', [[1, 2]], '0100000002000000'],
    ['yx', [1, -2n], '0100000000000000feffffffffffffff'],
    ['d', [1], '000000000000f03f'],
  ])('%s', (signature, values, bytes) => {
    expect(hex(marshal(signature, values))).toBe(bytes);
    expect(unmarshal(signature, Buffer.from(bytes, 'hex'))).toEqual(values);
  });

  it('reads big-endian bytes', () => {
    expect(unmarshal('qs', Buffer.from('01020000' + '00000001' + '4100', 'hex'), false)).toEqual([258, 'A']);
  });

  it('splits a signature into complete types', () => {
    expect(completeTypes('a{oa{sa{sv}}}ay(ib)s')).toEqual(['a{oa{sa{sv}}}', 'ay', '(ib)', 's']);
    expect(() => completeTypes('a{sv')).toThrow(RangeError);
    expect(() => completeTypes('a')).toThrow(RangeError);
  });

  it('refuses what it does not know', () => {
    expect(() => marshal('z', [1])).toThrow(RangeError);
    expect(() => marshal('yy', [1])).toThrow(RangeError);
    expect(() => unmarshal('ay', Buffer.from('ffffff0000', 'hex'))).toThrow(RangeError);
  });
});

/** A random type together with a value of it. */
const { typed } = fc.letrec<{ typed: { signature: string; value: Value } }>((tie) => {
  const of = (signature: string, values: fc.Arbitrary<Value>) =>
    values.map((value) => ({ signature, value }));
  return {
    typed: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      of('y', fc.integer({ min: 0, max: 255 })),
      of('b', fc.boolean()),
      of('n', fc.integer({ min: -32768, max: 32767 })),
      of('u', fc.integer({ min: 0, max: 0xffffffff })),
      of('t', fc.bigInt({ min: 0n, max: 0xffffffffffffffffn })),
      of('d', fc.double({ noNaN: true })),
      of(
        's',
        fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      ),
      tie('typed').map((inner) => ({ signature: 'v', value: inner })),
      fc.array(tie('typed'), { minLength: 1, maxLength: 4 }).map((parts) => ({
        signature: `(${parts.map((p) => p.signature).join('')})`,
        value: parts.map((p) => p.value),
      })),
      fc.tuple(tie('typed'), fc.nat(3)).map(([inner, count]) => ({
        signature: `a${inner.signature}`,
        value: Array.from({ length: count }, () => inner.value),
      })),
    ),
  };
});

describe('round trips', () => {
  it('gives back every value', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 4 }), (parts) => {
        const signature = parts.map((p) => p.signature).join('');
        const values = parts.map((p) => p.value);
        expect(unmarshal(signature, marshal(signature, values))).toEqual(values);
      }),
    );
  });

  it('gives back every message, alone or with the next one behind it', () => {
    const message: Message = {
      ...{
        type: 'signal',
        serial: 5,
        noReply: false,
        path: '/org/bluez',
        interface: 'a.b',
        member: 'Changed',
      },
      ...{ sender: ':1.0', signature: 'sa{sv}as', body: ['x', [['Value', variant('ay', [1, 2])]], []] },
    };
    const bytes = encodeMessage(message);
    expect(decodeMessage(bytes)).toEqual({ message, length: bytes.length });
    expect(decodeMessage(Buffer.concat([bytes, bytes]))).toEqual({ message, length: bytes.length });
    for (let cut = 0; cut < bytes.length; cut++)
      expect(decodeMessage(bytes.subarray(0, cut))).toBeUndefined();
  });

  it('reads the greeting that libdbus sends', () => {
    // Hello, as a client sends it: call, serial 1, path, destination, interface, member.
    const bytes = Buffer.from(
      '6c010001' +
        '00000000' +
        '01000000' +
        '6e000000' +
        '01016f00' +
        '15000000' +
        Buffer.from('/org/freedesktop/DBus\0\0\0').toString('hex') +
        '06017300' +
        '14000000' +
        Buffer.from('org.freedesktop.DBus\0\0\0\0').toString('hex') +
        '02017300' +
        '14000000' +
        Buffer.from('org.freedesktop.DBus\0\0\0\0').toString('hex') +
        '03017300' +
        '05000000' +
        Buffer.from('Hello\0\0\0').toString('hex'),
      'hex',
    );
    expect(decodeMessage(bytes)?.message).toMatchObject({
      ...{ type: 'call', serial: 1, path: '/org/freedesktop/DBus', destination: 'org.freedesktop.DBus' },
      ...{ interface: 'org.freedesktop.DBus', member: 'Hello', body: [] },
    });
  });
});
