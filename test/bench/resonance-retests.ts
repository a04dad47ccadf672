// How often a retest keeps a rate that is still right, and moves one that is not.
import { PEAKED } from '../../mocks/response.ts';
import { retestPlan } from '../../src/pacing/plan.ts';
import type { CurveLibrary } from '../../src/signal/curve-library.ts';
import { retestResonance } from '../../src/signal/resonance-retest.ts';
import type { BreathsPerMin } from '../../src/terms/units.ts';
import { lead, peakOf } from './resonance-client.ts';

/** How far the peak lies from the accepted rate, breaths per minute. */
const MOVES = [0, 0.5] as const;

/** The lines of the table for retests of the clients with these seeds. */
export async function retestLines(library: CurveLibrary, seeds: readonly number[]): Promise<string[]> {
  const lines = [
    '',
    '## Retest, three rates of 90 s',
    '',
    '| peak against the accepted rate | beats | clients | stays | proposes the better rate | proposes a worse rate | no result |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const move of MOVES) {
    for (const world of ['human', 'disturbed', 'clean'] as const) {
      const counts = { stays: 0, better: 0, worse: 0, none: 0 };
      const all = PEAKED.flatMap((family) => seeds.map((seed) => ({ family, seed })));
      for (const { family, seed } of all) {
        const way = seed % 2 === 0 ? 1 : -1;
        const accepted: BreathsPerMin = Math.round((peakOf(seed) - way * move) * 10) / 10;
        const plan = retestPlan(accepted, { floor: 3.6 });
        const story = await lead({ seed, family, world, conduct: 'follows' }, plan, library);
        const result = retestResonance(library, story.breaths, plan.rates, accepted);
        if (result.kind === 'stays') counts.stays += 1;
        else if (result.kind === 'proposes') {
          const better = story.response.lossAt(result.rate) < story.response.lossAt(accepted);
          counts[better ? 'better' : 'worse'] += 1;
        } else counts.none += 1;
      }
      const share = (n: number): string => `${((100 * n) / all.length).toFixed(0)} %`;
      const shares = [counts.stays, counts.better, counts.worse, counts.none].map(share);
      lines.push(
        `| ${move === 0 ? 'the same' : `${move} away`} | ${world === 'human' ? 'human drift' : world} | ${all.length} | ${shares.join(' | ')} |`,
      );
    }
  }
  return lines;
}
