/** What a breathing sensor reports, in the order in which it happened. Types only. */
import type { BreathCode } from '../terms/breath-codes.ts';
import type { Ms } from '../terms/units.ts';

/** Services of a strap, or a belt. */
export type SensorSource = 'polar' | 'movesense' | 'vernier';

export type BreathEvent =
  | {
      readonly type: 'breath';
      /** Time of the clock that was handed in. */
      readonly at: Ms;
      readonly state: 'starting' | 'running' | 'lost' | 'off' | 'refused';
      readonly source?: SensorSource;
      /** Name of the sensor, where it is not the strap. */
      readonly name?: string;
      readonly code?: BreathCode;
    }
  | {
      readonly type: 'breath-frame';
      /** Arrival. */
      readonly at: Ms;
      readonly source: SensorSource;
      /** `acceleration` in mg, `force` of a belt in N. */
      readonly kind: 'acceleration' | 'force';
      /** Time of the last sample on the sensor's clock, ms since the stream's first frame. */
      readonly device: Ms;
      /** x y z, or one force, oldest first. */
      readonly samples: readonly (readonly number[])[];
      /** Samples a second as the sensor promised. */
      readonly hz: number;
    };
