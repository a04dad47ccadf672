/**
 * A session of the past at the therapist's desk in the place of a strap: it runs again in a session of its own, at the speed that is asked for, on this screen and in
 * the client's window. It knows neither the store nor the session at the desk, so nothing of it can be recorded. Comes as a chunk of its own.
 */
import type { Publisher } from '../mirror/publish.ts';
import type { ClientChoice } from '../session/client-view.ts';
import type { ClientWish } from '../session/client-wish.ts';
import { LiveNumbersReader } from '../session/live-numbers.ts';
import { Replayed, type Speed } from '../session/replayed.ts';
import type { Session } from '../session/session.ts';
import type { ShownReplay } from '../session/shown-replay.ts';
import { nextTask } from '../store/next-task.ts';
import type { Clock } from '../terms/clock.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { ReplayCommand } from '../ui/model/record-command.ts';
import type { ReplayPlace, ReplayView } from '../ui/model/replay-view.ts';
import { tellWarmth } from './client-mirror.ts';
import { strapSentence, strapSignal } from './strap-signal.ts';

/** Faster than life it goes on in steps, ms of real time: nothing on a screen changes more often than twice a second, so nothing can flash. */
const STEP: Ms = 500;
/** At the pace of life facts come at their own times, but not more often than this, and it is looked at at least so often. */
const SOON: Ms = 20;
const LOOK: Ms = 1000;
/** Facts that are taken before the window answers in between. */
const PIECE = 2000;

export interface ReplayDeskOptions {
  /** What runs again; it is only read. */
  readonly past: Session;
  /** Identity of what is seen of it. */
  readonly id: string;
  readonly clock: Clock;
  readonly publisher: Pick<Publisher, 'show' | 'tell' | 'warm'>;
  /** Wall-clock time as the publisher tells it. */
  readonly epochNow: () => EpochMs;
  readonly onChange: () => void;
  /** It has come to its end, or is left. */
  readonly onEnd: () => void;
}

type View = { readonly session: Session } & Omit<ReplayView, 'notices' | 'clientWindow'>;

export interface ReplayDesk {
  readonly view: View;
  readonly handlers: Handlers<Exclude<ReplayCommand, { do: 'replay-session' | 'end-replay' }>>;
  /** What a client asks for while it runs. Who stops stops this; what is chosen holds for this. */
  obey(wish: ClientWish): void;
  /** A client's window said hello. */
  greeted(): void;
  close(): void;
}

/** The moments of a whole session that can be jumped to, oldest first. */
function placesOf({ state }: Session): readonly ReplayPlace[] {
  return [
    ...state.procedures.map(({ since, kind }): ReplayPlace => ({ at: since, led: kind })),
    ...state.course.phases.map((phase): ReplayPlace => ({ at: phase.from, phase })),
    ...state.moments.marks.map((mark): ReplayPlace => ({ at: mark.moment, mark })),
  ].sort((a, b) => a.at - b.at);
}

export function openReplay(options: ReplayDeskOptions): ReplayDesk {
  const { past, clock, publisher, epochNow, onChange, onEnd } = options;
  const replayed = new Replayed(past.log, options.id);
  const length = replayed.length;
  const places = placesOf(past);
  const warmer = tellWarmth(publisher);
  let numbers: LiveNumbersReader | undefined;
  let published: Session | undefined;
  let speed: Speed = 1;
  let running = true;
  /** Up to where facts have come, session time; and since when it counts on from there, on the clock. */
  let at: Ms = 0;
  let base: Ms = 0;
  let since: Ms = clock.now();
  /** Of two ways to another moment the later one holds. While it is on its way no time passes. */
  let way = 0;
  let busy = false;
  let cancel: (() => void) | undefined;
  let closed = false;
  let clientStopped = false;
  let clientPaused = false;
  let choice: ClientChoice = {};
  /** From where each window goes on by itself. */
  let anchor: { readonly at: Ms; readonly here: EpochMs } = { at: 0, here: epochNow() };

  const passes = (): boolean => running && !busy;
  const passing = (): Ms => (passes() ? Math.min(length, base + speed * (clock.now() - since)) : at);
  const now = (): Ms => (busy ? replayed.session.state.at : speed === 1 ? passing() : at);
  const shown = (): ShownReplay => ({
    ...anchor,
    speed: passes() ? speed : 0,
    stopped: clientStopped,
    choice,
  });
  const tell = (): void => publisher.tell(shown());

  function count(to: Ms): void {
    at = base = to;
    since = clock.now();
    anchor = { at: to, here: epochNow() };
  }

  /** Everything up to this moment has come, and it counts on from here. */
  function settle(): void {
    const to = passing();
    if (!busy) replayed.advance(to);
    count(to);
  }

  function close(): void {
    closed = true;
    way += 1;
    cancel?.();
  }

  function end(): void {
    close();
    onEnd();
  }

  function later(): void {
    cancel?.();
    if (closed || !passes()) return;
    const next = Math.min(replayed.nextAt ?? length, length) - passing();
    cancel = clock.after(speed > 1 ? STEP : Math.min(LOOK, Math.max(SOON, next)), step);
  }

  function step(): void {
    const to = passing();
    // A window that was hidden for long is far behind.
    if (!replayed.advance(to, PIECE)) return void jump(to);
    at = to;
    if (to >= length) return end();
    if (speed === 1) warmer.tell(replayed.session, to);
    onChange();
    later();
  }

  async function jump(to: Ms): Promise<void> {
    const mine = ++way;
    cancel?.();
    busy = true;
    if (to < replayed.session.state.at) replayed.rewind();
    tell();
    onChange();
    while (!replayed.advance(to, PIECE)) {
      await nextTask();
      if (mine !== way) return;
    }
    busy = false;
    count(to);
    if (to >= length) return end();
    if (replayed.session === published) tell();
    else show();
    onChange();
    later();
  }

  function show(): void {
    published = replayed.session;
    publisher.show(published, shown());
    warmer.again();
  }

  function run(next: boolean): void {
    settle();
    running = next;
    clientPaused = false;
    tell();
    onChange();
    later();
  }

  replayed.advance(0);
  show();
  later();

  return {
    get view() {
      const { session } = replayed;
      if (numbers?.session !== session) numbers = new LiveNumbersReader(session);
      const moment = now();
      const sentence = strapSentence(session, moment);
      return {
        session,
        now,
        length,
        speed,
        running,
        places,
        signal: strapSignal(session, moment),
        ...(sentence !== undefined && { strapSentence: sentence }),
        live: numbers.numbers(moment),
        clientStopped,
      };
    },
    handlers: {
      'pause-replay': () => run(false),
      'go-on-replay': () => run(true),
      'set-speed': (command) => {
        settle();
        ({ speed } = command);
        tell();
        onChange();
        later();
      },
      jump: ({ to }) => void jump(Math.min(length, Math.max(0, to))),
    },
    obey: (wish) => {
      switch (wish.ask) {
        case 'stop':
          clientStopped = true;
          run(false);
          break;
        case 'pause':
          run(false);
          clientPaused = true;
          break;
        case 'resume': {
          // After a stop the therapist lets it go on; after a pause the client can.
          const goesOn = clientPaused && !clientStopped;
          clientStopped = false;
          if (goesOn) run(true);
          else {
            tell();
            onChange();
          }
          break;
        }
        case 'view':
          choice = { ...choice, ...wish.change };
          tell();
          break;
        default:
          break;
      }
    },
    greeted: () => {
      warmer.again();
      if (speed === 1) warmer.tell(replayed.session, now());
    },
    close,
  };
}
