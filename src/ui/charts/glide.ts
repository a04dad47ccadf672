/** Moves layers to the left evenly with time, by the compositor alone. */
import type { Ms } from '../../terms/units.ts';

interface Way {
  readonly animation: Animation;
  /** Where it ends, CSS px. */
  readonly px: number;
}

export class Glide {
  readonly #ways = new Map<Element, Way>();

  /**
   * Moves exactly `layers` from now on: at `from`, time of the document's timeline in ms, each lies where it was drawn, and
   * `duration` later `px` to the left of it, where it stays. One that is moving already starts again: to begin an animation
   * anew costs the page's thread far less than another one.
   */
  start(layers: readonly Element[], from: number, px: number, duration: Ms): void {
    for (const layer of this.#ways.keys()) if (!layers.includes(layer)) this.#end(layer);
    for (const layer of layers) {
      if (this.#ways.get(layer)?.px !== px) {
        this.#end(layer);
        const animation = layer.animate(
          [{ transform: 'translateX(0)' }, { transform: `translateX(${-px}px)` }],
          { duration, fill: 'forwards' },
        );
        this.#ways.set(layer, { animation, px });
      }
      // Left to itself it begins some frames later, and begun with its frame it is ahead by the time that the frame took to get
      // here; the client's picture is tied to the same clock in the same way.
      this.#ways.get(layer)!.animation.startTime = from;
    }
  }

  /** Every layer lies where it was drawn, and stands still. */
  stop(): void {
    for (const layer of this.#ways.keys()) this.#end(layer);
  }

  #end(layer: Element): void {
    this.#ways.get(layer)?.animation.cancel();
    this.#ways.delete(layer);
  }
}
