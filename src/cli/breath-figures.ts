/** The breath in a recording: what was said every five seconds, where breaths began, and how far that is from a known rate. */
import { BreathGrid } from '../signal/breath-grid.ts';
import type { BreathState } from '../signal/breath-rate.ts';
import { BREATH_HZ } from '../signal/breath-sample.ts';
import { BreathSignal } from '../signal/breath-signal.ts';
import type { BreathsPerMin, Ms, Share } from '../terms/units.ts';

interface BreathWindow {
  readonly startS: number;
  readonly endS: number;
  readonly state: BreathState;
  /** Only if `clear`. */
  readonly breathsPerMin?: BreathsPerMin;
}

/** How the rates that were said differ from the known one, breaths per minute; `null` where none was said. */
interface Against {
  /** Share of the windows after the start in which a rate was said. */
  readonly coverage: Share;
  readonly mae: number | null;
  readonly bias: number | null;
  /** Half the width of the 95 % limits of agreement: 1.96 standard deviations. */
  readonly loa: number | null;
}

export interface BreathFigures extends Partial<Against> {
  readonly windows: readonly BreathWindow[];
  readonly onsetsS: readonly number[];
  /** Whether up was known to be in; else onsets may be those of the breath out. */
  readonly directed: boolean;
}

const EVERY: Ms = 5000;

/** `cycleS`: seconds of one breath as they were meant, to compare with. */
export function breathOfRecording(
  samples: readonly { readonly at: Ms; readonly values: readonly number[] }[],
  cycleS?: number,
): BreathFigures {
  const grid = new BreathGrid(BREATH_HZ);
  const signal = new BreathSignal({ kind: 'acceleration' });
  const windows: BreathWindow[] = [];
  const onsetsS: number[] = [];
  const first = samples[0]?.at ?? 0;
  for (const sample of samples)
    for (const { device, values } of grid.push(sample.at - first, sample.values)) {
      const { inhale, look } = signal.push(device + first, values);
      if (inhale !== undefined) onsetsS.push(inhale.onset / 1000);
      if (look === undefined) continue;
      // A hole has windows too: nothing was seen in them.
      const last = windows.at(-1)?.endS;
      for (
        let end = last === undefined ? Infinity : last * 1000 + EVERY;
        end < look.to - EVERY / 2;
        end += EVERY
      )
        windows.push({ startS: (end - EVERY) / 1000, endS: end / 1000, state: 'lost' });
      const { from, to, state, breathsPerMin } = look;
      windows.push({
        startS: from / 1000,
        endS: to / 1000,
        state,
        ...(breathsPerMin !== undefined && { breathsPerMin }),
      });
    }
  return {
    windows,
    onsetsS,
    directed: signal.directed,
    ...(cycleS !== undefined && against(windows, 60 / cycleS)),
  };
}

function against(windows: readonly BreathWindow[], rate: BreathsPerMin): Against {
  const judged = windows.filter(({ state }) => state !== 'starting');
  const errors = judged.flatMap(({ breathsPerMin }) =>
    breathsPerMin === undefined ? [] : [breathsPerMin - rate],
  );
  const n = errors.length;
  const coverage = judged.length === 0 ? 0 : n / judged.length;
  if (n === 0) return { coverage, mae: null, bias: null, loa: null };
  const bias = errors.reduce((sum, e) => sum + e, 0) / n;
  const mae = errors.reduce((sum, e) => sum + Math.abs(e), 0) / n;
  const sd = n < 2 ? 0 : Math.sqrt(errors.reduce((sum, e) => sum + (e - bias) ** 2, 0) / (n - 1));
  return { coverage, mae, bias, loa: 1.96 * sd };
}
