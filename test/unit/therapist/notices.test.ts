/** Notices: one for each matter, until it is dealt with. */
import { expect, it } from 'vitest';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { speak } from '../../../src/ui/words/language.ts';

it('keeps one notice for each matter, the newest last, and tells of every change', () => {
  let changes = 0;
  const notices = keepNotices(() => (changes += 1));
  notices.show(() => ({ key: 'file', icon: 'info', lead: 'one' }));
  notices.show(() => ({ key: 'strap', icon: 'strap', lead: 'two' }));
  notices.show(() => ({ key: 'file', icon: 'info', lead: 'three' }));
  expect(notices.list.map(({ lead }) => lead)).toEqual(['two', 'three']);
  notices.drop('strap');
  expect(notices.list.map(({ lead }) => lead)).toEqual(['three']);
  expect(changes).toBe(4);
  notices.drop('strap');
  expect(changes).toBe(4);
});

it('says what stands there in another language as soon as that is spoken', async () => {
  const notices = keepNotices(() => undefined);
  notices.show(() => ({ key: 'reading', icon: 'info', ...noticeWords.reading }));
  const [english] = notices.list;
  try {
    await speak('de');
    expect(notices.list.map(({ lead }) => lead)).toEqual([noticeWords.reading.lead]);
    expect(notices.list[0]?.lead).not.toBe(english?.lead);
  } finally {
    await speak('en');
  }
  expect(notices.list[0]?.lead).toBe(english?.lead);
});
