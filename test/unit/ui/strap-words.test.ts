import { expect, it } from 'vitest';
import { strapErrorWords, strapWords } from '../../../src/ui/words/strap.ts';

const sentences = [
  ...Object.values(strapErrorWords).map(({ lead, text }) => `${lead} ${text}`),
  ...Object.values(strapWords.hrOnly),
  strapWords.wrongUnit,
  strapWords.back(36_400),
];

it.each(sentences)('keeps the voice: %s', (sentence) => {
  expect(sentence).not.toMatch(/!|\bplease\b|\boops\b|\berror\b|\bsorry\b|\bfail/i);
  expect(sentence).toMatch(/\.$/);
  expect(sentence.split(/\. /).length).toBeLessThanOrEqual(3);
});

it('says how long the strap was away', () => {
  expect(strapWords.back(36_400)).toBe('The strap is back. 36 s are missing and stay empty.');
});
