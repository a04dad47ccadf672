/** Random walks of people, radio, disk and time: what was acknowledged is there, in order, once. `npm run bench:walks` goes twenty times as far. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { anyWalk, walk } from '../../fixtures/random-walk.ts';

const WALKS = 100;

it(`${WALKS} random walks`, { timeout: 3_600_000 }, async () => {
  const sum = { sessions: 0, facts: 0, kills: 0, reloads: 0, links: 0 };
  await fc.assert(
    fc.asyncProperty(anyWalk, async (moves) => {
      const walked = await walk(moves);
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += walked[key];
    }),
    { numRuns: WALKS },
  );
  process.stdout.write(
    `${WALKS} walks: ${sum.sessions} sessions, ${sum.facts} facts, ${sum.kills} kills, ${sum.reloads} reloads, ${sum.links} links\n`,
  );
  // A walk through nothing shows nothing.
  expect(Math.min(...Object.values(sum))).toBeGreaterThan(WALKS / 4);
});
