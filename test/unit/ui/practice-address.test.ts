import { describe, expect, it } from 'vitest';
import { hostedAddress, onlyHere } from '../../../src/ui/parts/practice-address.ts';

describe('where a practice link leads', () => {
  it.each([
    ['http://localhost:4170/', true],
    ['http://127.0.0.1:4170/', true],
    ['http://[::1]/', true],
    ['file:///home/page/index.html', true],
    ['https://attune.example.org/a/', false],
    ['https://localhost.example.org/', false],
  ])('%s is only here: %s', (address, only) => {
    expect(onlyHere(address)).toBe(only);
  });

  it.each([
    ['https://attune.example.org/a/?view=client#x', 'https://attune.example.org/a/'],
    ['  attune.example.org ', 'https://attune.example.org/'],
    ['http://attune.example.org/', undefined],
    ['localhost:4170', undefined],
    ['https://127.0.0.1/', undefined],
    ['a page', undefined],
    ['', undefined],
  ])('takes %s as %s', (typed, address) => {
    expect(hostedAddress(typed)).toBe(address);
  });
});
