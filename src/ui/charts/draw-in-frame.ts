/**
 * Pictures are drawn in frames: in each as many as find room in it, the others in the next ones, in the order in which they asked. Those of a long session
 * would hold the page up if all of them were drawn in one.
 */
import type { Ms } from '../../terms/units.ts';

/** When this has passed no further picture is begun in the frame. */
const ROOM: Ms = 12;

const waiting = new Set<() => void>();
let frame: number | undefined;

function drawThose(): void {
  frame = undefined;
  const from = performance.now();
  // Those that ask again while they are drawn come in the next frame.
  const those = [...waiting];
  const next = (): void => {
    const draw = those.shift();
    if (draw === undefined || performance.now() - from > ROOM) {
      if (waiting.size > 0) request();
      return;
    }
    try {
      if (waiting.delete(draw)) draw();
    } finally {
      // uPlot draws when its caller has returned: the next picture comes after that.
      queueMicrotask(next);
    }
  };
  next();
}

const request = (): void => void (frame ??= requestAnimationFrame(drawThose));

/** Calls `draw` once, in the next frame that has room for it; asked for twice it is drawn once. */
export function drawInFrame(draw: () => void): void {
  waiting.add(draw);
  request();
}

/** Takes back what was asked for. */
export function dropDrawing(draw: () => void): void {
  waiting.delete(draw);
}
