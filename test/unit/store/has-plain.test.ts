/** Whether anything lies on a device in plain text that is to be sealed. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { hasPlain } from '../../../src/store/move.ts';
import { writeSetting } from '../../../src/store/settings.ts';
import { shortLog } from '../../fixtures/memory-here.ts';
import { tamper } from '../../fixtures/raw-disk.ts';
import { windowOn } from '../../fixtures/sealed-window.ts';

it('a device has something plain if one row or one setting of those that are sealed is', async () => {
  const factory = new IDBFactory();
  const { database, vault, store } = windowOn(factory);
  expect(await hasPlain(database)).toBe(false);
  await store.replace(shortLog('a'));
  await writeSetting(database, vault, 'clientCards', [{ code: 'K' }]);
  // What is no secret lies in plain text and stays so.
  await tamper(factory, (raw) => {
    raw('settings').put('dark', 'theme');
    raw('settings').put(undefined, 'vault');
  });
  expect(await hasPlain(database)).toBe(false);
  await tamper(factory, (raw) => raw('settings').put('https://example.org/', 'hosted'));
  expect(await hasPlain(database)).toBe(true);
  await tamper(factory, (raw) => {
    raw('settings').delete('hosted');
    raw('sessions').put({ id: 'b', epoch: 1, at: 0, chunks: 0, facts: 0, version: 1 }, 'b');
  });
  expect(await hasPlain(database)).toBe(true);
});
