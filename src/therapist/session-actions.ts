/** A session begins, goes on after an interruption, and ends: the desk, the records and the screen are told in the right order. */
import type { ScreenKeeper } from '../ui/parts/wake-lock.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { RecordCommand } from '../ui/model/record-command.ts';
import type { ClientMirror } from './client-mirror.ts';
import type { Desk } from './desk.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { ResonanceDesk } from './resonance-desk.ts';
import type { Screens } from './screens.ts';
import type { StrapActions } from './strap-actions.ts';

type SessionCommand = Extract<
  RecordCommand,
  { do: 'start-session' | 'end-session' | 'continue-open-session' | 'close-open-session' }
>;

export interface SessionOptions {
  readonly desk: Pick<Desk, 'session' | 'running' | 'start' | 'end' | 'resume'>;
  readonly records: Pick<RecordKeeper, 'begin' | 'finish' | 'load' | 'close'>;
  readonly screens: Pick<Screens, 'leaveReview'>;
  readonly mirror: Pick<ClientMirror, 'show'>;
  readonly straps: Pick<StrapActions, 'connectAgain'>;
  readonly awake: ScreenKeeper;
  /** Its thread is started with a session, so that an assessment waits for no network. */
  readonly resonance: Pick<ResonanceDesk, 'warmUp'>;
  /** Opens a stored session. */
  readonly review: (id: string) => void;
  /** Asks the browser not to clear what is kept here. */
  readonly persist: () => void;
  /** Fetches what the end of a session needs, so that it waits for no network. */
  readonly ahead: () => void;
}

export function sessionActions(options: SessionOptions): { readonly handlers: Handlers<SessionCommand> } {
  const { desk, records, screens, mirror, straps, awake, resonance, review, persist, ahead } = options;

  function begun(): void {
    screens.leaveReview();
    awake.hold();
    persist();
    resonance.warmUp();
    ahead();
  }

  return {
    handlers: {
      'start-session': () => {
        desk.start();
        records.begin(desk.session, false);
        begun();
      },
      'end-session': () => {
        const ended = desk.end();
        awake.release();
        void records.finish().then(() => review(ended.state.id));
      },
      'continue-open-session': ({ id }) => {
        void records.load(id).then(async (session) => {
          // Pressed twice, or something else was begun while it was read.
          if (session === undefined || desk.running) return;
          // Writing first, so that the facts of going on are written too.
          records.begin(session, true);
          desk.resume(session);
          begun();
          await straps.connectAgain();
        });
      },
      'close-open-session': ({ id }) => void records.close(id).then(() => mirror.show()),
    },
  };
}
