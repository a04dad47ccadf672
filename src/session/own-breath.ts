/** Where the client's own breath is, for the mark in the client's picture: a share between out and in, and nothing at all where it is not sure. */
import { breathScale, type BreathScale } from '../signal/breath-scale.ts';
import type { Ms, Share } from '../terms/units.ts';
import type { ChestTrack } from './chest-track.ts';

/** The scale is looked for so often, and goes this share of the way to what was found: a deep breath that is forgotten moves nothing. */
const EVERY: Ms = 1000;
const EASE: Share = 0.15;

export class OwnBreathMark {
  #scale: BreathScale | undefined;
  #scaledAt: Ms = -Infinity;

  /**
   * The share at session time `now`, 0 = as far out as usual, 1 = as far in; `undefined` = not to be shown: nothing comes, the person moves or speaks, the
   * swing is small, or up is not known to be in.
   */
  at(track: Pick<ChestTrack, 'points' | 'directed' | 'look' | 'following'>, now: Ms): Share | undefined {
    const last = track.points.at(-1);
    const look = track.look(now);
    const sure = look?.state === 'clear' || track.following(now)?.state === 'with';
    if (last === undefined || look === undefined || last.masked || !sure || !track.directed) {
      return undefined;
    }
    const { low, high } = this.#ease(track, last.at) ?? { low: 0, high: 0 };
    return high <= low ? undefined : Math.min(1, Math.max(0, (last.level - low) / (high - low)));
  }

  #ease({ points }: Pick<ChestTrack, 'points'>, at: Ms): BreathScale | undefined {
    if (Math.abs(at - this.#scaledAt) < EVERY) return this.#scale;
    const found = breathScale(points, at);
    const known = this.#scale;
    // After a pause of the curve there is nothing to go on from.
    const anew = known === undefined || Math.abs(at - this.#scaledAt) > 5 * EVERY;
    this.#scaledAt = at;
    if (found === undefined || anew) return (this.#scale = found);
    const ease = (from: number, to: number): number => from + EASE * (to - from);
    return (this.#scale = { low: ease(known.low, found.low), high: ease(known.high, found.high) });
  }
}
