/**
 * What therapist and client ask of the guide and of the picture: it becomes facts, or nothing. What the client may do is decided
 * here and not in the client's window.
 */
import type { ClientWish } from '../session/client-wish.ts';
import type { BreathsPerMin } from '../terms/units.ts';
import { RATE_MAX, RATE_MIN } from '../pacing/breath.ts';
import { procedureNow } from '../session/procedure.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { GuideCommand } from '../ui/model/session-command.ts';
import type { Desk } from './desk.ts';
import type { Leader } from './leader.ts';

/** How far a client may move the rate at one touch. */
const LITTLE: BreathsPerMin = 0.5;

export interface GuideOptions {
  readonly desk: Pick<Desk, 'session' | 'record' | 'setPace' | 'startGuide' | 'pauseGuide'>;
  readonly leader: Pick<Leader, 'goOn'>;
  /** The client's own rhythm as far as it is known just now. */
  readonly ownRate: () => BreathsPerMin | undefined;
  /** Whether it is measured at the chest, and not estimated. */
  readonly measured?: () => boolean;
}

export interface GuideActions {
  readonly handlers: Handlers<GuideCommand>;
  /** Obeys the client. */
  obey(request: ClientWish): void;
}

export function guideActions(options: GuideOptions): GuideActions {
  const { desk, leader, ownRate, measured } = options;

  /** Leaves the stopped screen; what was led goes on where it was, else the guide does if it has ever run. */
  function bringBack(by: 'therapist' | 'client'): void {
    desk.record({ type: 'resume', by });
    const { guide, procedures, pace } = desk.session.state;
    if (procedureNow(procedures) !== undefined) leader.goOn();
    else if (guide.some(({ running }) => running)) desk.startGuide(pace);
  }

  function obey(request: ClientWish): void {
    const { state } = desk.session;
    const pace = (breathsPerMin: BreathsPerMin): void => {
      const { ramp: _done, ...kept } = state.pace;
      const rate = Math.min(RATE_MAX, Math.max(RATE_MIN, Math.round(breathsPerMin * 10) / 10));
      desk.setPace({ ...kept, breathsPerMin: rate });
    };
    switch (request.ask) {
      case 'resume':
        bringBack('client');
        break;
      case 'stop':
        desk.record({ type: 'stop', by: 'client' });
        break;
      case 'pause':
        desk.pauseGuide('client');
        break;
      case 'view':
        desk.record({ ...request.change, type: 'client-view' });
        break;
      case 'adjust':
        if (state.view.mayAdjust) {
          pace(state.pace.breathsPerMin + Math.min(LITTLE, Math.max(-LITTLE, request.by)));
        }
        break;
      case 'follow-me': {
        const rate = ownRate();
        if (rate === undefined) return;
        desk.record({
          type: 'own-rate',
          breathsPerMin: rate,
          source: 'estimated',
          ...(measured?.() === true && { measured: true }),
        });
        pace(rate);
        break;
      }
      case 'know':
      case 'too-much':
      case 'rate':
        // About a moment, not about the guide.
        break;
    }
  }

  return {
    obey,
    handlers: {
      'set-client-view': ({ change }) => desk.record({ ...change, type: 'client-view' }),
      'set-pace': ({ pace }) => desk.setPace(pace),
      'start-guide': ({ pace }) => desk.startGuide(pace),
      'pause-guide': () => desk.pauseGuide('therapist'),
      'resume-client': () => bringBack('therapist'),
    },
  };
}
