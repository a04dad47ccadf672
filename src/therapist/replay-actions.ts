/** What people ask of a replay, and what may be asked while one runs: nothing that could touch the session at the desk, the strap or the records. */
import type { ClientWish } from '../session/client-wish.ts';
import type { Clock } from '../terms/clock.ts';
import type { Command, Handlers } from '../ui/model/command.ts';
import type { ReplayCommand } from '../ui/model/record-command.ts';
import type { TherapistView } from '../ui/model/view.ts';
import type { ClientMirror } from './client-mirror.ts';
import type { ClientWindowKeeper } from './client-window.ts';
import type { Desk } from './desk.ts';
import type { Notices } from './notices.ts';
import type { ReplayDesk, ReplayDeskOptions } from './replay-desk.ts';
import type { Screens } from './screens.ts';

/** What is obeyed while a replay runs. */
const ALLOWED: ReadonlySet<Command['do']> = new Set([
  'pause-replay',
  'go-on-replay',
  'set-speed',
  'jump',
  'end-replay',
  'open-client-window',
  'dismiss-notice',
  'part-missing',
]);

export interface ReplayOptions {
  readonly desk: Pick<Desk, 'running' | 'epochNow'>;
  readonly screens: Pick<Screens, 'reviewed'>;
  readonly notices: Pick<Notices, 'list'>;
  readonly clientWindow: Pick<ClientWindowKeeper, 'state'>;
  readonly publisher: ReplayDeskOptions['publisher'];
  /** Shows the client's window the session at the desk again. */
  readonly mirror: Pick<ClientMirror, 'show'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Fetches what lets a session run again. */
  readonly load: () => Promise<{ openReplay(options: ReplayDeskOptions): ReplayDesk }>;
  /** It could not be fetched. */
  readonly missing: () => void;
  readonly onChange: () => void;
}

export interface ReplayActions {
  /** Whether one runs. */
  readonly on: boolean;
  /** What the window shows then; `undefined` = none runs. */
  readonly view: TherapistView | undefined;
  /** Whether a command is obeyed now. */
  allows(command: Command): boolean;
  /** What a client asks for belongs to the replay while one runs. Returns whether one does. */
  obey(wish: ClientWish): boolean;
  /** A client's window said hello. Returns whether it is shown a replay. */
  greeted(): boolean;
  readonly handlers: Handlers<ReplayCommand>;
}

export function replayActions(options: ReplayOptions): ReplayActions {
  const { desk, screens, notices, clientWindow, publisher, mirror, clock, onChange } = options;
  let replay: ReplayDesk | undefined;

  const ended = (): void => {
    replay = undefined;
    mirror.show();
    onChange();
  };

  async function begin(id: string): Promise<void> {
    const past = screens.reviewed;
    const may = (): boolean => screens.reviewed === past && !desk.running && replay === undefined;
    if (past?.state.id !== id || !may()) return;
    const { openReplay } = await options.load();
    // Something else was opened or begun meanwhile.
    if (!may()) return;
    replay = openReplay({
      past,
      id: options.newId(),
      clock,
      publisher,
      epochNow: desk.epochNow,
      onChange,
      onEnd: ended,
    });
    onChange();
  }

  return {
    get on() {
      return replay !== undefined;
    },
    get view() {
      if (replay === undefined) return undefined;
      const { list } = notices;
      return { screen: 'replay' as const, ...replay.view, notices: list, clientWindow: clientWindow.state };
    },
    allows: (command) => replay === undefined || ALLOWED.has(command.do),
    obey: (wish) => {
      replay?.obey(wish);
      return replay !== undefined;
    },
    greeted: () => {
      replay?.greeted();
      return replay !== undefined;
    },
    handlers: {
      'replay-session': ({ id }) => void begin(id).catch(options.missing),
      'pause-replay': (command) => replay?.handlers['pause-replay'](command),
      'go-on-replay': (command) => replay?.handlers['go-on-replay'](command),
      'set-speed': (command) => replay?.handlers['set-speed'](command),
      jump: (command) => replay?.handlers.jump(command),
      'end-replay': () => {
        replay?.close();
        if (replay !== undefined) ended();
      },
    },
  };
}
