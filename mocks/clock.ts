/**
 * Clocks for the simulation: time that runs as fast as asked, and time that moves only when told to. Whoever simulates takes
 * one of these; nothing else here reads the time.
 */
import type { Clock } from '../src/terms/clock.ts';
import type { Ms } from '../src/terms/units.ts';

/** Time that runs `speed` times as fast as life, from 0 on. Timers are scaled alike, so a stream sent faster is still a true stream. */
export function fastClock(speed: number): Clock {
  const began = performance.now();
  return {
    now: () => (performance.now() - began) * speed,
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/** A clock that stands still until it is moved on. */
export interface SteppedClock extends Clock {
  /** Moves on by `ms`, calling every timer that falls due in its order, and lets promises settle in between. */
  advance(ms: Ms): Promise<void>;
}

/** Enough turns for the longest chain of promises between two timers. */
const TURNS = 40;

/** A clock at 0 that moves only by `advance`. */
export function steppedClock(): SteppedClock {
  let now: Ms = 0;
  const timers = new Set<{ readonly due: Ms; readonly fn: () => void }>();
  const settle = async (): Promise<void> => {
    for (let i = 0; i < TURNS; i++) await Promise.resolve();
  };
  return {
    now: () => now,
    after: (ms, fn) => {
      const timer = { due: now + Math.max(0, ms), fn };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        let next: { readonly due: Ms; readonly fn: () => void } | undefined;
        for (const timer of timers) if (next === undefined || timer.due < next.due) next = timer;
        if (next === undefined || next.due > end) break;
        timers.delete(next);
        now = Math.max(now, next.due);
        next.fn();
        await settle();
      }
      now = end;
    },
  };
}
