/** How the chunks of a session are read: in which transactions, how many are opened in one turn, and rows as they lie. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { allOf, chunksOf, readChunks } from '../../../src/store/read-chunks.ts';
import { allRows, listedRow, plainRow, rowOf } from '../../../src/store/stored-rows.ts';
import { tamper } from '../../fixtures/raw-disk.ts';
import { windowOn } from '../../fixtures/sealed-window.ts';

const bytes = (size: number) => new Uint8Array(size);
/** A chunk with a length in the place of its bytes. */
const shape = (chunk: unknown): unknown =>
  chunk instanceof Uint8Array
    ? chunk.length
    : typeof chunk === 'object' && chunk !== null
      ? Object.values(chunk).map(shape)
      : chunk;

/** What of chunks is opened in which turn, of a disk on which these lie under `a`. */
async function turnsOf(lying: readonly (readonly [number, unknown])[]) {
  const factory = new IDBFactory();
  const { database } = windowOn(factory);
  await database.write([], () => undefined);
  await tamper(factory, (store) => {
    for (const [number, chunk] of lying) store('chunks').put(chunk, ['a', number]);
    for (const id of ['', 'Z', 'aa', 'b']) store('chunks').put('of another', [id, 0]);
  });
  let transactions = 0;
  const counted: typeof database = {
    ...database,
    use: (name) => {
      transactions += 1;
      return database.use(name);
    },
  };
  const turns: (readonly number[])[] = [];
  const by = new Map(lying);
  const found = await readChunks(counted, 'a', (numbers, chunks) => {
    turns.push(numbers);
    expect(chunks.map(shape)).toEqual(numbers.map((number) => shape(by.get(number))));
    return { facts: [], lost: numbers.length };
  });
  expect(found.map(({ lost }) => lost)).toEqual(turns.map(({ length }) => length));
  return { turns, transactions };
}

describe('the chunks of a session', () => {
  it('are read a thousand in a transaction, in order, without what lies beside them', async () => {
    const some = (count: number) => Array.from({ length: count }, (_, i) => [2 * i, 0] as const);
    const numbers = (count: number) => some(count).map(([number]) => number);
    expect(await turnsOf([[-1, 'a look']])).toEqual({ turns: [], transactions: 1 });
    expect(await turnsOf([[-1, 'a look'], ...some(999)])).toEqual({
      turns: [numbers(999)],
      transactions: 1,
    });
    expect(await turnsOf(some(1000))).toEqual({ turns: [numbers(1000)], transactions: 2 });
    expect(await turnsOf(some(1001))).toEqual({ turns: [numbers(1000), [2000]], transactions: 2 });
  });

  it('are opened 250,000 bytes in one turn, sealed or plain', async () => {
    const turns = async (chunks: readonly unknown[]) =>
      (await turnsOf(chunks.map((chunk, i) => [i, chunk] as const))).turns;
    expect(await turns([bytes(124_999), bytes(125_000), bytes(1), bytes(1)])).toEqual([[0, 1, 2], [3]]);
    expect(await turns([bytes(125_000), { bytes: bytes(125_000) }, 'none', bytes(1)])).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(await turns([bytes(250_000), bytes(250_000)])).toEqual([[0], [1]]);
    expect(await turns([null, { bytes: 'text' }, {}, 7])).toEqual([[0, 1, 2, 3]]);
  });

  it('have keys from a number on, and with them lies whatever else is the session’s', () => {
    const range = (of: IDBKeyRange): unknown =>
      ['lower', 'upper', 'lowerOpen', 'upperOpen'].map((part): unknown => Reflect.get(of, part));
    expect(range(chunksOf('a'))).toEqual([['a', 0], ['a', Infinity], false, false]);
    expect(range(chunksOf('a', 7))).toEqual([['a', 7], ['a', Infinity], false, false]);
    expect(range(allOf('a'))).toEqual([['a'], ['a', Infinity], false, false]);
  });
});

describe('a row', () => {
  const empty = { epoch: 0, at: 0, chunks: 0, facts: 0, version: 0 };

  it('is told sealed or plain, without identity where it cannot be opened, and not at all where nobody has its key', async () => {
    const factory = new IDBFactory();
    const { database, vault } = windowOn(factory);
    const row = { id: 'a', epoch: 1, at: 2, chunks: 3, facts: 4, version: 5 };
    await vault.ready();
    let handle = '';
    await vault.write(['sessions'], (transaction) => {
      const seal = vault.obtain('a', transaction);
      handle = seal.handle;
      transaction.objectStore('sessions').put(seal.row(row), handle);
    });
    const seal = vault.known('a')!;
    const strange = seal.row(row);
    const odd = seal.row({ ...row, id: 7 });
    const damaged = seal.row(row).map((byte, i) => (i === 90 ? byte ^ 1 : byte));
    expect(listedRow(vault, handle, seal.row(row))).toEqual(row);
    expect(listedRow(vault, handle, damaged)).toEqual({ ...empty, id: '' });
    expect(listedRow(vault, handle, odd)).toEqual({ ...row, id: '', version: 0 });
    expect(listedRow(vault, 'other', strange)).toBeUndefined();
    expect(listedRow(vault, 'a', row)).toEqual(row);
    expect(listedRow(vault, handle, row)).toEqual({ ...row, id: handle, version: 0 });
    expect([rowOf(seal, undefined, 'a'), rowOf(seal, seal.row(row), 'a')]).toEqual([undefined, row]);
    for (const none of [damaged, row, 'text']) expect(rowOf(seal, none, 'a')).toEqual({ ...empty, id: 'a' });
    expect(() => rowOf({ ...seal, openRow: () => JSON.parse('{') as unknown }, strange, 'a')).toThrow(
      SyntaxError,
    );
    expect([undefined, bytes(3), row].map((stored) => plainRow(stored, 'a'))).toEqual([
      undefined,
      undefined,
      row,
    ]);
    await tamper(factory, (store) => store('sessions').put(row, 'plain'));
    const rows = new Map(await allRows(database));
    expect([rows.size, rows.get('plain')]).toEqual([2, row]);
    expect(rowOf(seal, rows.get(handle), 'a')).toEqual(row);
  });
});
