/** Which session the client's window is shown, and when. */
import { describe, expect, it } from 'vitest';
import type { Share } from '../../../src/terms/units.ts';
import { Session } from '../../../src/session/session.ts';
import { mirrorSession } from '../../../src/therapist/client-mirror.ts';

function room() {
  let current = new Session();
  let running = false;
  let leave: (() => void) | undefined;
  let work: (session: Session) => (() => void) | undefined = () => undefined;
  const shown: (Session | undefined)[] = [];
  const warmths: (Share | undefined)[] = [];
  const mirror = mirrorSession(
    {
      get session() {
        return current;
      },
      get running() {
        return running;
      },
      now: () => 0,
      follow: (next) => {
        work = next;
        leave = work(current);
      },
    },
    { show: (session) => shown.push(session), warm: (warmth) => warmths.push(warmth) },
  );
  return {
    mirror,
    shown,
    warmths,
    session: () => current,
    take: (next: Session, on: boolean) => {
      running = on;
      current = next;
      leave?.();
      leave = work(next);
    },
  };
}

const six = { breathsPerMin: 6, inhaleShare: 0.4 };

describe('the client’s window', () => {
  it('is shown a session that runs at once', () => {
    const { shown, take } = room();
    const next = new Session();
    take(next, true);
    expect(shown).toEqual([next]);
  });

  it('keeps an ended session until there is something new to follow', () => {
    const { shown, take } = room();
    const ended = new Session();
    take(ended, true);
    const looked = new Session();
    take(looked, false);
    looked.record({ type: 'named', at: 0, name: 'K' });
    expect(shown).toEqual([ended]);
    looked.record({ type: 'pace', at: 1, pace: six, since: 1 });
    expect(shown).toEqual([ended, looked]);
    looked.record({ type: 'rest', at: 2, since: 20, by: 'therapist' });
    expect(shown).toHaveLength(2);
  });

  it('is shown the session at the desk when it says hello, and how warm the picture is', () => {
    const { mirror, shown, warmths, session } = room();
    mirror.greeted();
    expect(shown).toEqual([session()]);
    mirror.greeted();
    expect(shown).toHaveLength(1);
    // Nothing is known: the picture holds still.
    expect(warmths).toEqual([undefined, undefined]);
  });

  it('hears no more of a session that has left the desk', () => {
    const { shown, take, session } = room();
    const old = session();
    take(new Session(), false);
    old.record({ type: 'pace', at: 1, pace: six, since: 1 });
    expect(shown).toEqual([]);
  });
});
