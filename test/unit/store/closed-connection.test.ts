/** A connection that the browser closed, as a newer version of the program makes it: another one is opened, and nobody is told of a private window. */
import 'fake-indexeddb/auto';
import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { storeError } from '../../../src/store/store-error.ts';
import { storeOf } from '../../fixtures/store-of.ts';

const { transaction } = IDBDatabase.prototype;
afterEach(() => void Object.assign(IDBDatabase.prototype, { transaction }));

/** Lets the next `times` transactions find their connection closed; returns how many have. */
function closeNext(times: number, name = 'InvalidStateError'): () => number {
  let found = 0;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: unknown[]) {
    if (found >= times) return Reflect.apply(transaction, this, asked) as IDBTransaction;
    found += 1;
    throw new DOMException('closed', name);
  } as typeof transaction;
  return () => found;
}

async function room() {
  const store = storeOf(
    openDatabase({
      factory: new IDBFactory(),
      folder: 'closed',
      mark: 'this',
      after: () => () => undefined,
    }),
  );
  await store.list();
  return store;
}

describe('a connection that was closed', () => {
  it('is opened anew, and what was asked is done', async () => {
    const store = await room();
    const found = closeNext(1);
    expect(await store.list()).toEqual([]);
    expect(found()).toBe(1);
  });

  it('is told as trouble of the storage, not as a private window, where the next one is closed too', async () => {
    const store = await room();
    const found = closeNext(2);
    await expect(store.list()).rejects.toMatchObject({ code: 'storage-failed' });
    expect(found()).toBe(2);
    expect(await store.list()).toEqual([]);
  });

  it('is not what any other refusal is taken for', async () => {
    const store = await room();
    const found = closeNext(1, 'NotFoundError');
    await expect(store.list()).rejects.toMatchObject({ code: 'storage-failed' });
    expect(found()).toBe(1);
  });

  it.each([
    ['opening', 'no-storage'],
    ['working', 'storage-failed'],
  ] as const)('has a name that means, while %s, %s', (stage, code) => {
    expect(storeError(new DOMException('x', 'InvalidStateError'), stage).code).toBe(code);
  });
});
