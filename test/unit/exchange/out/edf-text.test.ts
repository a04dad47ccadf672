/** The texts of an EDF+ file byte by byte: fields of fixed width, parts without blanks, annotations with their marks, and where they are laid. */
import { describe, expect, it } from 'vitest';
import {
  annotationBytes,
  ascii,
  field,
  layAnnotations,
  subfield,
  timeKeeping,
} from '../../../../src/exchange/out/edf-text.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a field', () => {
  it('is as wide as it is, whatever stands in it', () => {
    expect([field('ab', 4), field('abcdef', 4), field(12, 4), field('', 2)]).toEqual([
      'ab  ',
      'abcd',
      '12  ',
      '  ',
    ]);
  });
  it('is in plain letters, its part without blanks, and X where nothing is known', () => {
    expect(ascii('Gürtel „A“ 1~')).toBe('Gurtel _A_ 1~');
    expect([subfield(' K 17 b '), subfield(undefined), subfield('  '), subfield('')]).toEqual([
      'K_17_b',
      'X',
      'X',
      'X',
    ]);
  });
});

describe('an annotation', () => {
  it.each([
    [{ onset: 5, duration: 0, text: 'mark' }, '+5\u0014mark\u0014\0'],
    [{ onset: 0.8, duration: 0.849609375, text: 'beat' }, '+0.8\u00150.849609375\u0014beat\u0014\0'],
    [{ onset: -0.25, duration: 10, text: 'ü' }, '-0.25\u001510\u0014ü\u0014\0'],
    [{ onset: 0, duration: 0, text: 'a\u0014\u0015\n b\0c' }, '+0\u0014a  b c\u0014\0'],
    [{ onset: 1e-11, duration: 0, text: '' }, '+0\u0014\u0014\0'],
    [{ onset: 100, duration: 0, text: 'x' }, '+100\u0014x\u0014\0'],
  ])('is written with its sign, its length and its marks: %#', (one, bytes) => {
    expect(text(annotationBytes(one))).toBe(bytes);
  });

  it('stands in the record of its second behind that record’s own time, those outside at the ends', () => {
    const at = (onset: number, words: string) => ({ onset, duration: 0, text: words });
    const laid = layAnnotations([at(2.5, 'c'), at(0, 'a'), at(99, 'd'), at(0.9, 'b'), at(-3, 'z')], 4);
    expect(laid.map((bytes) => text(bytes).replace(/\0+$/, '\0'))).toEqual([
      '+0\u0014\u0014\0-3\u0014z\u0014\0+0\u0014a\u0014\0+0.9\u0014b\u0014\0',
      '+1\u0014\u0014\0',
      '+2\u0014\u0014\0+2.5\u0014c\u0014\0',
      '+3\u0014\u0014\0+99\u0014d\u0014\0',
    ]);
    expect(laid.map(({ length }) => length)).toEqual([60, 60, 60, 60]);
    expect(text(timeKeeping(12))).toBe('+12\u0014\u0014\0');
  });

  it('is put off where its record is full, and records are larger only where all are', () => {
    // Each takes 20 bytes, the record's own time 5: two fit into 60.
    const many = (count: number) =>
      Array.from({ length: count }, () => ({ onset: 0, duration: 0, text: 'x'.repeat(15) }));
    const counts = (count: number): number[] =>
      layAnnotations(many(count), 3).map((bytes) => text(bytes).split('x'.repeat(15)).length - 1);
    expect(counts(5)).toEqual([2, 2, 1]);
    expect(counts(6)).toEqual([2, 2, 2]);
    expect(layAnnotations(many(6), 3)[0]).toHaveLength(60);
    expect(counts(7)).toEqual([5, 2, 0]);
    expect(layAnnotations(many(7), 3)[0]).toHaveLength(120);
    // Of odd length: one more.
    expect(layAnnotations([{ onset: 0, duration: 0, text: 'x'.repeat(80) }], 1)[0]).toHaveLength(90);
  });
});
