/** What the client may change, and how: requests of the client's window become facts here, or nothing. */
import type { ClientRequest } from '../mirror/messages.ts';
import type { BreathsPerMin } from '../signal/units.ts';
import { RATE_MAX, RATE_MIN } from '../pacing/breath.ts';
import type { Desk } from './desk.ts';

/** How far a client may move the rate at one touch. */
const LITTLE: BreathsPerMin = 0.5;

/** @param ownRate the client's own rhythm as far as it is known just now */
export function obeyClient(
  desk: Desk,
  request: Exclude<ClientRequest, { ask: 'resume' }>,
  ownRate: () => BreathsPerMin | undefined,
): void {
  const { state } = desk.session;
  const pace = (breathsPerMin: BreathsPerMin): void => {
    const { ramp: _done, ...kept } = state.pace;
    const rate = Math.min(RATE_MAX, Math.max(RATE_MIN, Math.round(breathsPerMin * 10) / 10));
    desk.setPace({ ...kept, breathsPerMin: rate });
  };
  switch (request.ask) {
    case 'stop':
      desk.record({ type: 'stop', by: 'client' });
      break;
    case 'pause':
      desk.pauseGuide('client');
      break;
    case 'view':
      desk.record({ type: 'client-view', ...request.change });
      break;
    case 'adjust':
      if (state.view.mayAdjust) {
        pace(state.pace.breathsPerMin + Math.min(LITTLE, Math.max(-LITTLE, request.by)));
      }
      break;
    case 'follow-me': {
      const rate = ownRate();
      if (rate === undefined) return;
      desk.record({ type: 'own-rate', breathsPerMin: rate, source: 'estimated' });
      pace(rate);
      break;
    }
  }
}
