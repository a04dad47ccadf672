/** A motion sensor on a simulated chest for an emulated strap: somebody sits and breathes evenly. It knows no page. */
import { createChest, SITTING } from '../../mocks/chest.ts';
import { fastClock } from '../../mocks/clock.ts';
import { createMotionSensor } from '../../mocks/motion-sensor.ts';
import { createRandom } from '../../mocks/random.ts';
import type { StrapOptions } from './radio/strap.ts';

/** Time runs `factor` times as fast as life, as in the page. */
export function breathingAt(breathsPerMin: number, factor: number): NonNullable<StrapOptions['motion']> {
  return (link) => {
    const chest = createChest(SITTING, createRandom(7), (at) => ({
      volume: (1 - Math.cos((2 * Math.PI * breathsPerMin * at) / 60_000)) / 2,
      speaking: false,
    }));
    return createMotionSensor({ clock: fastClock(factor), read: chest, ...link });
  };
}
