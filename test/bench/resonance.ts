/**
 * `npm run bench:resonance`: virtual clients with a known resonance are led through every protocol, from the bytes of the strap
 * to the estimate, beside the simpler peer estimate and the constant 5.5. Options: `--clients N` (100), `--short` (10),
 * `--protocol adaptive,stepped`, `--world human,clean`, `--think MS` (time until an estimate on the way is known, as on a slow device),
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
  type AssessmentPlan,
} from '../../src/pacing/plan.ts';
import { makeCurveLibrary } from '../../src/signal/curve-library.ts';
import { usableBreaths, type PacedBreath } from '../../src/signal/resonance-amplitude.ts';
import { judgeResonance } from '../../src/signal/resonance.ts';
import { peerEstimate, type RateGroup } from '../fixtures/peer-resonance.ts';
import { lead, type Conduct, type Story, type World } from './resonance-client.ts';
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
import { retestLines } from './resonance-retests.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '100' },
    short: { type: 'boolean', default: false },
    protocol: { type: 'string' },
    world: { type: 'string', default: 'human,disturbed,clean' },
    think: { type: 'string', default: '0' },
    write: { type: 'string' },
  },
});
const clients = values.short ? 10 : Math.max(1, Number(values.clients));

const PLANS: Readonly<Record<string, { title: string; plan: AssessmentPlan }>> = {
  adaptive: { title: 'Adaptive, 8 minutes', plan: adaptivePlan() },
  'adaptive-short': { title: 'Adaptive, 5 minutes', plan: adaptivePlan({ capMs: SHORT_MS }) },
  stepped: { title: 'Stepped, 5 rates of two minutes', plan: steppedPlan({ baselineMs: 0 }) },
  sliding: { title: 'Sliding, 15 minutes', plan: slidingPlan() },
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
/** The peer leaves out the first half minute of a step. */
const DISCARD = 30_000;

/** The breaths by rate as the peer wants them: by step where there are steps, else to the nearest half breath a minute. */
function groupsOf(story: Story, plan: AssessmentPlan): RateGroup[] {
  const groups = new Map<number, PacedBreath[]>();
  const add = (breath: PacedBreath, rate: number): void => {
    groups.set(rate, [...(groups.get(rate) ?? []), breath]);
  };
  if (plan.protocol === 'stepped') {
    for (const step of story.steps) {
      const from = (step[0]?.onset ?? 0) + DISCARD;
      for (const breath of step)
        if (breath.valid && breath.onset >= from) add(breath, 60_000 / breath.periodMs);
    }
  } else {
    const usable = usableBreaths(story.breaths);
    story.breaths.forEach((breath, k) => {
      if (usable[k] === true) add(breath, Math.round(120_000 / breath.periodMs) / 2);
    });
  }
  return [...groups].map(([rate, amplitudes]) => ({ rate, amplitudes }));
}

const library = makeCurveLibrary();
const thinkMs = Number(values.think);
const updates: number[] = [];

async function outcomeOf(
  plan: AssessmentPlan,
  family: Family,
  seed: number,
  world: World,
  conduct: Conduct,
): Promise<Outcome> {
  const story = await lead({ seed, family, world, conduct }, plan, library, thinkMs);
  updates.push(...story.updateMs);
  return {
    family,
    peak: story.response.peak,
    lossAt: story.response.lossAt,
    result: judgeResonance(story.fit, story.reach),
    peer: peerEstimate(groupsOf(story, plan), seed),
    minutes: story.tookMs / 60_000,
  };
}

const seeds = Array.from({ length: clients }, (_, i) => i + 1);
const lines: string[] = [];
const print = (text: string): void => {
  lines.push(text);
  console.log(text);
};

print(`# Resonance estimate on virtual clients, ${clients} a family (seeds 1 to ${clients})`);
print('');
print(
  'Made by `npm run bench:resonance`. Simulated clients only: what happens in people is in people-table.md. Human drift: a wave of 6 bpm that wanders by itself as it does in people; broad, mixed and gauss resemble people most. The clients of all families with one seed share their peak and their noise, so the standard error of an RMSE is about its size over the root of twice the seeds.',
);
const began = performance.now();
for (const name of values.protocol?.split(',') ?? [...Object.keys(PLANS), 'retest']) {
  if (name === 'retest') {
    (await retestLines(library, seeds)).forEach(print);
    continue;
  }
  const entry = PLANS[name];
  if (entry === undefined)
    throw new Error(`unknown protocol ${name}; known: ${Object.keys(PLANS).join(', ')}, retest`);
  for (const world of worlds) {
    const run = (family: Family): Promise<Outcome[]> =>
      each(seeds, (seed) => outcomeOf(entry.plan, family, seed, world, 'follows'));
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
    peaked.forEach((outcomes, i) => {
      print(line(PEAKED[i] ?? '', 'ours', figuresOf(outcomes, ourAnswer)));
      print(line(PEAKED[i] ?? '', 'peer', figuresOf(outcomes, peerAnswer)));
    });
    print(line('**without a peak**', '**ours**', figuresOf(flat.flat(), ourAnswer)));
    print(line('without a peak', 'peer', figuresOf(flat.flat(), peerAnswer)));
    flat.forEach((outcomes, i) => {
      print(line(FLAT[i] ?? '', 'ours', figuresOf(outcomes, ourAnswer)));
    });
    for (const conduct of STRANGERS) {
      const outcomes = await each(seeds, (seed) =>
        outcomeOf(entry.plan, PEAKED[seed % PEAKED.length] ?? 'sharp', seed, world, conduct),
      );
      const f = figuresOf(outcomes, ourAnswer);
      const who = conduct === 'own-13' ? 'own rate, 13 a minute' : 'own rate, a steady 5.5';
      print(`| ${who} (${f.clients}) | ours | | | | | | | | | ${(100 * f.refused).toFixed(0)} % |`);
    }
  }
}
print('');
print(`The whole took ${((performance.now() - began) / 60_000).toFixed(1)} min.`);
if (updates.length > 0) {
  updates.sort((a, b) => a - b);
  const at = (p: number): string => (updates[Math.floor(p * (updates.length - 1))] ?? 0).toFixed(1);
  print(`One update of the estimate took ${at(0.5)} ms (median), ${at(0.95)} ms (95th percentile).`);
}
print('');
print(
  'RMSE, bias, coverage and width count every client who got a fit, those called "no clear peak" too (the range is shown to ' +
    'them as well). Loss = share of the largest amplitude given up at the estimate. The peer is judged without its rules of validity.',
);
if (values.write !== undefined) writeFileSync(values.write, `${lines.join('\n')}\n`);
