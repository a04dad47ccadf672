/**
 * What virtual clients did in an assessment, kept in a folder between runs of the benchmark: a run that broke off goes on, and a change of
 * the estimate leads only those anew whose breaths it chose. What is kept holds for the sources that made it and no others.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssessmentPlan } from '../../src/pacing/plan.ts';
import type { PacedBreath } from '../../src/signal/resonance-amplitude.ts';
import type { Ms } from '../../src/terms/units.ts';
import type { ClientSpec, Story } from './resonance-client.ts';

/** What is kept of a story: everything that does not follow from the client's name. */
export type Led = Pick<Story, 'breaths' | 'steps' | 'tookMs'>;

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What decides what a virtual client does under a plan that is known from the start. */
const SOURCES = [
  'mocks',
  'src/pacing',
  'src/session',
  'src/signal',
  'src/strap',
  'src/terms',
  'src/therapist',
];
/** What only the estimate reads: it matters where the estimate leads. */
const ESTIMATE = /^(resonance|curve-library|wandering)/;

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digestOf(withEstimate: boolean): string {
  const hash = createHash('sha256');
  const files = [...SOURCES.flatMap(filesOf), join(root, 'test/bench/resonance-client.ts')];
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (withEstimate || !(file.includes('/src/signal/') && ESTIMATE.test(name)))
      hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

type Row = readonly [onset: Ms, periodMs: Ms, re: number, im: number, valid: 0 | 1];
const rowOf = (b: PacedBreath): Row => [b.onset, b.periodMs, b.re, b.im, b.valid ? 1 : 0];
const breathOf = ([onset, periodMs, re, im, valid]: Row): PacedBreath => ({
  onset,
  periodMs,
  re,
  im,
  valid: valid === 1,
});

interface Line {
  readonly key: string;
  readonly breaths: readonly Row[];
  readonly steps: readonly (readonly Row[])[];
  readonly tookMs: Ms;
}

/** Keeps stories in `folder`; `undefined` = keeps nothing. */
export function storyKeeper(
  folder: string | undefined,
): (plan: AssessmentPlan, spec: ClientSpec, lead: () => Promise<Story>) => Promise<Led> {
  if (folder === undefined) return async (_plan, _spec, lead) => lead();
  mkdirSync(folder, { recursive: true });
  const digests = [digestOf(false), digestOf(true)] as const;
  const files = new Map<string, Map<string, Line>>();
  const read = (file: string): Map<string, Line> => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const lines = text.split('\n').filter((line) => line !== '');
    return new Map(
      lines.map((line) => {
        const one = JSON.parse(line) as Line;
        return [one.key, one];
      }),
    );
  };
  return async (plan, spec, lead) => {
    const digest = digests[plan.protocol === 'adaptive' ? 1 : 0];
    const file = join(folder, `${plan.protocol}-${spec.world}-${digest}.jsonl`);
    let known = files.get(file);
    if (known === undefined) files.set(file, (known = read(file)));
    const key = JSON.stringify([plan, spec]);
    let line = known.get(key);
    if (line === undefined) {
      const { breaths, steps, tookMs } = await lead();
      line = { key, breaths: breaths.map(rowOf), steps: steps.map((step) => step.map(rowOf)), tookMs };
      known.set(key, line);
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    }
    return {
      breaths: line.breaths.map(breathOf),
      steps: line.steps.map((step) => step.map(breathOf)),
      tookMs: line.tookMs,
    };
  };
}
