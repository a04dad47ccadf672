/**
 * `npm run bench:walks [-- WALKS]`: random walks of people, radio, disk and time against a model of the sessions, 2,000 if no other number is given.
 * Prints what they went through, and the shortest walk that is not as the model has it, if there is one.
 */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { anyWalk, walk } from '../fixtures/random-walk.ts';

const WALKS = Number(process.argv[2] ?? 2000);
const SEED = 20_261_126;
/** Walks between two lines. */
const SOME = 100;

const begun = performance.now();
const sum = { sessions: 0, facts: 0, kills: 0, reloads: 0, links: 0 };
const line = (walks: number): string =>
  `| ${[walks, ...Object.values(sum), ((performance.now() - begun) / 1000).toFixed(0)].join(' | ')} |\n`;
process.stdout.write(`| walks | ${Object.keys(sum).join(' | ')} | s |\n|${'---|'.repeat(7)}\n`);
for (let done = 0; done < WALKS; done += SOME) {
  await fc.assert(
    fc.asyncProperty(anyWalk, async (moves) => {
      const walked = await walk(moves);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += walked[key];
    }),
    { numRuns: Math.min(SOME, WALKS - done), seed: SEED + done },
  );
  process.stdout.write(line(Math.min(WALKS, done + SOME)));
}
