// What one estimate costs, on the breaths of virtual clients that were led.
import { cpuUsage } from 'node:process';
import { adaptivePlan, slidingPlan, steppedPlan } from '../../src/pacing/plan.ts';
import { fitResonance } from '../../src/signal/resonance.ts';
import type { Lab } from './resonance-outcome.ts';
import { quantile } from './resonance-score.ts';

const CLIENTS = 10;
/** Estimates until the engine has compiled what it will. */
const WARM = 5;
const ROUNDS = 5;
const PLANS = [
  ['adaptive', adaptivePlan()],
  ['stepped', steppedPlan({ baselineMs: 0 })],
  ['sliding', slidingPlan()],
] as const;

/** The lines of the table of costs: processor time, which other programs on the machine do not lengthen by their turns. */
export async function costLines(lab: Lab): Promise<string[]> {
  const lines = [
    '',
    '## One estimate, as the worker makes it',
    '',
    '| breaths of | breaths, median | processor time, median | 95th |',
    '|---|---|---|---|',
  ];
  for (const [name, plan] of PLANS) {
    const times: number[] = [];
    const counts: number[] = [];
    for (let seed = 1; seed <= CLIENTS; seed++) {
      const { breaths } = await lab.led(plan, { seed, family: 'broad', world: 'human', conduct: 'follows' });
      for (let k = 0; k < WARM; k++) fitResonance(lab.library, breaths);
      counts.push(breaths.length);
      for (let k = 0; k < ROUNDS; k++) {
        const before = cpuUsage();
        fitResonance(lab.library, breaths);
        const { user, system } = cpuUsage(before);
        times.push((user + system) / 1000);
      }
    }
    lines.push(
      `| ${name} | ${quantile(counts, 0.5)} | ${quantile(times, 0.5).toFixed(1)} ms | ${quantile(times, 0.95).toFixed(1)} ms |`,
    );
  }
  return lines;
}
