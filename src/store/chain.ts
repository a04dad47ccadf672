/**
 * The sealed chunks of one session as they follow each other. One that does not open costs itself; one that does not follow the one before tells that
 * something was taken out, put in or put back.
 */
import { fromHex, sameBytes, type Bytes } from '../vault/bytes.ts';
import { NO_LINK } from '../vault/box.ts';
import { VaultError } from '../vault/vault-error.ts';
import type { Chunk } from './chunks.ts';
import type { OpenedChunk, Seal } from './seal.ts';
import type { SessionRow } from './session-row.ts';

/** Chunks that were opened, and places where something is missing or is not what it was. */
export interface Opened {
  /** `undefined` = it could not be opened. */
  readonly chunks: readonly (Chunk | undefined)[];
  readonly gaps: number;
}

export interface Chain {
  /** Opens the next ones. */
  next(numbers: readonly number[], stored: readonly unknown[]): Opened;
  /** The same beside the page's thread; the ones after them may only be asked for when these are there. */
  nextAside(numbers: readonly number[], stored: readonly unknown[]): Promise<Opened>;
  /** Number of the last chunk that was there, and what the one after it would name it by; `undefined` = it could not be opened. */
  readonly reached: number;
  readonly link: Bytes | undefined;
  /** Gaps at the end of what this row tells of, which was not written meanwhile. */
  end(row: SessionRow): number;
}

/** What is damaged costs itself only. */
function notOpened(cause: unknown): undefined {
  if (!(cause instanceof VaultError)) throw cause;
}

export function openChain(seal: Seal): Chain {
  /** Link of the chunk before; `undefined` = that one could not be opened. */
  let before: Bytes | undefined = NO_LINK;
  let reached = -1;
  function follow(numbers: readonly number[], opened: readonly (OpenedChunk | undefined)[]): Opened {
    let gaps = 0;
    for (const [i, one] of opened.entries()) {
      if (one !== undefined && before !== undefined && !sameBytes(one.before, before)) gaps += 1;
      before = one?.link;
      reached = one?.to ?? numbers[i] ?? reached;
    }
    return { chunks: opened.map((one) => one?.chunk), gaps };
  }
  return {
    get reached() {
      return reached;
    },
    get link() {
      return before;
    },
    next: (numbers, stored) =>
      follow(
        numbers,
        stored.map((box, i) => {
          try {
            return seal.open(numbers[i] ?? 0, box);
          } catch (cause) {
            return notOpened(cause);
          }
        }),
      ),
    nextAside: async (numbers, stored) =>
      follow(
        numbers,
        await Promise.all(stored.map((box, i) => seal.openAside(numbers[i] ?? 0, box).catch(notOpened))),
      ),
    end: ({ chunks, link }) => {
      if (reached !== chunks - 1) return 1;
      return before === undefined || link === undefined || sameBytes(before, fromHex(link)) ? 0 : 1;
    },
  };
}

/** The link in a row; the first chunk follows none. */
export const linkIn = (row: Pick<SessionRow, 'link'> | undefined): Bytes =>
  row?.link === undefined ? NO_LINK : fromHex(row.link);
