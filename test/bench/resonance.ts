/**
 * `npm run bench:resonance`: virtual clients with a known resonance are led through every protocol, from the bytes of the strap
 * to the estimate, beside the simpler peer estimate and the constant 5.5. Options: `--clients N` (100), `--short` (10),
 * `--protocol adaptive,stepped:20` (another number of clients for one), `--world human,clean`, `--think MS` (time until an estimate on the way is known, as on a slow device),
 * `--first SEED` (2001: nothing was chosen on these), `--keep FOLDER` (what clients did is kept there and read again; two runs on different protocols may share it),
 * `--write FILE`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Family } from '../../mocks/response.ts';
import {
  adaptivePlan,
  SHORT_MS,
  slidingPlan,
  steppedPlan,
  thereAndBackPlan,
  type AssessmentPlan,
} from '../../src/pacing/plan.ts';
import { makeCurveLibrary } from '../../src/signal/curve-library.ts';
import type { Conduct, World } from './resonance-client.ts';
import { costLines } from './resonance-cost.ts';
import { floorLines } from './resonance-floors.ts';
import { openLab } from './resonance-outcome.ts';
import { tradeLines } from './resonance-trade.ts';
import { retestLines } from './resonance-retests.ts';
import {
  constantAnswer,
  each,
  figuresOf,
  HEAD,
  line,
  ourAnswer,
  percent,
  peerAnswer,
  type Outcome,
} from './resonance-score.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '100' },
    short: { type: 'boolean', default: false },
    protocol: { type: 'string' },
    world: { type: 'string', default: 'human,disturbed,clean' },
    think: { type: 'string', default: '0' },
    keep: { type: 'string' },
    first: { type: 'string', default: '2001' },
    write: { type: 'string' },
  },
});
const first = Number(values.first);
const clients = values.short ? 10 : Math.max(1, Number(values.clients));

const PLANS: Readonly<Record<string, { title: string; plan: AssessmentPlan }>> = {
  adaptive: { title: 'Adaptive, up to 10 minutes', plan: adaptivePlan() },
  'adaptive-short': { title: 'Adaptive, 5 minutes', plan: adaptivePlan({ capMs: SHORT_MS }) },
  stepped: { title: 'Stepped, 5 rates of two minutes', plan: steppedPlan({ baselineMs: 0 }) },
  sliding: { title: 'Sliding, 15 minutes', plan: slidingPlan() },
  'there-and-back': { title: 'There and back, 8 minutes', plan: thereAndBackPlan() },
};
/** Those first that people resemble: flat curves. */
const PEAKED: readonly Family[] = ['broad', 'mixed', 'gauss', 'sharp', 'loop'];
/** What a table says of each world. */
const WORLDS: Readonly<Record<World, string>> = {
  human: 'human drift',
  disturbed: 'disturbed',
  clean: 'clean',
};
const worlds = values.world.split(',').filter((name): name is World => Object.hasOwn(WORLDS, name));
const FLAT: readonly Family[] = ['flat', 'constant', 'low-pass'];
/** Per conduct and world. */
const MOST_STRANGERS = 50;
const STRANGERS: readonly Conduct[] = ['own-13', 'own-5.5'];
const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, i) => i + first);
const lab = openLab(makeCurveLibrary(), values.keep, Number(values.think));
const lines: string[] = [];
const print = (text: string): void => {
  lines.push(text);
  console.log(text);
};

print('# Resonance estimate on virtual clients');
print('');
print(
  `Made by \`npm run bench:resonance\`. Simulated clients only: what happens in people is in people-table.md. Human drift: a wave of 6 bpm that wanders by itself as it does in people; broad, mixed and gauss resemble people most. The clients of all families with one seed share their peak and their noise, so the standard error of an RMSE is about its size over the root of twice the clients of one family. Clients in brackets; seeds from ${first} on.`,
);
const began = performance.now();
const SPECIAL: Readonly<Record<string, (seeds: readonly number[]) => Promise<string[]>>> = {
  retest: (seeds) => retestLines(lab, seeds),
  floors: (seeds) => floorLines(lab, seeds),
  cost: () => costLines(lab),
};

/** One protocol in one world: the table's lines, and what came of the followers. */
async function worldOf(
  name: string,
  world: World,
  seeds: readonly number[],
): Promise<{ lines: string[]; followers: readonly Outcome[] }> {
  const entry = PLANS[name];
  if (entry === undefined)
    throw new Error(
      `unknown protocol ${name}; known: ${[...Object.keys(PLANS), ...Object.keys(SPECIAL)].join(', ')}`,
    );
  const run = (family: Family): Promise<Outcome[]> =>
    each(seeds, (seed) => lab.outcomeOf(entry.plan, { seed, family, world, conduct: 'follows' }));
  const peaked = await each(PEAKED, run);
  const flat = await each(FLAT, run);
  const all = peaked.flat();
  const minutes = all.reduce((sum, o) => sum + o.minutes, 0) / all.length;
  const blunt = all.filter(({ family }) => family !== 'sharp');
  const strangers = await each(STRANGERS, async (conduct) => {
    const led = await each(seeds.slice(0, MOST_STRANGERS), (seed) =>
      lab.outcomeOf(entry.plan, { seed, family: PEAKED[seed % PEAKED.length] ?? 'sharp', world, conduct }),
    );
    const f = figuresOf(led, ourAnswer);
    const who = conduct === 'own-13' ? 'own rate, 13 a minute' : 'own rate, a steady 5.5';
    return `| ${who} (${f.clients}) | ours | | | | | | | | | ${percent(f.refused)} |`;
  });
  return {
    lines: [
      '',
      `## ${entry.title}, ${WORLDS[world]} (${minutes.toFixed(1)} min on average)`,
      '',
      ...HEAD,
      line('**peaked**', '**ours**', figuresOf(all, ourAnswer)),
      line('peaked', 'peer', figuresOf(all, peerAnswer)),
      line('peaked', 'constant 5.5', figuresOf(all, constantAnswer)),
      line('peaked, not sharp', 'ours', figuresOf(blunt, ourAnswer)),
      ...peaked.flatMap((some, i) => [
        line(PEAKED[i] ?? '', 'ours', figuresOf(some, ourAnswer)),
        line(PEAKED[i] ?? '', 'peer', figuresOf(some, peerAnswer)),
      ]),
      line('**without a peak**', '**ours**', figuresOf(flat.flat(), ourAnswer)),
      line('without a peak', 'peer', figuresOf(flat.flat(), peerAnswer)),
      ...flat.map((some, i) => line(FLAT[i] ?? '', 'ours', figuresOf(some, ourAnswer))),
      ...strangers,
    ],
    followers: [...all, ...flat.flat()],
  };
}

const asked = values.protocol?.split(',') ?? [...Object.keys(PLANS), ...Object.keys(SPECIAL)];
for (const one of asked) {
  const [name = '', count] = one.split(':');
  const seeds = seedsOf(count === undefined ? clients : Number(count));
  const special = SPECIAL[name];
  if (special !== undefined) {
    (await special(seeds)).forEach(print);
    continue;
  }
  const done: [string, readonly Outcome[]][] = [];
  for (const world of worlds) {
    const { lines: table, followers } = await worldOf(name, world, seeds);
    table.forEach(print);
    done.push([WORLDS[world], followers]);
  }
  if (name === 'adaptive') tradeLines(done).forEach(print);
}
print('');
print(`The whole took ${((performance.now() - began) / 60_000).toFixed(1)} min.`);
print('');
print(
  'RMSE, bias, coverage and width count every client who got a fit, those called "no clear peak" too (the range is shown to ' +
    'them as well). Loss = share of the largest amplitude given up at the estimate. The peer is judged without its rules of validity.',
);
if (values.write !== undefined) writeFileSync(values.write, `${lines.join('\n')}\n`);
