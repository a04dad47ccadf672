/**
 * `npx tsx test/bench/vault.ts`: what a passphrase costs whoever guesses it and whoever types it. The program's own store on a database in memory: a guess,
 * unlocking 500 clients and 5,000 sessions beyond it, an append, eight hours read plain and sealed. Prints; asserts nothing.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { SessionEvent } from '../../src/session/events.ts';
import { encode, inPieces } from '../../src/store/chunks.ts';
import { openDatabase } from '../../src/store/database.ts';
import { guardWith, unlockBy } from '../../src/store/guard.ts';
import type { Pad } from '../../src/store/pad.ts';
import { packSession } from '../../src/store/pack.ts';
import { ROW_VERSION, type SessionRow } from '../../src/store/session-row.ts';
import { sessionStore } from '../../src/store/sessions.ts';
import { readSettings, writeSetting } from '../../src/store/settings.ts';
import { openVault } from '../../src/store/vault.ts';
import { COST, passphraseKey } from '../../src/vault/derive.ts';
import { makeHeader } from '../../src/vault/header.ts';
import { MemoryPad } from '../fixtures/memory-pad.ts';

const CLIENTS = 500;
const SESSIONS = 5000;
const APPENDS = 300;
const PACKETS = 28_800;
const TIMES = 5;

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

function windowOn(factory: IDBFactory, pad: Pad) {
  const database = openDatabase({ factory, folder: '/', mark: 'bench', after: () => () => undefined });
  const vault = openVault({ database, pad });
  return { database, vault, store: sessionStore(database, vault) };
}

/** Processor's time of this thread that `work` takes, ms. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const { user, system } = process.cpuUsage();
  await work();
  const now = process.cpuUsage();
  return (now.user - user + now.system - system) / 1000;
}

async function times(count: number, work: () => Promise<unknown>): Promise<string> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) all.push(await cost(work));
  all.sort((a, b) => a - b);
  const at = (q: number): string => (all[Math.round(q * (all.length - 1))] ?? NaN).toPrecision(3);
  return `${at(0.5)} ms, ${at(0)} to ${at(1)}`;
}

const begun = (id: string, epoch: number, code: string): SessionEvent[] => [
  { type: 'started', at: 0, schema: 1, id, epoch, app: 'bench', origin: 'bench' },
  { type: 'client', at: 1, code },
];
const packet = (i: number): SessionEvent => ({
  type: 'measurement',
  at: 1000 * i,
  who: 'client',
  bpm: 60,
  rr: [849.609375 + (i % 64)],
});

const rows: string[][] = [['what', 'median, least to most']];
const salt = random(16);
rows.push([
  `a guess: Argon2id, ${COST.m / 1024} MiB, ${COST.t} passes`,
  await times(TIMES, () => passphraseKey('four quiet words', salt, COST)),
]);

const factory = new IDBFactory();
const pad = new MemoryPad();
const first = windowOn(factory, pad);
for (let i = 0; i < SESSIONS; i++) {
  const log = [...begun(`s-${i}`, i * 86_400_000, `K-${i % CLIENTS}`), { type: 'ended', at: 2 } as const];
  await first.store.append({ log, stored: undefined, writer: 'bench' });
}
const cards = Array.from({ length: CLIENTS }, (_, i) => ({ code: `K-${i}`, note: 'A few words on each.' }));
await writeSetting(first.database, first.vault, 'clientCards', cards);
const key = random(32);
const kdf = () => Promise.resolve(key);
const { code: _code, ...by } = await makeHeader('four quiet words', { kdf, random });
rows.push(['a passphrase set, or changed', await times(1, () => guardWith(first.vault, by))]);
rows.push([
  `unlock to list, beyond the guess: ${CLIENTS} clients, ${SESSIONS} sessions`,
  await times(TIMES, async () => {
    const { database, vault, store } = windowOn(factory, pad);
    await unlockBy(vault, { passphrase: 'four quiet words' }, kdf);
    await readSettings(database, vault);
    if ((await store.list()).length !== SESSIONS) throw new Error('not every session is in the list');
  }),
]);

for (const locked of [false, true]) {
  const { vault, store } = windowOn(factory, pad);
  if (!locked) await unlockBy(vault, { passphrase: 'four quiet words' }, kdf);
  const log = begun(`running-${locked}`, 0, 'K-1');
  let stored: SessionRow | undefined = await store.append({ log, stored: undefined, writer: 'bench' });
  let i = 0;
  const row = await times(APPENDS, async () => {
    log.push(packet((i += 1)));
    stored = await store.append({ log, stored, writer: 'bench' });
  });
  rows.push([`an append, the database's own work included: ${locked ? 'locked' : 'unlocked'}`, row]);
}

const long = [...begun('long', 0, 'K-2'), ...Array.from({ length: PACKETS }, (_, i) => packet(i))];
long.push({ type: 'ended', at: 1000 * PACKETS });
const { vault, store, database } = windowOn(factory, pad);
await unlockBy(vault, { passphrase: 'four quiet words' }, kdf);
await store.replace(long);
await packSession(database, vault, 'long');
// The same before records were sealed: as it was recorded, a chunk a packet, and in pieces.
for (const [id, pieces] of [
  ['recorded', long.map((fact) => [fact])],
  ['pieces', inPieces(long)],
] as const)
  await database.write(['sessions', 'chunks'], (transaction) => {
    pieces.forEach((piece, i) => transaction.objectStore('chunks').put(encode(piece), [id, i]));
    const row = { id, epoch: 0, at: 1000 * PACKETS, endedAt: 1000 * PACKETS, version: ROW_VERSION };
    transaction.objectStore('sessions').put({ ...row, chunks: pieces.length, facts: long.length }, id);
  });
for (const [what, id] of [
  ['plain, as it was recorded', 'recorded'],
  ['plain, in pieces', 'pieces'],
  ['sealed and packed', 'long'],
] as const)
  rows.push([
    `eight hours, ${long.length} facts, read: ${what}`,
    await times(TIMES, async () => {
      let facts = 0;
      for await (const piece of store.read(id)) facts += piece.facts.length;
      if (facts !== long.length) throw new Error(`${facts} of ${long.length} facts`);
    }),
  ]);
const widths = rows[0]?.map((_, c) => Math.max(...rows.map((cells) => cells[c]?.length ?? 0))) ?? [];
for (const cells of rows) console.log(cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  '));
