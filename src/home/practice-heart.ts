/**
 * A strap in a practice at home: its packets and the guide become a session that lives in this page alone, and all that comes of it
 * is a calm sentence and how warm the picture may be. It stores nothing, shows no number, and never touches the guide.
 */
import { BreathTrack } from '../session/breath-track.ts';
import type { SessionEvent } from '../session/events.ts';
import { Session } from '../session/session.ts';
import { warmth } from '../session/warmth.ts';
import type { Ms, Share } from '../terms/units.ts';
import type { Clock } from '../terms/clock.ts';
import type { LinkEvent, StrapEvent } from '../strap/strap-event.ts';
import { openStrap } from '../strap/strap.ts';
import { practiceStrapWords, type PracticeStrapState } from '../ui/words/practice-strap.ts';

/** How long a sentence stands over the picture. */
const STANDS: Ms = 15_000;

export interface PracticeHeartOptions {
  readonly bluetooth: Bluetooth | undefined;
  readonly secure: boolean;
  readonly clock: Clock;
  /** Called whenever something below may read otherwise. */
  readonly onChange: () => void;
}

export interface PracticeHeart {
  /** Whether a strap may be chosen now; not while the first one is sought or one is linked. */
  readonly offered: boolean;
  /** Whether a strap has been linked, so that the picture may answer to a heart. */
  readonly known: boolean;
  /** How it stands with the strap; empty = nothing to say. */
  readonly sentence: string;
  /** The same over the running picture: each sentence once, and for a while only. */
  readonly hint: string;
  /** For the picture; `undefined` = hold still. Worked out only while the client wants it. */
  readonly warmth: Share | undefined;
  /** Opens the browser's list; call it from a person's touch. Closing the list changes nothing. Never throws. */
  choose(): Promise<void>;
  /** Takes a fact of the practice, whose times count from `zero` of the clock. The first one begins it. */
  take(fact: SessionEvent, zero: Ms): void;
  /** Lets the strap go. */
  close(): void;
}

/** How it stands after the link told of itself. A first link that fails is tried again in silence. */
function after(before: PracticeStrapState, { state, code }: LinkEvent, heard: boolean): PracticeStrapState {
  switch (state) {
    case 'idle':
    case 'choosing':
      if (code === 'bluetooth-off') return 'off';
      // A list that is silent may still answer, and one that was closed is an answer too.
      return code === undefined || code === 'chooser-silent' || code === 'chooser-closed'
        ? 'none'
        : 'refused';
    case 'connecting':
      return before === 'unanswered' ? before : 'seeking';
    // A link alone is no strap that works: it is here with its first packet.
    case 'connected':
      return before;
    case 'silent':
      if (heard || before === 'away') return before;
      return 'unanswered';
    case 'lost':
    case 'reconnecting':
      return before === 'here' || before === 'away' ? 'away' : 'unanswered';
  }
}

/** Opens the radio's edge for a practice. Nothing is asked of the browser until `choose`. */
export function openPracticeHeart(options: PracticeHeartOptions): PracticeHeart {
  const { clock, onChange } = options;
  const session = new Session();
  const track = new BreathTrack(session);
  let state: PracticeStrapState = 'none';
  let known = false;
  /** Over the link that is up came a packet. */
  let heard = false;
  let begun = false;
  let hint = '';
  const told = new Set<PracticeStrapState>(['none']);
  let cancelHint = (): void => undefined;
  let warm: Share | undefined;
  let warmed = 0;

  function tell(): void {
    if (!begun) {
      // What is read before the practice need not be read in it.
      if (state === 'here') told.add(state);
      return;
    }
    cancelHint();
    hint = told.has(state) ? '' : practiceStrapWords.says[state];
    told.add(state);
    if (hint === '') return;
    cancelHint = clock.after(STANDS, () => {
      hint = '';
      onChange();
    });
  }

  function become(next: PracticeStrapState): void {
    if (next === state) return;
    state = next;
    known ||= state === 'here';
    warm = undefined;
    tell();
    onChange();
  }

  function hear(event: StrapEvent): void {
    session.record({ ...event, who: 'client' });
    if (event.type === 'link') {
      if (event.state === 'lost' || event.state === 'connecting') heard = false;
      become(after(state, event, heard));
      return;
    }
    if (event.type !== 'measurement') return;
    heard = true;
    become('here');
    if (session.state.view.feedback) {
      const { length } = track.update();
      if (length === warmed) return;
      warmed = length;
      warm = warmth(session, track, event.at);
      onChange();
    }
  }

  const strap = openStrap({ bluetooth: options.bluetooth, secure: options.secure, clock, emit: hear });

  return {
    get offered() {
      return state !== 'seeking' && state !== 'here';
    },
    get known() {
      return known;
    },
    get sentence() {
      return practiceStrapWords.says[state];
    },
    get hint() {
      // Once everything has stopped, nothing is said of it either.
      return session.state.stopped ? '' : hint;
    },
    get warmth() {
      return session.state.view.feedback ? warm : undefined;
    },
    choose: async () => {
      await strap.choose();
    },
    take: (fact, zero) => {
      begun = true;
      const at = fact.at + zero;
      session.record(
        fact.type === 'pace' || fact.type === 'rest'
          ? { ...fact, at, since: fact.since + zero }
          : { ...fact, at },
      );
    },
    close: () => {
      cancelHint();
      strap.close();
    },
  };
}
