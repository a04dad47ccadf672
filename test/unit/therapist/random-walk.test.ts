/** Random walks of people, radio, disk and time: what was acknowledged is there, in order, once. `npm run bench:walks` goes further. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { MOVES, walk, type Move } from '../../fixtures/random-walk.ts';

const WALKS = Number(process.env.ATTUNE_WALKS ?? 100);

/** Sessions are begun and straps chosen often enough that there is something to lose. */
const move: fc.Arbitrary<Move> = fc.record({
  does: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...MOVES) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...([
          'start',
          'start',
          'choose a strap',
          'live longer',
          'disk well',
          'disk well',
          'go on',
          'kill',
          'reload',
        ] as const),
      ),
    },
  ),
  much: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

it(`${WALKS} random walks`, { timeout: 3_600_000 }, async () => {
  const sum = { sessions: 0, facts: 0, kills: 0, reloads: 0, links: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 12, maxLength: 40, size: 'max' }), async (moves) => {
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
