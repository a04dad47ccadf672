/**
 * `npm run bench:depth -- [CLIENTS] [WORLDS]`: assessments of virtual clients who breathe deeper or shallower the slower they breathe, with and without the breath measured at the chest:
 * how often the 80 % range holds the true peak, and how far the estimate is from it.
 */
import { adaptivePlan } from '../../src/pacing/plan.ts';
import { reachOf } from '../../src/pacing/protocol.ts';
import type { Family } from '../../mocks/response.ts';
import { makeCurveLibrary } from '../../src/signal/curve-library.ts';
import { estimateResonance } from '../../src/signal/resonance.ts';
import { lead, responseFor, type World } from './resonance-client.ts';

const CLIENTS = Number(process.argv[2] ?? 24);
const WORLDS = (process.argv[3] ?? 'human,clean').split(',') as readonly World[];
const FAMILIES: readonly Family[] = ['broad', 'mixed', 'gauss', 'sharp', 'loop'];
const PLAN = adaptivePlan();
const library = makeCurveLibrary();
const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

console.log('# Depth that goes with the rate\n');
console.log(
  `Made by \`npm run bench:depth\`. Simulated: ${CLIENTS} clients of each of ${FAMILIES.length} families, adaptive plan of 8 minutes, depth as period to the given power, peak within 4.7 to 6.3 a minute; the chest as in recordings of 71 people. No strap on a chest was measured for it.\n`,
);
row(
  'world',
  'depth',
  'breath',
  'answers',
  '80 % range holds the peak',
  'RMS error, breaths/min',
  'mean error',
  'median width',
);
row('---', '---', '---', '---', '---', '---', '---', '---');
for (const world of WORLDS)
  for (const depthPower of [-0.6, 0, 0.6])
    for (const measured of [false, true]) {
      const errors: number[] = [];
      const widths: number[] = [];
      let held = 0;
      for (const family of FAMILIES)
        for (let seed = 1; seed <= CLIENTS; seed++) {
          const spec = { seed: 700 + seed, family, world, conduct: 'follows', depthPower, measured } as const;
          const story = await lead(spec, PLAN, library);
          const result = estimateResonance(library, story.breaths, reachOf(PLAN));
          if (result.kind !== 'estimate') continue;
          const peak = responseFor(spec).peak ?? NaN;
          errors.push(result.rate - peak);
          widths.push(result.high - result.low);
          if (result.low <= peak && peak <= result.high) held += 1;
        }
      const n = errors.length;
      const mean = errors.reduce((sum, e) => sum + e, 0) / n;
      const rms = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / n);
      row(
        world,
        `period^${depthPower}`,
        measured ? 'measured' : 'not measured',
        String(n),
        (held / n).toFixed(2),
        rms.toFixed(2),
        mean.toFixed(2),
        widths.toSorted((a, b) => a - b)[n >> 1]!.toFixed(2),
      );
    }
