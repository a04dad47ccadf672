/** A session begins, goes on and ends: everybody is told, in an order in which no fact is lost. */
import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { sessionActions } from '../../../src/therapist/session-actions.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

/** A window; `lost` = its stored sessions cannot be read. */
function bench(lost = false) {
  const did: string[] = [];
  const note = (word: string) => () => void did.push(word);
  let running = false;
  const desk = {
    session: Session.from([{ ...started, id: 'desk' }]),
    get running() {
      return running;
    },
    start: () => {
      running = true;
      did.push('start');
    },
    end: () => {
      did.push('end');
      return Session.from([{ ...started, id: 'ended' }]);
    },
    resume: (session: Session) => {
      running = true;
      did.push(`resume ${session.state.id}`);
    },
  };
  const { handlers } = sessionActions({
    desk,
    records: {
      begin: (session, resumed) => void did.push(`write ${session.state.id}${resumed ? ' on' : ''}`),
      finish: () => {
        did.push('finish');
        return Promise.resolve();
      },
      load: (id) => {
        did.push(`load ${id}`);
        return Promise.resolve(lost ? undefined : Session.from([started]));
      },
      close: (id) => {
        did.push(`close ${id}`);
        return Promise.resolve();
      },
    },
    screens: { leaveReview: note('leave review') },
    mirror: { show: note('show') },
    straps: {
      connectAgain: () => {
        did.push('connect again');
        return Promise.resolve();
      },
    },
    awake: { hold: note('hold awake'), release: note('let sleep') },
    resonance: { warmUp: note('warm up') },
    review: (id) => void did.push(`review ${id}`),
    persist: note('persist'),
    ahead: note('ahead'),
  });
  return { handlers, did };
}

const BEGUN = ['leave review', 'hold awake', 'persist', 'warm up', 'ahead'];

describe('a session', () => {
  it('is written from its start, with the screen kept on and the records asked to stay', () => {
    const { handlers, did } = bench();
    handlers['start-session']({ do: 'start-session' });
    expect(did).toEqual(['start', 'write desk', ...BEGUN]);
  });

  it('is written to its end before it is shown', async () => {
    const { handlers, did } = bench();
    handlers['end-session']({ do: 'end-session' });
    expect(did).toEqual(['end', 'let sleep', 'finish']);
    await settle();
    expect(did.at(-1)).toBe('review ended');
  });

  it('goes on with its writing first, and then gets its strap back', async () => {
    const { handlers, did } = bench();
    handlers['continue-open-session']({ do: 'continue-open-session', id: 'a' });
    await settle();
    expect(did).toEqual(['load a', 'write a on', 'resume a', ...BEGUN, 'connect again']);
  });

  it('goes on once, however often that is pressed, and not over another', async () => {
    const { handlers, did } = bench();
    handlers['continue-open-session']({ do: 'continue-open-session', id: 'a' });
    handlers['continue-open-session']({ do: 'continue-open-session', id: 'a' });
    await settle();
    expect(did.filter((word) => word === 'resume a')).toHaveLength(1);
  });

  it('does not go on where it cannot be read', async () => {
    const { handlers, did } = bench(true);
    handlers['continue-open-session']({ do: 'continue-open-session', id: 'a' });
    await settle();
    expect(did).toEqual(['load a']);
  });

  it('that was left open is closed before the client’s window goes on', async () => {
    const { handlers, did } = bench();
    handlers['close-open-session']({ do: 'close-open-session', id: 'a' });
    expect(did).toEqual(['close a']);
    await settle();
    expect(did).toEqual(['close a', 'show']);
  });
});
