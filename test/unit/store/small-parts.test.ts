/** Small parts of the store, each answer whole: what an exception means, where tails are sealed to, which write may go on, and facts of other versions. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { decode, encode } from '../../../src/store/chunks.ts';
import { leaveOfClient, readClient } from '../../../src/store/clients.ts';
import { addressIn } from '../../../src/store/inbox-address.ts';
import { folderOf, ownName, scopedName } from '../../../src/store/own-name.ts';
import { goesOn, hindrance } from '../../../src/store/put-after.ts';
import { lacksLook, rowFrom, withFacts, type SessionRow } from '../../../src/store/session-row.ts';
import { StoreError, storeError } from '../../../src/store/store-error.ts';
import { memory } from '../../fixtures/memory-storage.ts';
import { rawDisk, tamper, textOnDisk } from '../../fixtures/raw-disk.ts';
import { windowOn } from '../../fixtures/sealed-window.ts';

describe('an exception of the browser', () => {
  const codeOf = (name: string, stage?: 'opening' | 'working') =>
    storeError(new DOMException('m', name), stage).code;

  it('means by its name what went wrong, while opening and afterwards', () => {
    expect(
      ['QuotaExceededError', 'VersionError', 'SecurityError', 'InvalidStateError', 'AbortError'].map(
        (name) => [codeOf(name), codeOf(name, 'working'), codeOf(name, 'opening')],
      ),
    ).toEqual([
      ['disk-full', 'disk-full', 'disk-full'],
      ['newer-version', 'newer-version', 'newer-version'],
      ['no-storage', 'no-storage', 'no-storage'],
      ['storage-failed', 'storage-failed', 'no-storage'],
      ['storage-failed', 'storage-failed', 'storage-failed'],
    ]);
  });

  it('stays its cause, is ours once, and whatever else was thrown is a failure of the storage', () => {
    const cause = new DOMException('m', 'QuotaExceededError');
    const error = storeError(cause);
    expect([error.cause, error.name, error.message, error instanceof StoreError]).toEqual([
      ...[cause, 'StoreError', 'disk-full', true],
    ]);
    expect(storeError(error)).toBe(error);
    for (const name of ['VersionError', 'SecurityError', 'AbortError']) {
      const thrown = new DOMException('m', name);
      expect(storeError(thrown).cause).toBe(thrown);
    }
    const closed = new DOMException('m', 'InvalidStateError');
    expect(storeError(closed, 'opening').cause).toBe(closed);
    expect(storeError(Object.assign(new Error('m'), { name: 'QuotaExceededError' })).code).toBe('disk-full');
    for (const thrown of ['QuotaExceededError', undefined, { name: 'QuotaExceededError' }])
      expect(storeError(thrown).code).toBe('storage-failed');
  });
});

describe('the address that tails are sealed to', () => {
  const run = (length: number, first: number) => Uint8Array.from({ length }, (_, i) => first + i);
  const address = { vault: run(16, 0), writer: run(16, 50), inbox: run(32, 100) };

  it('is kept for its folder alone, and read as it was', () => {
    const storage = memory();
    const book = addressIn(storage, '/a/');
    expect(book.read()).toBeUndefined();
    book.keep(address);
    expect(book.read()).toEqual(address);
    expect(Object.keys(storage)).toEqual(['attune-inbox /a/']);
    expect(addressIn(storage, '/b/').read()).toBeUndefined();
  });

  it('is none where something of it is missing, longer, shorter or no text of ours', () => {
    const storage = memory();
    const book = addressIn(storage, '/');
    for (const wrong of [
      { ...address, vault: run(15, 0) },
      { ...address, writer: run(17, 0) },
      { ...address, inbox: run(16, 0) },
    ]) {
      book.keep(wrong);
      expect(book.read()).toBeUndefined();
    }
    for (const text of ['', 'AAAA', '!! ?? ..']) {
      storage.setItem('attune-inbox /', text);
      expect(book.read()).toBeUndefined();
    }
  });

  it('is written only where it is another one, and does without a storage and without room', () => {
    const storage = memory();
    let writes = 0;
    const counted: Pick<Storage, 'getItem' | 'setItem'> = {
      getItem: (name) => storage.getItem(name),
      setItem: (name, text) => {
        writes += 1;
        storage.setItem(name, text);
      },
    };
    const book = addressIn(counted as Storage, '/');
    book.keep(address);
    book.keep(address);
    expect(writes).toBe(1);
    book.keep({ ...address, vault: run(16, 9) });
    expect(writes).toBe(2);
    const none = addressIn(undefined, '/');
    none.keep(address);
    expect(none.read()).toBeUndefined();
    const full = addressIn(memory(3), '/');
    full.keep(address);
    expect(full.read()).toBeUndefined();
  });
});

describe('an append', () => {
  const row = (chunks: number, writer?: string, link?: string): SessionRow => ({
    ...{ id: 'a', epoch: 0, at: 0, facts: 9, chunks, version: 5 },
    ...(writer !== undefined && { writer }),
    ...(link !== undefined && { link }),
  });

  it('goes on from what lies there, or is told why not', () => {
    expect(hindrance(undefined, undefined, 'w')).toBeUndefined();
    expect(hindrance(undefined, row(1, 'w'), 'w')).toBe('gone');
    expect(hindrance(row(2, 'w'), row(2, 'w'), 'w')).toBeUndefined();
    // Its own attempt came through unheard.
    expect(hindrance(row(3, 'w'), row(2, 'w'), 'w')).toBeUndefined();
    expect(hindrance(row(3, 'w'), undefined, 'w')).toBeUndefined();
    expect(hindrance(row(1, 'w'), row(2, 'w'), 'w')).toBe('taken');
    // Somebody else's, as it was read, and further on.
    expect(hindrance(row(2, 'x'), row(2, 'x'), 'w')).toBeUndefined();
    expect(hindrance(row(3, 'x'), row(2, 'x'), 'w')).toBe('taken');
    expect(hindrance(row(2, 'x'), row(2, 'y'), 'w')).toBe('taken');
    expect(hindrance(row(2, 'x'), undefined, 'w')).toBe('taken');
  });

  it('takes over the link of the last chunk from the disk where its own row knows none', () => {
    expect(goesOn(undefined, row(2, 'w', 'ab'))).toBeUndefined();
    const known = row(2, 'w', 'cd');
    expect(goesOn(known, row(2, 'w', 'ab'))).toBe(known);
    const plain = row(2, 'w');
    expect(goesOn(plain, undefined)).toBe(plain);
    expect(goesOn(plain, row(2, 'w'))).toBe(plain);
    expect(goesOn(plain, row(2, 'w', 'ab'))).toEqual(row(2, 'w', 'ab'));
  });
});

describe('a chunk', () => {
  const fact: SessionEvent = { type: 'battery', at: 1, who: 'client', percent: 50 };
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('of a later version is not taken for a damaged one', () => {
    const { schema = 0 } = encode([fact]);
    expect(schema).toBe(1);
    expect(() => decode([{ ...encode([fact]), schema: schema + 1 }])).toThrow(
      expect.objectContaining({ code: 'newer-version' }),
    );
    expect(() => decode([{ ...encode([fact]), coding: 'other' }])).toThrow(
      expect.objectContaining({ code: 'newer-version' }),
    );
    const { schema: _schema, ...first } = encode([fact]);
    expect(decode([first])).toEqual({ facts: [fact], lost: 0 });
    expect(decode([{ bytes: first.bytes, schema: 'x', coding: 5 }])).toEqual({ facts: [fact], lost: 0 });
  });

  it('that is none, or holds what is no fact, costs itself only', () => {
    expect(decode([undefined, null, {}, { bytes: 'text' }, encode([fact])])).toEqual({
      facts: [fact],
      lost: 4,
    });
    const odd = [
      'null',
      '7',
      '"x"',
      '{"type":"battery"}',
      '{"at":1}',
      '{"type":1,"at":1}',
      JSON.stringify(fact),
    ];
    expect(decode([{ coding: 'json-lines', bytes: bytes(odd.join('\n')) }])).toEqual({
      facts: [fact],
      lost: 6,
    });
  });
});

describe('the row of a session', () => {
  it('lacks a first look if it is long and over, and has none of all of its facts', () => {
    const row = (facts: number, looked?: number): SessionRow => ({
      ...{ id: 'a', epoch: 0, at: 0, chunks: 1, facts, version: 5, endedAt: 9 },
      ...(looked !== undefined && { looked }),
    });
    expect([row(10_001), row(10_000), row(10_001, 10_001), row(10_001, 10_000)].map(lacksLook)).toEqual([
      ...[true, false, false, true],
    ]);
    const { endedAt: _ended, ...open } = row(10_001);
    expect(lacksLook(open)).toBe(false);
  });

  it('is made of whatever lies there, and of no version where something is missing', () => {
    const empty = { epoch: 0, at: 0, chunks: 0, facts: 0, version: 0 };
    for (const nothing of [undefined, null, 5, 'row'])
      expect(rowFrom(nothing, 'a')).toEqual({ ...empty, id: 'a' });
    const whole = { id: 'a', epoch: 1, at: 2, chunks: 3, facts: 4, version: 5, name: 'n' };
    expect(rowFrom(whole, 'a')).toEqual(whole);
    expect(rowFrom(whole, 'b')).toEqual({ ...whole, id: 'b', version: 0 });
    for (const key of ['epoch', 'at', 'chunks', 'facts'] as const)
      expect(rowFrom({ ...whole, [key]: 'x' }, 'a')).toEqual({ ...whole, [key]: 0, version: 0 });
    expect(rowFrom({ ...whole, version: NaN }, 'a').version).toBe(0);
  });

  it('loses a name or a code that was emptied', () => {
    const told = withFacts(
      undefined,
      [
        { type: 'named', at: 5, name: 'x' },
        { type: 'client', at: 4, code: 'K' },
        { type: 'simulated', at: 3, who: 'client', scenario: 's' },
        { type: 'named', at: 2, name: '' },
        { type: 'client', at: 1, code: '' },
      ],
      2,
    );
    expect(told).toEqual({
      ...{ id: '', epoch: 0, at: 5, chunks: 2, facts: 5, version: 5, simulated: 's' },
      told: { rates: [], code: '' },
    });
    expect(withFacts(told, [], 3)).toEqual({ ...told, chunks: 5 });
  });
});

it('the name of a folder’s database is its own, unless the old one belongs to it', async () => {
  expect(folderOf({ location: { href: 'https://example.org/a/b/page.html?x#y' } })).toBe('/a/b/');
  expect(scopedName('/a/')).toBe('attune /a/');
  const looked: string[] = [];
  const nobody = (name: string) => (looked.push(name), Promise.resolve(undefined));
  expect(await ownName('/a/', nobody)).toBe('attune /a/');
  expect(looked).toEqual(['attune /a/', 'attune']);
});

describe('what an early version kept of clients', () => {
  it('is read by its code, sealed when something of it is left, and taken away', async () => {
    const factory = new IDBFactory();
    const { database, vault } = windowOn(factory);
    const kept = (code: string) => ({ code, rates: [], cautionsSeen: 5 });
    expect(await readClient(database, vault, 'K')).toBeUndefined();
    await leaveOfClient(database, vault, 'K', undefined);
    expect((await rawDisk(factory)).get('settings')).toEqual([]);
    await tamper(factory, (store) => store('clients').put(kept('Plain'), 'Plain'));
    expect(await readClient(database, vault, 'Plain')).toEqual(kept('Plain'));
    await leaveOfClient(database, vault, 'K', kept('K'));
    await leaveOfClient(database, vault, 'Plain', kept('Plain'));
    expect(await readClient(database, vault, 'K')).toEqual(kept('K'));
    expect(await readClient(database, vault, 'Plain')).toEqual(kept('Plain'));
    const disk = await rawDisk(factory);
    expect(disk.get('clients')).toEqual([]);
    expect(textOnDisk(disk)).not.toContain('Plain');
    await leaveOfClient(database, vault, 'Plain', undefined);
    expect(await readClient(database, vault, 'Plain')).toBeUndefined();
    expect(await readClient(windowOn(factory).database, windowOn(factory).vault, 'K')).toEqual(kept('K'));
    expect(await readClient(database, vault, 'toString')).toBeUndefined();
  });
});
