/** What is said of the storage: the worst that any part has to say, and that it is over only where something had really been at stake. */
import { expect, it } from 'vitest';
import { StoreError } from '../../../src/store/store-error.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { storageNotice } from '../../../src/therapist/storage-notice.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';

const room = () => {
  const notices = keepNotices(() => undefined);
  const { report } = storageNotice({ notices, atStake: () => 'a' });
  return { report, said: () => notices.list.map(({ lead }) => lead) };
};

it('says that a session is written again where writing it had failed', () => {
  const { report, said } = room();
  report('recording', new StoreError('disk-full'));
  expect(said()).toEqual([noticeWords.store['disk-full'].lead]);
  report('recording', undefined);
  expect(said()).toEqual([noticeWords.storageWorksAgain.lead]);
});

it('says nothing more of a write that only took long, or of what was read', () => {
  const { report, said } = room();
  report('recording', new StoreError('no-answer'));
  report('recording', undefined, true);
  report('records', new StoreError('no-answer'));
  report('records', undefined);
  expect(said()).toEqual([]);
});

it('says it all the same where a whole session had been in memory only', () => {
  const { report, said } = room();
  report('held', new StoreError('no-answer'));
  report('recording', new StoreError('no-answer'));
  report('recording', undefined, true);
  report('held', undefined);
  expect(said()).toEqual([noticeWords.storageWorksAgain.lead]);
});
