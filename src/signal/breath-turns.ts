/**
 * Where a breath turns: a zig-zag over the curve whose threshold follows the person's own swings, and the onset of each inhalation between the
 * turns. Says nothing where the person moved.
 */
import type { Ms } from '../terms/units.ts';
import { quantile } from './quantile.ts';

/** One breath in, known once its peak is. */
export interface MeasuredInhale {
  /** Begin of inhalation, on the curve's clock. */
  readonly onset: Ms;
  readonly peak: Ms;
  /** From trough to peak, in the sensor's unit. */
  readonly swing: number;
  /** Time since the onset before; absent if the first, or if the person moved between. */
  readonly intervalMs?: Ms;
}

interface Turn {
  at: Ms;
  level: number;
}

/** The threshold against the 75th percentile of the swings of the last 30 s. */
const SHARE = 0.33;
const SWINGS_FOR: Ms = 30_000;
/** A rise is followed from here to there of its height to find where it began. */
const LOW = 0.15;
const HIGH = 0.5;
const BEFORE = 0.75;
/** No breath is longer than so many samples; of a curve that does not turn no more is kept. */
const LONGEST = 2000;

/** Turns of a curve that differ by at least `threshold`. */
class ZigZag {
  #high: Turn = { at: 0, level: -Infinity };
  #low: Turn = { at: 0, level: Infinity };
  #rising: boolean | undefined;

  reset(): void {
    this.#high = { at: 0, level: -Infinity };
    this.#low = { at: 0, level: Infinity };
    this.#rising = undefined;
  }

  /** The turn that this sample proves, if it does. */
  push(at: Ms, level: number, threshold: number): ({ readonly kind: 'peak' | 'trough' } & Turn) | undefined {
    if (level > this.#high.level) this.#high = { at, level };
    if (level < this.#low.level) this.#low = { at, level };
    if (this.#rising !== false && level <= this.#high.level - threshold) {
      const turn = { kind: 'peak', ...this.#high } as const;
      this.#rising = false;
      this.#low = { at, level };
      return turn;
    }
    if (this.#rising !== true && level >= this.#low.level + threshold) {
      const turn = { kind: 'trough', ...this.#low } as const;
      this.#rising = true;
      this.#high = { at, level };
      return turn;
    }
    return undefined;
  }
}

export class BreathTurns {
  readonly #floor: number;
  readonly #fine = new ZigZag();
  readonly #coarse = new ZigZag();
  #fineTurn: number | undefined;
  #swings: { readonly at: Ms; readonly swing: number }[] = [];
  #trough: Turn | undefined;
  /** The curve since the trough. */
  #rise: Turn[] = [];
  #onset: Ms | undefined;
  #threshold: number;

  constructor(floor: number) {
    this.#floor = floor;
    this.#threshold = floor;
  }

  /** Median swing of the last 30 s by the fine zig-zag; `undefined` = there was none. */
  get medianSwing(): number | undefined {
    return quantile(
      this.#swings.map(({ swing }) => swing),
      0.5,
    );
  }

  /** Nothing of before is joined to what follows. */
  break(): void {
    this.#fine.reset();
    this.#coarse.reset();
    this.#fineTurn = undefined;
    this.#trough = undefined;
    this.#rise = [];
    this.#onset = undefined;
  }

  push(at: Ms, level: number): MeasuredInhale | undefined {
    this.#follow(at, level);
    this.#rise.push({ at, level });
    if (this.#rise.length > LONGEST) this.#rise.splice(0, LONGEST / 4);
    const turn = this.#coarse.push(at, level, this.#threshold);
    if (turn === undefined) return undefined;
    if (turn.kind === 'trough') {
      this.#trough = turn;
      this.#rise = this.#rise.filter((point) => point.at >= turn.at);
      return undefined;
    }
    const trough = this.#trough;
    const rise = this.#rise;
    // From the peak on the curve is kept again: the next trough is in it.
    this.#rise = rise.filter((point) => point.at >= turn.at);
    this.#trough = undefined;
    if (trough === undefined) return undefined;
    const onset = onsetOf(trough, turn, rise);
    const before = this.#onset;
    this.#onset = onset;
    return {
      onset,
      peak: turn.at,
      swing: turn.level - trough.level,
      ...(before !== undefined && { intervalMs: onset - before }),
    };
  }

  /** Keeps the swings of the last half minute, by a zig-zag that does not depend on them. */
  #follow(at: Ms, level: number): void {
    const turn = this.#fine.push(at, level, this.#floor);
    if (turn === undefined) return;
    if (this.#fineTurn !== undefined)
      this.#swings.push({ at: turn.at, swing: Math.abs(turn.level - this.#fineTurn) });
    this.#fineTurn = turn.level;
    this.#swings = this.#swings.filter((one) => one.at > at - SWINGS_FOR);
    const large = quantile(
      this.#swings.map(({ swing }) => swing),
      0.75,
    );
    this.#threshold = Math.max(this.#floor, SHARE * (large ?? 0));
  }
}

/**
 * Where a rise through 15 % and 50 % of its height began, not before the trough: a rest at the end of the breath out is not inhalation. A straight line
 * through both would begin 0.43 of their distance before the first, half a cosine 1.03; breaths lie between.
 */
function onsetOf(trough: Turn, peak: Turn, rise: readonly Turn[]): Ms {
  const height = peak.level - trough.level;
  const crossing = (share: number): Ms | undefined => {
    const wanted = trough.level + share * height;
    let found: Ms | undefined;
    for (let i = 1; i < rise.length; i++) {
      const [a, b] = [rise[i - 1]!, rise[i]!];
      if (b.at > peak.at) break;
      // The last time it rises through: what came before was no inhalation yet.
      if (a.level < wanted && b.level >= wanted)
        found = a.at + ((wanted - a.level) / (b.level - a.level)) * (b.at - a.at);
    }
    return found;
  };
  const half = crossing(HIGH);
  const low = crossing(LOW);
  if (half === undefined || low === undefined || half <= low) return trough.at;
  return Math.max(trough.at, low - BEFORE * (half - low));
}
