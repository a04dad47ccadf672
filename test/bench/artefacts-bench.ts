/**
 * What labelling costs: rows for the bench's table. It measures nothing itself and prints nothing.
 */
import { ArtefactLabeller, labelStretch } from '../../src/signal/artefacts.ts';
import { gateStates } from '../../src/signal/rhythm-gate.ts';
import { uniform } from '../fixtures/random.ts';
import { swingingHeart } from '../fixtures/swinging-heart.ts';

/** One thing to time: `run` does it once and returns how many units it did. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  run(): number;
}

/** Spoils about one interval in `every`: early beats, missed beats, noise. */
function spoil(clean: readonly number[], every: number): number[] {
  const next = uniform(9);
  const rr: number[] = [];
  for (let i = 0; i + 1 < clean.length; i++) {
    const a = clean[i] ?? 0;
    const b = clean[i + 1] ?? 0;
    const pick = Math.floor(next() * every * 3);
    if (pick === 0) rr.push(a * 0.7, b + a * 0.3);
    else if (pick === 1) rr.push(a + b);
    else if (pick === 2) rr.push(300 + 1200 * next(), 300 + 1200 * next());
    else rr.push(a);
    if (pick <= 2) i++;
  }
  return rr;
}

/** Pushes all intervals through a labeller that goes on from run to run, as a live session does. */
function live(name: string, rr: readonly number[]): BenchRow {
  return {
    name,
    unit: 'beat',
    run: () => {
      const labeller = new ArtefactLabeller();
      for (const interval of rr) labeller.push(interval);
      return labeller.kinds.length;
    },
  };
}

/** Rows about labels: a clean beat, a beat among artefacts, the dearest kind of rhythm, and 24 h whole. */
export function artefactBenches(): BenchRow[] {
  const clean = swingingHeart({ seed: 1, meanBpm: 70, swingBpm: 14, minutes: 30 });
  const spoilt = spoil(clean, 20);
  const bigeminy = clean.map((interval, i) => interval * (i % 2 === 0 ? 0.66 : 1.34));
  const day = Array.from({ length: 100_000 }, (_, i) => spoilt[i % spoilt.length] ?? 0);
  return [
    live('label a clean beat, slow breathing', clean),
    live('label a beat, one in twenty spoilt', spoilt),
    live('label a beat of bigeminy', bigeminy),
    {
      name: 'label 24 h (100 000 beats, one in twenty spoilt)',
      unit: 'day',
      run: () => {
        labelStretch(day);
        return 1;
      },
    },
    {
      name: 'label 24 h with the rhythm gate',
      unit: 'day',
      run: () => {
        gateStates(day, labelStretch(day));
        return 1;
      },
    },
  ];
}

/**
 * The dearest single beat, in ms, of each rhythm above: per beat the least of `repeats` runs, so that a pause of the
 * machine is not taken for the label's cost; of these the largest. `now` reads a clock in ms.
 */
export function dearestBeat(now: () => number, repeats = 15): { name: string; ms: number }[] {
  const clean = swingingHeart({ seed: 1, meanBpm: 70, swingBpm: 14, minutes: 10 });
  const rhythms = {
    'slow breathing': clean,
    'one in twenty spoilt': spoil(clean, 20),
    'one in three spoilt': spoil(clean, 3),
    bigeminy: clean.map((interval, i) => interval * (i % 2 === 0 ? 0.66 : 1.34)),
  };
  return Object.entries(rhythms).map(([name, rr]) => {
    const least = new Float64Array(rr.length).fill(Infinity);
    for (let r = 0; r < repeats; r++) {
      const labeller = new ArtefactLabeller();
      rr.forEach((interval, i) => {
        const from = now();
        labeller.push(interval);
        least[i] = Math.min(least[i] ?? Infinity, now() - from);
      });
    }
    return { name, ms: least.reduce((most, ms) => Math.max(most, ms), 0) };
  });
}
