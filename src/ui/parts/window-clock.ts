/**
 * Ties session time to a window's own clocks. `document.timeline` stands still within a frame, so it is compared with the time that
 * the frame itself was given, never with `performance.now()` read in between.
 */
import type { Ms } from '../../terms/units.ts';
import type { PictureClock } from './picture-clock.ts';

/** A change of the clocks' difference below this is noise of measuring, ms. */
const NOISE: Ms = 0.5;

export interface WindowClock {
  /** The clock as it is now. It is the same object until session time is seen to run otherwise. */
  read(): PictureClock;
}

/** `sessionNow` gives session time, ms; `onShift` is called when the clock must be read again. */
export function windowClock(
  window: Pick<Window & typeof globalThis, 'document' | 'performance' | 'requestAnimationFrame'>,
  sessionNow: () => Ms,
  onShift: () => void,
): WindowClock {
  const { document, performance } = window;
  let lag: Ms = 0;
  let clock: PictureClock | undefined;
  let shift: Ms = 0;
  let usedLag: Ms = 0;

  window.requestAnimationFrame((frame) => {
    const { currentTime } = document.timeline;
    if (typeof currentTime !== 'number' || Math.abs(currentTime - frame) < NOISE) return;
    lag = currentTime - frame;
    onShift();
  });

  return {
    read: () => {
      const now = sessionNow() - performance.now();
      if (clock !== undefined && Math.abs(now - shift) < NOISE && lag === usedLag) return clock;
      const between = now;
      const behind = lag;
      shift = between;
      usedLag = behind;
      clock = {
        now: () => performance.now() + between,
        performanceOf: (at) => at - between,
        timelineOf: (at) => at - between + behind,
      };
      return clock;
    },
  };
}
