/** Facts of older versions: raised step by step, and what version 0.1.0 wrote is read as it was written. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { readSessionFile } from '../../../src/exchange/session-file.ts';
import { SCHEMA, type SessionEvent } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { Session } from '../../../src/session/session.ts';
import { isNewer, STEPS, upcast, type Raise } from '../../../src/session/upcast.ts';
import { decode } from '../../../src/store/chunks.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { storeOf } from '../../fixtures/store-of.ts';
import { FROZEN, frozenFacts, frozenFile, layFrozenDatabase } from '../../fixtures/frozen.ts';

const after = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

const inBpm: Raise = ({ hr, ...rest }) => (hr === undefined ? rest : { ...rest, bpm: hr });
const inMs: Raise = (fact) =>
  Array.isArray(fact.rr) ? { ...fact, rr: fact.rr.map((rr) => Number(rr) * 1000) } : fact;

describe('raising a fact', () => {
  it('takes each step from the schema in which it was written, in order', () => {
    const old = { type: 'measurement', hr: 60, rr: [1] };
    expect(upcast(1, [inBpm, inMs])(old)).toEqual({ type: 'measurement', bpm: 60, rr: [1000] });
    expect(upcast(2, [inBpm, inMs])(old)).toEqual({ type: 'measurement', hr: 60, rr: [1000] });
    expect(upcast(3, [inBpm, inMs])(old)).toEqual(old);
    expect(old).toEqual({ type: 'measurement', hr: 60, rr: [1] });
  });

  it('leaves alone what is no fact, for the check to refuse', () => {
    for (const junk of [null, 'a', 5, [1]]) expect(upcast(1, [inBpm])(junk)).toBe(junk);
  });

  it('has one step for each version before this one, and knows a later one', () => {
    expect(STEPS).toHaveLength(SCHEMA - 1);
    expect(isNewer(SCHEMA)).toBe(false);
    expect(isNewer(SCHEMA + 1)).toBe(true);
  });
});

describe('a chunk of a later version', () => {
  it('is not taken for a damaged one', () => {
    const [chunk] = [{ coding: 'json-lines', schema: SCHEMA + 1, bytes: new TextEncoder().encode('{}') }];
    expect(() => decode([chunk])).toThrow('newer-version');
    expect(decode([{ ...chunk, schema: SCHEMA }])).toEqual({ facts: [], lost: 1 });
  });
});

describe('what version 0.1.0 wrote', () => {
  it.each(FROZEN)('opens as a file with identical facts: %s', (name) => {
    const { facts, cutAt } = readSessionFile(frozenFile(name));
    expect(facts).toEqual(frozenFacts(name));
    expect(facts.every(isFact)).toBe(true);
    expect(cutAt).toBeUndefined();
  });

  it('opens from the device with identical facts', async () => {
    await layFrozenDatabase(indexedDB);
    const store = storeOf(openDatabase({ factory: indexedDB, after, folder: '/', mark: 'this' }));
    for (const { id } of await store.list()) await store.renew(id);
    const rows = await store.list();
    expect(rows.map(({ client }) => client)).toEqual([undefined, 'B 2', 'K-17', 'K-17', undefined]);
    expect(rows.map(({ name }) => name)).toEqual([
      undefined,
      undefined,
      'Practice at the window',
      'First visit',
      'resting-rr.txt',
    ]);
    for (const name of FROZEN) {
      const known = frozenFacts(name);
      const facts: SessionEvent[] = [];
      for await (const piece of store.read((known[0] as { id: string }).id)) {
        expect(piece.lost).toBe(0);
        facts.push(...piece.facts);
      }
      expect(facts).toEqual(known);
    }
  });

  it('tells the same session as before', () => {
    const state = (name: (typeof FROZEN)[number]) =>
      Session.from(readSessionFile(frozenFile(name)).facts).state;
    expect(state('assessment')).toMatchObject({
      name: 'First visit',
      client: 'K-17',
      simulated: 'typical',
      ownRate: 8,
      accepted: { rate: 5.6, low: 5.1, high: 6.2, source: 'estimate' },
      endedAt: 345_000,
    });
    expect(state('assessment').procedures.map(({ records }) => records.length)).toEqual([4]);
    expect(state('practice')).toMatchObject({
      name: 'Practice at the window',
      view: { look: 'horizon', theme: 'dim', sound: 'tide', volume: 0.4, count: true },
      straps: { client: { connection: 3 } },
    });
    expect(state('interrupted').missingMs).toBeCloseTo(98_374, 0);
    expect(state('interrupted').procedures[0]?.records.map(({ why }) => why)).toEqual([
      'interrupted',
      'skipped',
      'interrupted',
    ]);
    expect(state('never-ended').endedAt).toBeUndefined();
  });
});
