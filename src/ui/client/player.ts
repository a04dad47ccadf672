/**
 * Plays the guide on elements: one compositor animation per part, anchored to the clock, laid anew well before it runs out and
 * whenever the guide changes. Both strips show the same picture at the moment of the change, so nothing jumps. No script runs
 * per frame. It must animate transform and opacity only.
 */
import type { Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { breathsAhead, framesOf, rollLength } from './roll.ts';
import type { Track } from './track.ts';

/** What moves, and how. */
export interface Part {
  readonly element: HTMLElement | SVGElement;
  readonly track: Track;
}

/** A strip covers this much, so that a hidden page whose timers fire once a minute never runs out. */
const AHEAD: Ms = 240_000;
const RENEW: Ms = 120_000;

export class Player {
  #running: Animation[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows `guide` on `parts` from now on; whatever played before is replaced. */
  play(clock: PictureClock, guide: Guide, parts: readonly Part[]): void {
    clearTimeout(this.#timer);
    const now = clock.now();
    const { breaths, cutAt } = breathsAhead(guide, now, AHEAD);
    const old = this.#running;
    const first = breaths[0];
    this.#running = [];
    if (first !== undefined) {
      const duration = rollLength(breaths);
      const startTime = clock.timelineOf(first.onset);
      this.#running = parts.map(({ element, track }) => {
        const animation = element.animate(framesOf(breaths, track), { duration });
        animation.startTime = startTime;
        return animation;
      });
      const again = cutAt ?? (duration > RENEW ? now + RENEW : undefined);
      if (again !== undefined) {
        this.#timer = setTimeout(() => this.play(clock, guide, parts), Math.max(1, again - now));
      }
    }
    for (const animation of old) animation.cancel();
  }

  /** Ends at once; every part falls back to its place at rest. */
  stop(): void {
    clearTimeout(this.#timer);
    for (const animation of this.#running) animation.cancel();
    this.#running = [];
  }
}
