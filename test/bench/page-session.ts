/** A long simulated session for the page's benches: its facts, and the way to put them onto a page's disk as if they had been recorded there. */
import type { Page } from '@playwright/test';
import type { SessionEvent } from '../../src/session/events.ts';
import { begunSession } from './long-session.ts';
import { liveThrough } from './long-story.ts';

/** Everything that happened in the first `minutes` of a session that began at `epoch`; with an `assessment` in its first hour if asked for. */
export async function factsOf(
  minutes: number,
  epoch: number,
  assessment = false,
): Promise<readonly SessionEvent[]> {
  const session = begunSession('long', epoch);
  await liveThrough({ session, minutes, assessment, look: () => undefined, each: (work) => work() });
  return session.log;
}

/** The same session with `count` marks of many kinds, evenly spread. */
export function marked(facts: readonly SessionEvent[], count: number): readonly SessionEvent[] {
  const kinds = ['activation', 'speech', 'resource', 'movement', 'grounding'] as const;
  const end = facts.at(-1)?.at ?? 0;
  const marks = Array.from({ length: count }, (_, i): SessionEvent => ({
    type: 'mark',
    at: Math.round(((i + 0.5) * end) / count),
    id: `mark-${i}`,
    kind: kinds[i % kinds.length] ?? 'resource',
    by: 'therapist',
  }));
  return [...facts, ...marks].toSorted((a, b) => a.at - b.at);
}

/** Waits until the page has made its database: whoever opens it before would make an empty one. */
export async function untilRecords(page: Page): Promise<void> {
  await page.waitForFunction(
    async () =>
      (await indexedDB.databases()).some(({ name, version = 0 }) => name === 'attune /' && version > 1),
    undefined,
    { polling: 200, timeout: 120_000 },
  );
  // The page itself may be used once it has read what is there.
  await page.locator('button:enabled', { hasText: 'Clients' }).waitFor({ timeout: 120_000 });
}

/** Stores facts on the disk of `page`, a chunk for every packet as in life. A session without an end is one that was interrupted. */
export async function storeSession(page: Page, facts: readonly SessionEvent[], epoch: number): Promise<void> {
  const lines = facts.map((fact) => JSON.stringify(fact));
  const last = facts.at(-1);
  const at = last?.at ?? 0;
  const ended = last?.type === 'ended' ? { endedAt: at } : {};
  const row = { id: 'long', epoch, at, ...ended, simulated: 'typical', version: 1 };
  await untilRecords(page);
  await page.evaluate(
    async ([texts, kept]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('attune /');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
      const transaction = db.transaction(['sessions', 'chunks'], 'readwrite');
      const chunks = transaction.objectStore('chunks');
      const encoder = new TextEncoder();
      texts.forEach((text, i) =>
        chunks.put({ coding: 'json-lines', bytes: encoder.encode(text) }, ['long', i]),
      );
      transaction.objectStore('sessions').put({ ...kept, chunks: texts.length }, 'long');
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      db.close();
    },
    [lines, row] as const,
  );
}
