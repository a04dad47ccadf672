/** The page of the lock at the start: shown until the records are open or somebody starts without them, and heard as long. */
import { describe, expect, it } from 'vitest';
import { lockedOut } from '../../../src/therapist/locked-out.ts';
import type { LockFailure } from '../../../src/therapist/lock-work.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { CommandEvent, type Command } from '../../../src/ui/model/command.ts';
import type { AttuneTherapist } from '../../../src/ui/therapist/attune-therapist.ts';
import { settle } from '../../fixtures/manual-clock.ts';

async function room(locked: boolean) {
  const element = new EventTarget() as AttuneTherapist;
  const state = { locked, drawn: false, redraws: 0, heard: 0, tried: 0 };
  const answers: (LockFailure | undefined)[] = [];
  const notices = keepNotices(() => undefined);
  const listen = (): void => undefined;
  let done = false;
  const opening = lockedOut({
    window: {
      addEventListener: listen,
      document: { visibilityState: 'visible', addEventListener: listen },
      location: { reload: listen },
      Date: { now: () => 1000 },
    },
    records: {
      guard: {
        guarded: true,
        passkey: false,
        get locked() {
          return state.locked;
        },
        unlock: () => {
          state.tried += 1;
          const answer = answers.shift();
          state.locked = answer !== undefined;
          return Promise.resolve(answer);
        },
      } as never,
      setting: () => Promise.resolve(undefined),
      keep: () => undefined,
      atRisk: false,
    },
    notices,
    monotonic: () => 0,
    element,
    drawn: () => state.drawn,
    redraw: () => (state.redraws += 1),
    heard: () => (state.heard += 1),
  });
  void opening.then(() => (done = true));
  await settle();
  const say = async (command: Command): Promise<void> => {
    element.dispatchEvent(new CommandEvent(command));
    await settle();
  };
  return { element, state, answers, notices, say, opening, done: () => done };
}

describe('the page of the lock', () => {
  it('is not shown, and nothing is heard, where the records are open', async () => {
    const { element, state, done } = await room(false);
    expect([done(), element.view, state.heard]).toEqual([true, undefined, 0]);
  });

  it('stands until a secret opens them, and tells what one did not', async () => {
    const { element, state, answers, notices, say, done } = await room(true);
    const page = { screen: 'lock', busy: false, passkey: false, recording: false, notices: [] };
    expect([done(), element.view, state.heard]).toEqual([false, page, 1]);
    answers.push({ trouble: 'wrong-secret' });
    notices.show(() => ({ key: 'k', icon: 'info', lead: 'Words' }));
    await say({ do: 'unlock', secret: { passphrase: 'p' } });
    expect(element.view).toMatchObject({ ...page, trouble: 'wrong-secret', notices: [{ key: 'k' }] });
    // What is not for the lock is not heard.
    await say({ do: 'start-session' });
    expect([done(), state.tried]).toEqual([false, 1]);
    await say({ do: 'unlock', secret: { passphrase: 'q' } });
    expect([done(), state.tried, state.redraws]).toEqual([true, 2, 0]);
    // The window behind it hears from now on.
    state.locked = true;
    await say({ do: 'unlock', secret: { passphrase: 'q' } });
    expect(state.tried).toBe(2);
  });

  it('is left without them, and the window that stands then is drawn anew', async () => {
    const { element, state, say, done, opening } = await room(true);
    const shown = element.view;
    await say({ do: 'start-without-unlocking' });
    expect(done()).toBe(true);
    state.drawn = true;
    (await opening).handlers['open-unlock']({ do: 'open-unlock' });
    expect([state.redraws, element.view]).toEqual([1, shown]);
  });
});
