/** The live numbers of one session, computed from its track when somebody asks. It holds no clock. */
import type { LiveNumbers } from './live.ts';
import type { Session } from './session.ts';
import type { BreathsPerMin, Ms } from '../signal/units.ts';

export class LiveWatch {
  constructor(readonly session: Session) {}

  /** The numbers at session time `now`. */
  numbers(_now: Ms): LiveNumbers {
    const reason = { code: 'settling' } as const;
    return {
      heartRate: this.session.state.straps.client.bpm,
      slowHeartRate: { shown: false, reason },
      rmssd: { shown: false, reason },
      sdnn: { shown: false, reason },
      heartWave: { shown: false, reason },
      adherence: undefined,
    };
  }

  /** The client's own breathing rate as the heart's rhythm tells it; `undefined` = not sure enough. */
  ownRate(_now: Ms): BreathsPerMin | undefined {
    return undefined;
  }
}
