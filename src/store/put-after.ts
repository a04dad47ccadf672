/** Writes to a session inside a transaction: whether it may, and its next chunks with its row. */
import type { StoreErrorCode } from '../terms/store-codes.ts';
import type { SessionEvent } from '../session/events.ts';
import { linkOf } from '../vault/box.ts';
import { toHex, type Bytes } from '../vault/bytes.ts';
import { keyNameOf } from '../vault/keyring.ts';
import { answered } from './answered.ts';
import { linkIn, openChain } from './chain.ts';
import { encode } from './chunks.ts';
import type { Refuse } from './fence.ts';
import { nextTask } from './next-task.ts';
import type { Seal } from './seal.ts';
import type { SessionRow } from './session-row.ts';
import { StoreError } from './store-error.ts';

/** Refuses a write of what was erased: whatever wants to bring it back, a backup or a late recorder, it stays away. */
export function guard(transaction: IDBTransaction, id: string, refuse: Refuse): void {
  // Under its identity lie those of before there was a vault.
  for (const name of [keyNameOf(id), id])
    answered(transaction.objectStore('erased').count(name), refuse, (tombs) => {
      if (tombs > 0) throw new StoreError('erased');
    });
}

/** Chunks that were sealed one after the other, and the link of the last. */
export interface SealedChunks {
  readonly seal: Seal;
  readonly boxes: readonly Bytes[];
  readonly link: Bytes;
}

/** Pieces that are sealed before others have their turn. */
const TURN = 8;

function* sealing(
  seal: Seal,
  stored: Pick<SessionRow, 'chunks' | 'link'> | undefined,
  pieces: readonly (readonly SessionEvent[])[],
): Generator<void, SealedChunks> {
  const boxes: Bytes[] = [];
  let link = linkIn(stored);
  for (const facts of pieces) {
    const box = seal.chunk((stored?.chunks ?? 0) + boxes.length, link, encode(facts));
    boxes.push(box);
    link = linkOf(box);
    yield;
  }
  return { seal, boxes, link };
}

/** Seals pieces as the chunks after those of `stored`. */
export function sealAfter(
  seal: Seal,
  stored: Pick<SessionRow, 'chunks' | 'link'> | undefined,
  pieces: readonly (readonly SessionEvent[])[],
): SealedChunks {
  const work = sealing(seal, stored, pieces);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same for the pieces of a whole session, some at a time, ahead of their write. */
export async function sealAhead(
  seal: Seal,
  pieces: readonly (readonly SessionEvent[])[],
): Promise<SealedChunks> {
  const work = sealing(seal, undefined, pieces);
  for (let count = 1; ; count++) {
    if (count % TURN === 0) await nextTask();
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Chunks that are handed to the database in one task: each is copied then, and the window answers in between. */
const TOGETHER = 64;

/** Puts chunks as those from number `first` on, and the row with them; that is all of this transaction. Returns the row as it will lie. */
export function putAfter(
  transaction: IDBTransaction,
  { seal, boxes, link }: SealedChunks,
  first: number,
  row: SessionRow,
): SessionRow {
  const chunks = transaction.objectStore('chunks');
  const whole: SessionRow = { ...row, link: toHex(link) };
  const putFrom = (from: number): void => {
    const now = boxes
      .slice(from, from + TOGETHER)
      .map((box, i) => chunks.put(box, [seal.handle, first + from + i]));
    const [last] = now.slice(-1);
    if (last !== undefined && from + TOGETHER < boxes.length) last.onsuccess = () => putFrom(from + TOGETHER);
    else {
      transaction.objectStore('sessions').put(seal.row(whole), seal.handle);
      transaction.commit();
    }
  };
  putFrom(0);
  return whole;
}

/** Seals pieces and puts them after those of `stored`. Returns the row as it lies. */
export const putSealed = (
  transaction: IDBTransaction,
  seal: Seal,
  stored: Pick<SessionRow, 'chunks' | 'link'> | undefined,
  row: SessionRow,
  pieces: readonly (readonly SessionEvent[])[],
): SessionRow => putAfter(transaction, sealAfter(seal, stored, pieces), stored?.chunks ?? 0, row);

/** Why an append may not go on from `stored`; `undefined` = it may. */
export function hindrance(
  disk: SessionRow | undefined,
  stored: SessionRow | undefined,
  writer: string,
): StoreErrorCode | undefined {
  if (disk === undefined) return stored === undefined ? undefined : 'gone';
  // An attempt of one's own that came through unheard: what is written now takes its place, with all that it held.
  if (disk.writer === writer && disk.chunks >= (stored?.chunks ?? 0)) return undefined;
  return disk.chunks === stored?.chunks && disk.writer === stored.writer ? undefined : 'taken';
}

/** What an append goes on from: a row that was listed before it was sealed does not know its last chunk. */
export const goesOn = (
  stored: SessionRow | undefined,
  disk: SessionRow | undefined,
): SessionRow | undefined =>
  stored === undefined || stored.link !== undefined || disk?.link === undefined
    ? stored
    : { ...stored, link: disk.link };

/** The chunk at a cursor as the end of its session. */
export function endOfChunk(
  seal: Seal,
  { key, value }: IDBCursorWithValue,
): { readonly number: number; readonly link?: string } {
  const [, first] = key as [string, number];
  const chain = openChain(seal);
  chain.next([first], [value]);
  return { number: chain.reached, ...(chain.link !== undefined && { link: toHex(chain.link) }) };
}
