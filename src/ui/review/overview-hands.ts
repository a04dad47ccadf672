/** Pointer, touch and wheel over the picture of a session: one moves it or draws a stretch, two magnify it. It knows only what it is told of the picture. */
import type { Stretch } from '../../signal/change.ts';
import type { Ms } from '../../terms/units.ts';

/** What the picture lets hands do. */
export interface UnderHands {
  /** What is seen of the session. */
  readonly seen: Stretch;
  /** Width of the plot, px. */
  readonly plotWidth: number;
  /** Session time under a point of the window. */
  readonly timeAt: (clientX: number) => Ms;
  readonly show: (from: Ms, to: Ms) => void;
  readonly zoom: (factor: number, around: Ms) => void;
  /** `undefined` = nothing is read. */
  readonly read: (at: Ms | undefined) => void;
  /** Draws the stretch that is being chosen; `undefined` = none is, and a finger moves the picture. */
  readonly draw: ((stretch: Stretch) => void) | undefined;
}

export class OverviewHands {
  readonly #pointers = new Map<number, number>();
  #drag: { readonly at: Ms; readonly seen: Stretch; readonly x: number } | undefined;

  constructor(readonly under: () => UnderHands) {}

  readonly wheel = (event: WheelEvent): void => {
    const { seen, plotWidth, show, zoom, timeAt } = this.under();
    // Sideways moves; with Ctrl, or up and down over a magnified picture, it magnifies. A plain scroll of the page stays one.
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      const by = (event.deltaX / Math.max(1, plotWidth)) * (seen.to - seen.from);
      show(seen.from + by, seen.to + by);
    } else if (event.ctrlKey || event.metaKey || event.shiftKey) {
      event.preventDefault();
      zoom(Math.exp(event.deltaY / 400), timeAt(event.clientX));
    }
  };

  readonly down = (event: PointerEvent): void => {
    const { seen, timeAt } = this.under();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, event.clientX);
    this.#drag = { at: timeAt(event.clientX), seen, x: event.clientX };
  };

  readonly move = (event: PointerEvent): void => {
    const { plotWidth, timeAt, show, zoom, read, draw } = this.under();
    const drag = this.#drag;
    if (drag === undefined) {
      read(timeAt(event.clientX));
      return;
    }
    const before = [...this.#pointers.values()];
    this.#pointers.set(event.pointerId, event.clientX);
    const now = [...this.#pointers.values()];
    if (now.length === 2) {
      const apart = (xs: number[]): number => Math.max(20, Math.abs(xs[0]! - xs[1]!));
      zoom(apart(before) / apart(now), timeAt((now[0]! + now[1]!) / 2));
    } else if (draw === undefined) {
      const by = ((drag.x - event.clientX) / Math.max(1, plotWidth)) * (drag.seen.to - drag.seen.from);
      show(drag.seen.from + by, drag.seen.to + by);
    } else {
      const here = timeAt(event.clientX);
      draw({ from: Math.min(drag.at, here), to: Math.max(drag.at, here) });
    }
  };

  readonly up = (event: PointerEvent): void => {
    const { read, timeAt } = this.under();
    this.#pointers.delete(event.pointerId);
    read(timeAt(event.clientX));
    this.#drag = undefined;
  };

  readonly leave = (): void => {
    if (this.#drag === undefined) this.under().read(undefined);
  };
}
