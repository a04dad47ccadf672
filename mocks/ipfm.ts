/**
 * Beats from a heart rate by integral pulse frequency modulation: the rate is integrated from 0 and a beat falls each time
 * the integral passes a whole number. It knows nothing of breathing or noise.
 */
import type { Bpm, Ms } from '../src/terms/units.ts';

/** Step of the integral. The moment of a beat inside a step is interpolated. */
export const STEP_MS: Ms = 20;

/**
 * A stream of beats at the times t_k for which the integral of rate/60 from t_k to t_k+1 is 1. `rate` is asked once per step,
 * in rising order. The returned function moves on to `to` and gives the beats since it was last asked.
 */
export function pulseTrain(rate: (at: Ms) => Bpm): (to: Ms) => Ms[] {
  let at: Ms = 0;
  let now = rate(0);
  let phase = 0;
  return (to) => {
    const beats: Ms[] = [];
    while (at + STEP_MS <= to) {
      const next = rate(at + STEP_MS);
      // Trapezoid: bpm × ms / 60000 = beats.
      const grows = ((now + next) / 2) * (STEP_MS / 60_000);
      if (phase + grows >= 1) {
        beats.push(at + STEP_MS * ((1 - phase) / grows));
        phase -= 1;
      }
      phase += grows;
      at += STEP_MS;
      now = next;
    }
    return beats;
  };
}
