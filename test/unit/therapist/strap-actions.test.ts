/** What people ask of the strap, and what they are told where it cannot be had. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import type { Choice } from '../../../src/strap/strap.ts';
import type { StrapErrorCode } from '../../../src/terms/strap-codes.ts';
import type { Simulation } from '../../../src/therapist/environment.ts';
import { keepNotices } from '../../../src/therapist/notices.ts';
import { strapActions } from '../../../src/therapist/strap-actions.ts';
import { noticeWords } from '../../../src/ui/words/notices.ts';
import { strapErrorWords, strapWords } from '../../../src/ui/words/strap.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const refused = (code: StrapErrorCode): Choice => ({ ok: false, error: { code, cause: undefined } });
const simulation = { scenario: 'typical' } as Simulation;

interface Given {
  readonly facts?: readonly SessionEvent[];
  readonly choice?: Choice;
  /** Identity of the strap that is remembered, and whether the browser still has it. */
  readonly remembered?: string;
  readonly there?: boolean;
  readonly simulated?: () => Promise<Choice>;
}

function bench(given: Given = {}) {
  const did: string[] = [];
  const kept: unknown[] = [];
  const notices = keepNotices(() => undefined);
  const session = Session.from([started, ...(given.facts ?? [])]);
  const choice = given.choice ?? { ok: true, deviceId: 'd1' };
  const actions = strapActions({
    desk: {
      session,
      strap: {
        resumeRemembered: (id: string | undefined) => {
          did.push(`resume ${id}`);
          return Promise.resolve(given.there ?? false);
        },
        retryNow: () => void did.push('retry'),
        disconnect: () => void did.push('disconnect'),
      } as never,
      choose: (every = false) => {
        did.push(every ? 'list all' : 'list');
        return Promise.resolve(choice);
      },
      simulate: (taken) => {
        did.push(`simulate ${taken.scenario}`);
        session.record({ type: 'simulated', at: 0, who: 'client', scenario: taken.scenario });
        return given.simulated?.() ?? Promise.resolve(choice);
      },
    },
    records: {
      setting: () => Promise.resolve(given.remembered as never),
      keep: (key, value) => void kept.push([key, value]),
    },
    notices,
    screens: { leaveHome: () => void did.push('leave home') },
    simulate: () => Promise.resolve(simulation),
    taken: (id) => void did.push(`taken ${id}`),
  });
  return { ...actions, did, kept, notices };
}

const link = (state: 'connected' | 'lost' | 'choosing' | 'idle', code?: StrapErrorCode): SessionEvent => ({
  type: 'link',
  at: 1,
  who: 'client',
  state,
  connection: 1,
  ...(code !== undefined && { code }),
});
const simulated: SessionEvent = { type: 'simulated', at: 0, who: 'client', scenario: 'typical' };

describe('connecting', () => {
  it('leaves the first page, asks the browser for its list, and remembers what was chosen', async () => {
    const { handlers, did, kept, notices } = bench();
    notices.show(() => ({ key: 'strap', icon: 'strap', lead: 'old' }));
    handlers['connect-strap']({ do: 'connect-strap' });
    await settle();
    expect(did).toEqual(['leave home', 'list', 'taken d1']);
    expect(kept).toEqual([['strap', 'd1']]);
    expect(notices.list).toEqual([]);
  });

  it('takes the remembered strap without a list, and the list where the browser has it no more', async () => {
    const known = bench({ remembered: 'd1', there: true });
    known.notices.show(() => ({ key: 'strap', icon: 'strap', lead: 'old' }));
    known.handlers['connect-strap']({ do: 'connect-strap' });
    await settle();
    expect(known.did).toEqual(['leave home', 'resume d1']);
    expect(known.notices.list).toEqual([]);
    const gone = bench({ remembered: 'd1' });
    gone.handlers['connect-strap']({ do: 'connect-strap' });
    await settle();
    expect(gone.did).toEqual(['leave home', 'resume d1', 'list', 'taken d1']);
  });

  it('asks after a failure, whatever is remembered: it may be the wrong strap', async () => {
    const { handlers, did } = bench({ facts: [link('idle', 'out-of-range')], remembered: 'd1', there: true });
    handlers['connect-strap']({ do: 'connect-strap' });
    await settle();
    expect(did).toEqual(['leave home', 'list', 'taken d1']);
  });

  it('chooses nothing while a strap is linked or sought, but again while only the list is open', async () => {
    for (const [state, expected] of [
      ['connected', ['leave home']],
      ['lost', ['leave home']],
      ['choosing', ['leave home', 'list', 'taken d1']],
    ] as const) {
      const { handlers, did } = bench({ facts: [link(state)] });
      handlers['connect-strap']({ do: 'connect-strap' });
      await settle();
      expect(did).toEqual(expected);
    }
  });

  it('remembers no simulated strap', async () => {
    const { handlers, kept } = bench({ facts: [simulated] });
    handlers['change-strap']({ do: 'change-strap' });
    await settle();
    expect(kept).toEqual([]);
  });
});

describe('a strap that could not be had', () => {
  it('is told with its sentence, and can be put away', async () => {
    const { handlers, notices, kept } = bench({ choice: refused('strap-busy') });
    handlers['change-strap']({ do: 'change-strap' });
    await settle();
    expect(notices.list).toEqual([
      { key: 'strap', icon: 'strap', ...strapErrorWords['strap-busy'], dismissible: true },
    ]);
    expect(kept).toEqual([]);
  });

  it('offers every device where the list was closed without a choice', async () => {
    const { handlers, notices, did } = bench({ choice: refused('chooser-closed') });
    handlers['connect-strap']({ do: 'connect-strap' });
    await settle();
    expect(notices.list[0]?.actions).toEqual([
      { label: strapWords.everyDevice, command: { do: 'list-every-device' } },
    ]);
    handlers['list-every-device']({ do: 'list-every-device' });
    await settle();
    expect(did.at(-1)).toBe('list all');
  });

  it('is not told twice where the page says it already', async () => {
    const told = async (code: StrapErrorCode, choice: Choice): Promise<number> => {
      const { handlers, notices } = bench({ facts: [link('idle', code)], choice });
      handlers['change-strap']({ do: 'change-strap' });
      await settle();
      return notices.list.length;
    };
    expect(await told('bluetooth-off', refused('bluetooth-off'))).toBe(0);
    expect(await told('bluetooth-off', refused('permission-refused'))).toBe(1);
    expect(await told('chooser-closed', refused('chooser-closed'))).toBe(1);
    const { handlers, notices } = bench({
      facts: [link('connected', 'strap-busy')],
      choice: refused('strap-busy'),
    });
    handlers['change-strap']({ do: 'change-strap' });
    await settle();
    expect(notices.list).toHaveLength(1);
  });
});

describe('trying without a strap', () => {
  it('takes the simulated one, once', async () => {
    const { handlers, did } = bench({ choice: { ok: true, deviceId: 'simulated' } });
    handlers['try-without-strap']({ do: 'try-without-strap' });
    await settle();
    expect(did).toEqual(['leave home', 'simulate typical']);
    const again = bench({ facts: [simulated, link('connected')] });
    await again.simulate();
    expect(again.did).toEqual([]);
    // A simulated strap that was let go of can be taken again, and a real one makes way for it.
    const idle = bench({ facts: [simulated, link('idle')] });
    await idle.simulate();
    expect(idle.did).toEqual(['simulate typical']);
    const real = bench({ facts: [link('connected')] });
    await real.simulate();
    expect(real.did).toEqual(['simulate typical']);
  });

  it('says so where it cannot be had', async () => {
    const { simulate, notices } = bench({ simulated: () => Promise.reject(new Error('no network')) });
    await simulate();
    expect(notices.list).toEqual([
      { key: 'strap', icon: 'strap', ...noticeWords.simulationFailed, dismissible: true },
    ]);
  });
});

describe('the strap after a reload and when it is let go', () => {
  it('comes back without a list: the remembered one, or the simulated one', async () => {
    const real = bench({ remembered: 'd1', there: true });
    await real.connectAgain();
    expect(real.did).toEqual(['resume d1']);
    const other = bench({ facts: [simulated], remembered: 'd1' });
    await other.connectAgain();
    expect(other.did).toEqual(['simulate typical']);
  });

  it('is asked to try now, and let go of', () => {
    const { handlers, did } = bench();
    handlers['retry-now']({ do: 'retry-now' });
    handlers['disconnect-strap']({ do: 'disconnect-strap' });
    handlers['leave-ready']({ do: 'leave-ready' });
    expect(did).toEqual(['retry', 'disconnect', 'disconnect']);
  });

  it('is calmed once the reason is gone: a strap that nobody seeks is forgotten, a linked one is not', () => {
    for (const [state, expected] of [
      ['idle', ['disconnect']],
      ['connected', []],
    ] as const) {
      const { calm, notices, did } = bench({ facts: [link(state)] });
      notices.show(() => ({ key: 'strap', icon: 'strap', lead: 'old' }));
      calm();
      expect(notices.list).toEqual([]);
      expect(did).toEqual(expected);
    }
  });
});
