/** The client's own breath has moved on. Told at the window, because only the mark of it, where there is one, wants to know. */
import type { Share } from '../../terms/units.ts';

export class OwnBreathEvent extends Event {
  static readonly type = 'attune-own-breath';

  /** `level` 0 = out to 1 = in; `undefined` = it is not sure where it is. */
  constructor(readonly level: Share | undefined) {
    super(OwnBreathEvent.type);
  }
}

declare global {
  interface WindowEventMap {
    'attune-own-breath': OwnBreathEvent;
  }
}
