// What "never slower than" does to a verdict: followers without disturbance under every protocol and floor.
import { PEAKED } from '../../mocks/response.ts';
import {
  adaptivePlan,
  slidingPlan,
  steppedPlan,
  thereAndBackPlan,
  type AssessmentPlan,
} from '../../src/pacing/plan.ts';
import type { BreathsPerMin } from '../../src/terms/units.ts';
import type { Lab } from './resonance-outcome.ts';
import { each, percent } from './resonance-score.ts';

const FLOORS: readonly BreathsPerMin[] = [4.25, 4.5, 4.75, 5, 5.25, 5.5];
const PLANS: readonly [string, (floor: BreathsPerMin) => AssessmentPlan][] = [
  ['adaptive', (floor) => adaptivePlan({ floor })],
  ['stepped', (floor) => steppedPlan({ floor, baselineMs: 0 })],
  ['sliding', (floor) => slidingPlan({ floor })],
  ['there and back', (floor) => thereAndBackPlan({ floor })],
];

/** The lines of the table of floors; the families take turns over the seeds. */
export async function floorLines(lab: Lab, seeds: readonly number[]): Promise<string[]> {
  const lines = [
    '',
    '## Never slower than: followers, clean',
    '',
    '| protocol | floor | clients | got a verdict | rate below the floor | true peak below the floor | of these said to lie at the edge |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const [name, planFrom] of PLANS) {
    for (const floor of FLOORS) {
      const outcomes = await each(seeds, (seed) =>
        lab.outcomeOf(planFrom(floor), {
          seed,
          family: PEAKED[seed % PEAKED.length] ?? 'sharp',
          world: 'clean',
          conduct: 'follows',
        }),
      );
      const results = outcomes.map(({ result }) => result);
      const verdicts = results.flatMap((result) => ('fit' in result ? [result] : []));
      const below = verdicts.filter(({ rate }) => rate < floor - 1e-9).length;
      const beyond = outcomes.filter(({ peak }) => peak !== undefined && peak < floor);
      const said = beyond.filter(({ result }) => 'edge' in result && result.edge === 'low').length;
      lines.push(
        `| ${name} | ${floor} | ${outcomes.length} | ${percent(verdicts.length / outcomes.length)} | ${below} | ${beyond.length} | ${said} |`,
      );
    }
  }
  return lines;
}
