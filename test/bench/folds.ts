/**
 * `npx tsx test/bench/folds.ts [TYPE ...]`: what it costs to fold 100,000 facts of one type, for each type, in pieces as the window folds what it opens. Prints a table,
 * the dearest first; asserts nothing.
 */
import fc from 'fast-check';
import type { SessionEvent } from '../../src/session/events.ts';
import { foldInTurns } from '../../src/therapist/fold-in-turns.ts';
import { anyFactOf, FACT_TYPES } from '../fixtures/any-fact.ts';
import { started } from '../fixtures/started.ts';

const COUNT = 100_000;
/** Facts that differ; they come again and again, each later than the one before. */
const SAMPLES = 200;
/** Time between two facts, ms. */
const APART = 800;

/** Processor time of one folding, ms. */
async function cost(type: SessionEvent['type']): Promise<number> {
  const samples = fc.sample(anyFactOf(type), { numRuns: SAMPLES, seed: 1 });
  const facts: SessionEvent[] = [started];
  for (let i = 0; i < COUNT; i++) {
    const fact = samples[i % SAMPLES];
    if (fact !== undefined) facts.push({ ...fact, at: APART * (i + 1) });
  }
  const before = process.cpuUsage();
  await foldInTurns(facts);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const only = process.argv.slice(2);
const rows: { readonly type: string; readonly ms: number }[] = [];
for (const type of FACT_TYPES)
  if (only.length === 0 || only.includes(type)) rows.push({ type, ms: await cost(type) });
rows.sort((a, b) => b.ms - a.ms);
const width = Math.max(...rows.map(({ type }) => type.length));
console.log(`${'100,000 of'.padEnd(width)}  processor time`);
for (const { type, ms } of rows) console.log(`${type.padEnd(width)}  ${ms.toFixed(0)} ms`);
