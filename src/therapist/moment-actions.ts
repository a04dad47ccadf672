/**
 * What therapist and client ask of moments, phases and ratings becomes facts here. What the client may add is decided here and not in the
 * client's window. Nothing begins or ends by itself.
 */
import type { ClientWish } from '../session/client-wish.ts';
import { phaseNow } from '../session/course.ts';
import type { PhaseKind } from '../session/moment-events.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { MomentCommand } from '../ui/model/session-command.ts';
import type { Desk } from './desk.ts';

type OwnCommand = Extract<MomentCommand, { readonly do: `keep-${string}` }>['do'];

export interface MomentActions {
  readonly handlers: Omit<Handlers<MomentCommand>, OwnCommand>;
  /** Obeys the client where it is about a moment; tells whether it was. */
  obey(request: ClientWish): boolean;
  /** An assessment or a practice begins: if that is what the plan holds next, its phase begins with it. */
  led(kind: 'assessment' | 'practice'): void;
}

export function momentActions(
  desk: Pick<Desk, 'session' | 'record' | 'running'>,
  newId: () => string,
): MomentActions {
  /** Only what is recorded can be marked: before the start there is no session to mark in. */
  const record: typeof desk.record = (fact) => {
    if (desk.running) desk.record(fact);
  };

  function led(kind: PhaseKind): void {
    const { course } = desk.session.state;
    const next = course.planned.find((phase) => phase.kind === kind);
    if (next !== undefined && phaseNow(course)?.kind !== kind) record({ type: 'phase', phase: next });
  }

  return {
    led,
    handlers: {
      mark: ({ kind, own }) =>
        record({ type: 'mark', id: newId(), kind, by: 'therapist', ...(own !== undefined && { own }) }),
      'mark-words': ({ id, words }) => record({ type: 'mark-changed', id, words: words.trim() }),
      'move-mark': ({ id, to }) => record({ type: 'mark-changed', id, moment: Math.max(0, to) }),
      undo: ({ id }) => record({ type: 'undone', id }),
      rate: ({ scale, value, name, key }) =>
        record({ type: 'rating', scale, value, key, ...(name !== undefined && { name }) }),
      'offer-rating': ({ scale, name }) =>
        record({ type: 'rating-offered', scale, ...(name !== undefined && { name }) }),
      'end-offer': () => record({ type: 'offer-ended' }),
      'next-phase': () => {
        const [phase] = desk.session.state.course.planned;
        if (phase !== undefined) record({ type: 'phase', phase });
      },
      'end-phase': () => record({ type: 'phase-ended' }),
      'plan-phases': ({ phases }) => record({ type: 'course', phases }),
      'set-phase-goal': ({ goalMs }) => record({ type: 'phase-goal', goalMs }),
      'offer-guide': () => record({ type: 'guide-offered' }),
    },
    obey: (request) => {
      const { asked, view, stopped } = desk.session.state;
      switch (request.ask) {
        case 'too-much':
          if (view.mayTooMuch && stopped)
            record({ type: 'mark', id: newId(), kind: 'too-much', by: 'client' });
          return true;
        case 'rate':
          // Only what was asked can be answered, and once.
          if (asked === undefined) return true;
          if (request.value !== undefined)
            record({ ...asked, type: 'rating', value: request.value, key: newId(), by: 'client' });
          record({ type: 'offer-ended' });
          return true;
        default:
          return false;
      }
    },
  };
}
