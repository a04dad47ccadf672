/** Notices: one for each matter, until it is dealt with. */
import { expect, it } from 'vitest';
import { keepNotices } from '../../../src/therapist/notices.ts';

it('keeps one notice for each matter, the newest last, and tells of every change', () => {
  let changes = 0;
  const notices = keepNotices(() => (changes += 1));
  notices.show({ key: 'file', icon: 'info', lead: 'one' });
  notices.show({ key: 'strap', icon: 'strap', lead: 'two' });
  notices.show({ key: 'file', icon: 'info', lead: 'three' });
  expect(notices.list.map(({ lead }) => lead)).toEqual(['two', 'three']);
  notices.drop('strap');
  expect(notices.list.map(({ lead }) => lead)).toEqual(['three']);
  expect(changes).toBe(4);
  notices.drop('strap');
  expect(changes).toBe(4);
});
