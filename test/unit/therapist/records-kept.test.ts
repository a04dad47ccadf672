/** What the records of this device hand out whole, what they take in of a page that was left, and what they leave alone. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { writeSessionFile } from '../../../src/exchange/session-writer.ts';
import { SCHEMA, type SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { openRecords, type Records } from '../../../src/therapist/records.ts';
import { memory } from '../../fixtures/memory-storage.ts';
import { tamper } from '../../fixtures/raw-disk.ts';
import { started } from '../../fixtures/started.ts';

function room(factory = new IDBFactory(), mark = 'this') {
  const erased: string[] = [];
  const records = openRecords({
    indexedDB: factory,
    storage: memory(),
    after: () => () => undefined,
    folder: '/',
    pad: undefined,
    mark,
    app: 'x',
    lookAt: () => Promise.resolve(undefined),
    onErased: (id) => erased.push(id),
  });
  return { records, erased };
}

const log = (id: string): SessionEvent[] => [
  { ...started, id },
  { type: 'measurement', at: 1, who: 'client', bpm: 60, rr: [1000] },
];
const battery: SessionEvent = { type: 'battery', at: 2, who: 'client', percent: 5 };
const ended: SessionEvent = { type: 'ended', at: 3 };
const nobody = (): boolean => false;
const append = async (records: Records, id: string, epoch = started.epoch): Promise<void> => {
  const [first, ...rest] = log(id);
  await records.append({
    log: [{ ...first, epoch } as SessionEvent, ...rest],
    stored: undefined,
    writer: id,
  });
};

describe('the records of this device', () => {
  it('hand out a session’s facts, the session, and its file, named by its begin', async () => {
    const { records } = room();
    const facts = [...log('a'), ended];
    await records.take(Session.from(facts));
    expect(await records.facts('a')).toEqual(facts);
    const told: unknown[] = [];
    const { session, lost } = await records.load('a', (read) => void told.push([...read]));
    expect([session.log, lost, told]).toEqual([facts, 0, [facts]]);
    expect(await records.fileOf('a')).toEqual({
      name: 'attune-2023-11-14-2213.jsonl',
      text: writeSessionFile(facts, 'x'),
    });
    await expect(records.facts('none')).rejects.toMatchObject({ code: 'not-found' });
    expect(await records.look('none')).toBeUndefined();
  });

  it('keep settings; where nothing is kept in plain text there is nothing of an old version and nothing to move', async () => {
    const { records } = room();
    await records.claim();
    expect([await records.settings(), records.keysLost]).toEqual([{}, false]);
    await records.keep('strap', 'device');
    expect(await records.settings()).toEqual({ strap: 'device' });
    expect(await records.oldClient('K-1')).toBeUndefined();
    expect(await records.move(nobody)).toBe(false);
  });

  it('take in what a page that was left had not written, but of a session that is recorded here', async () => {
    const { records } = room();
    await records.claim();
    await append(records, 'a');
    records.tails.put({ id: 'a', writer: 'a', from: 2, facts: [battery] });
    await records.list((id) => id === 'a');
    expect([(await records.facts('a')).length, records.tails.list().length]).toEqual([2, 1]);
    const { open, closed } = await records.list(nobody);
    expect(open).toMatchObject({ id: 'a', facts: 3 });
    expect(closed).toEqual([]);
    expect(await records.facts('a')).toEqual([...log('a'), battery]);
    expect(records.tails.list()).toEqual([]);
  });

  it('erase a session with what waits of it, tell of it, and let nothing come after', async () => {
    const { records, erased } = room();
    await records.claim();
    await append(records, 'a');
    records.tails.put({ id: 'a', writer: 'a', from: 2, facts: [battery] });
    expect(await records.isErased('a')).toBe(false);
    await records.erase('a', { epoch: 5, origin: 'here' });
    expect([erased, records.tails.list(), await records.isErased('a')]).toEqual([['a'], [], true]);
    expect(await records.erased()).toMatchObject([{ id: 'a', epoch: 5, origin: 'here' }]);
    records.tails.put({ id: 'a', writer: 'a', from: 0, facts: log('a') });
    expect(await records.list(nobody)).toEqual({ closed: [], open: undefined });
    expect(records.tails.list()).toEqual([]);
  });

  it('close older sessions that were left open, but none that is recorded here', async () => {
    const { records } = room();
    for (const [i, id] of ['old', 'busy', 'older', 'new'].entries()) await append(records, id, 1000 + i);
    const { open, closed } = await records.list((id) => id === 'busy');
    expect([open?.id, closed.map(({ id }) => id)]).toEqual(['new', ['older', 'busy', 'old']]);
    const ends = async (id: string): Promise<unknown> => (await records.facts(id)).slice(2);
    expect([await ends('old'), await ends('older')]).toEqual([
      [{ type: 'ended', at: 1 }],
      [{ type: 'ended', at: 1 }],
    ]);
    expect([await ends('busy'), await ends('new')]).toEqual([[], []]);
  });

  it('are written by the window that claimed them last, and by one that lost them only when it claims them again', async () => {
    const factory = new IDBFactory();
    const [here, there] = [room(factory, 'here').records, room(factory, 'there').records];
    await here.claim();
    await append(here, 'a');
    here.lose();
    await there.claim();
    await append(there, 'b');
    await expect(append(here, 'c')).rejects.toMatchObject({ code: 'taken' });
    await here.claim();
    await append(here, 'c');
    expect((await here.facts('c')).length).toBe(2);
  });

  it('still tell whose the rest is, and from when, where the first fact is damaged', async () => {
    const factory = new IDBFactory();
    const { records } = room(factory);
    const facts = log('a');
    const stored = await records.append({ log: facts.slice(0, 1), stored: undefined, writer: 'w' });
    await records.append({ log: facts, stored, writer: 'w' });
    await tamper(factory, (store) => {
      const chunks = store('chunks');
      const keys = chunks.getAllKeys();
      keys.onsuccess = () => void chunks.delete(keys.result[0]!);
    });
    const first = {
      type: 'started',
      at: 0,
      schema: SCHEMA,
      id: 'a',
      epoch: started.epoch,
      app: 'x',
      origin: '',
    };
    expect(await records.facts('a')).toEqual([first, facts[1]]);
    const { session, lost } = await records.load('a');
    expect(session.log).toEqual([first, facts[1]]);
    expect(lost).toBe(1);
  });
});
