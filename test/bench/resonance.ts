/**
 * `npm run bench:resonance`: virtual clients with a known resonance are led through every protocol, from the bytes of the strap
 * to the estimate, beside the simpler peer estimate and the constant 5.5. Options: `--clients N` (100), `--short` (10),
 * `--protocol adaptive,stepped`, `--world human,clean`, `--think MS` (time until an estimate on the way is known, as on a slow device),
 * `--first SEED` (1), `--keep FOLDER` (what clients did is kept there and read again; two runs on different protocols may share it),
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
import type { ClientSpec, Conduct, World } from './resonance-client.ts';
import { costLines } from './resonance-cost.ts';
import { floorLines } from './resonance-floors.ts';
import { openLab } from './resonance-outcome.ts';
import { retestLines } from './resonance-retests.ts';
import {
  constantAnswer,
  each,
  figuresOf,
  HEAD,
  line,
  ourAnswer,
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
    first: { type: 'string', default: '1' },
    write: { type: 'string' },
  },
});
const first = Number(values.first);
const clients = values.short ? 10 : Math.max(1, Number(values.clients));

const PLANS: Readonly<Record<string, { title: string; plan: AssessmentPlan }>> = {
  adaptive: { title: 'Adaptive, 8 minutes', plan: adaptivePlan() },
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
const STRANGERS: readonly Conduct[] = ['own-13', 'own-5.5'];
const seeds = Array.from({ length: clients }, (_, i) => i + first);
const lab = openLab(makeCurveLibrary(), values.keep, Number(values.think));
const outcomes = (plan: AssessmentPlan, spec: Omit<ClientSpec, 'seed'>): Promise<Outcome[]> =>
  each(seeds, (seed) => lab.outcomeOf(plan, { ...spec, seed }));

const lines: string[] = [];
const print = (text: string): void => {
  lines.push(text);
  console.log(text);
};

print(
  `# Resonance estimate on virtual clients, ${clients} a family (seeds ${first} to ${first + clients - 1})`,
);
print('');
print(
  'Made by `npm run bench:resonance`. Simulated clients only: what happens in people is in people-table.md. Human drift: a wave of 6 bpm that wanders by itself as it does in people; broad, mixed and gauss resemble people most. The clients of all families with one seed share their peak and their noise, so the standard error of an RMSE is about its size over the root of twice the seeds.',
);
const began = performance.now();
const SPECIAL: Readonly<Record<string, () => Promise<string[]>>> = {
  retest: () => retestLines(lab, seeds),
  floors: () => floorLines(lab, seeds),
  cost: () => costLines(lab),
};
for (const name of values.protocol?.split(',') ?? [...Object.keys(PLANS), ...Object.keys(SPECIAL)]) {
  const special = SPECIAL[name];
  if (special !== undefined) {
    (await special()).forEach(print);
    continue;
  }
  const entry = PLANS[name];
  if (entry === undefined)
    throw new Error(
      `unknown protocol ${name}; known: ${[...Object.keys(PLANS), ...Object.keys(SPECIAL)].join(', ')}`,
    );
  for (const world of worlds) {
    const run = (family: Family): Promise<Outcome[]> =>
      outcomes(entry.plan, { family, world, conduct: 'follows' });
    const peaked = await each(PEAKED, run);
    const flat = await each(FLAT, run);
    const minutes = peaked.flat().reduce((sum, o) => sum + o.minutes, 0) / peaked.flat().length;
    print('');
    print(`## ${entry.title}, ${WORLDS[world]} (${minutes.toFixed(1)} min on average)`);
    print('');
    HEAD.forEach(print);
    print(line('**peaked**', '**ours**', figuresOf(peaked.flat(), ourAnswer)));
    print(line('peaked', 'peer', figuresOf(peaked.flat(), peerAnswer)));
    print(line('peaked', 'constant 5.5', figuresOf(peaked.flat(), constantAnswer)));
    peaked.forEach((all, i) => {
      print(line(PEAKED[i] ?? '', 'ours', figuresOf(all, ourAnswer)));
      print(line(PEAKED[i] ?? '', 'peer', figuresOf(all, peerAnswer)));
    });
    print(line('**without a peak**', '**ours**', figuresOf(flat.flat(), ourAnswer)));
    print(line('without a peak', 'peer', figuresOf(flat.flat(), peerAnswer)));
    flat.forEach((all, i) => {
      print(line(FLAT[i] ?? '', 'ours', figuresOf(all, ourAnswer)));
    });
    for (const conduct of STRANGERS) {
      const led = await each(seeds, (seed) =>
        lab.outcomeOf(entry.plan, { seed, family: PEAKED[seed % PEAKED.length] ?? 'sharp', world, conduct }),
      );
      const f = figuresOf(led, ourAnswer);
      const who = conduct === 'own-13' ? 'own rate, 13 a minute' : 'own rate, a steady 5.5';
      print(`| ${who} (${f.clients}) | ours | | | | | | | | | ${(100 * f.refused).toFixed(0)} % |`);
    }
  }
}
print('');
print(`The whole took ${((performance.now() - began) / 60_000).toFixed(1)} min.`);
print('');
print(
  'RMSE, bias, coverage and width count every client who got a fit, those called "no clear peak" too (the range is shown to ' +
    'them as well). Loss = share of the largest amplitude given up at the estimate. The peer is judged without its rules of validity.',
);
if (values.write !== undefined) writeFileSync(values.write, `${lines.join('\n')}\n`);
