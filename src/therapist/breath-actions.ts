/** What people ask of the measured breath, before and after its part is there. It measures nothing. */
import type { BreathCommand, Handlers } from '../ui/model/command.ts';
import type { BreathView } from '../ui/model/breath-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import type { Clock } from '../terms/clock.ts';
import type { BreathsPerMin } from '../terms/units.ts';
import type { BreathDesk } from './breath-desk.ts';
import type { Desk } from './desk.ts';

export interface BreathActions {
  readonly handlers: Handlers<BreathCommand>;
  /** `undefined` = it was never asked for. */
  readonly view: BreathView | undefined;
  readonly rate: BreathsPerMin | undefined;
  /** Ends the stream at the strap, which would stay awake otherwise. */
  stop(): void;
}

export interface BreathActionsOptions {
  readonly desk: Pick<Desk, 'session' | 'strap' | 'record' | 'now'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** The part could not be loaded. */
  readonly onFailed: () => void;
}

export function breathActions(options: BreathActionsOptions): BreathActions {
  let part: BreathDesk | undefined;
  let loading = false;

  async function use(): Promise<void> {
    if (loading) return;
    loading = true;
    try {
      const { openBreathDesk } = await loadPart(() => import('./breath-desk.ts'));
      part ??= openBreathDesk(options);
      part.start();
    } catch {
      options.onFailed();
    } finally {
      loading = false;
      options.onChange();
    }
  }

  return {
    handlers: { 'use-breath': () => void use(), 'stop-breath': () => part?.stop() },
    get view() {
      return part?.view;
    },
    get rate() {
      return part?.rate;
    },
    stop: () => part?.stop(),
  };
}
