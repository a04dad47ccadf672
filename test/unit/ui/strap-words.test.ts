import { expect, it } from 'vitest';
import { strapErrorWords, strapWords } from '../../../src/ui/words/strap.ts';

const sentences = [
  ...Object.values(strapErrorWords).map(({ lead, text }) => `${lead} ${text}`),
  ...Object.values(strapWords.hrOnly),
  strapWords.wrongUnit,
  ...Object.values(strapWords.signals).map(({ sentence }) => sentence),
  ...Object.values(strapWords.then),
  strapWords.retryIn(3000),
  strapWords.retryIn(0),
];

it.each(sentences)('keeps the voice: %s', (sentence) => {
  expect(sentence).not.toMatch(/!|\bplease\b|\boops\b|\berror\b|\bsorry\b|\bfail/i);
  expect(sentence).toMatch(/\.$/);
  expect(sentence.split(/\. /).length).toBeLessThanOrEqual(3);
});

it('says in one place only that it tries again by itself, and when', () => {
  expect(sentences.filter((sentence) => /by itself|trying/.test(sentence))).toEqual([
    'Attune keeps trying by itself, next in 3 s. The guide is not affected.',
    'Attune is trying now. The guide is not affected.',
  ]);
});
