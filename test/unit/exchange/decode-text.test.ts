/** Bytes as text: with a mark of their encoding, without one, and of old machines. */
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/exchange/decode-text.ts';

const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(big ? bytes.swap16() : bytes);
};

describe('bytes are read', () => {
  it.each([
    ['as UTF-8', Buffer.from('Größe 5 µ')],
    ['as UTF-8 with its mark', Buffer.from('\uFEFFGröße 5 µ')],
    ['as UTF-16 with its mark', utf16('\uFEFFGröße 5 µ')],
    ['as UTF-16 of the other end with its mark', utf16('\uFEFFGröße 5 µ', true)],
    ['as UTF-16 without a mark', utf16('Größe 5 µ')],
    ['as UTF-16 of the other end without a mark', utf16('Größe 5 µ', true)],
    ['as letters of Western Europe', Buffer.from('Größe 5 µ', 'latin1')],
  ])('%s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes)).replace('\uFEFF', '')).toBe('Größe 5 µ');
  });

  it('by their mark where their letters say nothing, and by both bytes of it', () => {
    for (const big of [false, true]) expect(decodeText(utf16('\uFEFFЖЩЪ', big))).toBe('ЖЩЪ');
    const old = (...bytes: number[]): string => decodeText(Uint8Array.from(bytes));
    expect([old(0xff, 0x41), old(0x41, 0xfe), old(0xfe, 0x41), old(0x41, 0xff)]).toEqual([
      'ÿA',
      'Aþ',
      'þA',
      'Aÿ',
    ]);
  });

  it('as UTF-16 without a mark where more than four letters in five are of the West', () => {
    const told = (text: string): boolean =>
      [false, true].every((big) => decodeText(utf16(text, big)) === text);
    expect([told('abcdefghiЖ'), told('abcdefghЖЖ')]).toEqual([true, false]);
  });

  it('as nothing of that where all of them are none', () => {
    expect(decodeText(new Uint8Array(4))).toBe('\0\0\0\0');
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
