/** The client at the desk: folded from all their sessions, and nothing is kept of them that is not a fact. */
import { describe, expect, it } from 'vitest';
import { currentRate } from '../../../src/session/client-record.ts';
import type { SessionOfClient } from '../../../src/session/client.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { keepClient } from '../../../src/therapist/client-keeper.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const earlier: SessionOfClient = {
  id: 'earlier',
  epoch: -100_000,
  at: 9000,
  client: 'K-1',
  told: { rates: [{ rate: 6, source: 'chosen', epoch: -99_000 }] },
};

function bench(...sessions: readonly SessionOfClient[]) {
  const session = Session.from([started]);
  const desk = {
    session,
    record: (fact: Unstamped): void => session.record({ ...fact, at: session.state.at + 1000 }),
    follow: (work: (session: Session) => (() => void) | undefined) => void work(session),
  };
  let changes = 0;
  const keeper = keepClient({
    desk,
    records: {
      client: (code) =>
        Promise.resolve({ sessions, old: code === 'Old' ? { code, rates: [], cautionsSeen: 5 } : undefined }),
    },
    onChange: () => (changes += 1),
  });
  const choose = async (code: string): Promise<void> => {
    keeper.handlers['choose-client']({ do: 'choose-client', code });
    await settle();
  };
  return { session, desk, keeper, choose, changes: () => changes };
}

describe('the client at the desk', () => {
  it('is nobody until a code is given, then everything that their sessions tell', async () => {
    const { keeper, choose, session } = bench(earlier);
    expect(keeper.client).toBeUndefined();
    await choose(' K-1 ');
    expect(session.log.at(-1)).toMatchObject({ type: 'client', code: 'K-1' });
    expect(keeper.client?.sessions.map(({ id }) => id)).toEqual(['earlier', session.state.id]);
    expect(currentRate(keeper.client)?.rate).toBe(6);
    await choose('Somebody');
    expect(keeper.client).toMatchObject({ code: 'Somebody', rates: [] });
    await choose('');
    expect(keeper.client).toBeUndefined();
  });

  it('learns at once what is recorded, and what was recorded before the code was given', async () => {
    const { keeper, choose, desk, changes, session } = bench(earlier);
    desk.record({ type: 'own-rate', breathsPerMin: 8, source: 'entered' });
    await choose('K-1');
    expect(keeper.client?.ownRate).toBe(8);
    expect(keeper.client?.cautionsSeen).toBeUndefined();
    const before = changes();
    keeper.handlers['cautions-seen']({ do: 'cautions-seen' });
    desk.record({ type: 'rate-accepted', rate: 5.5, source: 'estimate', low: 5.2, high: 5.8 });
    expect(changes()).toBe(before + 2);
    expect(session.log.map(({ type }) => type)).toContain('cautions-read');
    expect(keeper.client?.cautionsSeen).toBe(session.state.epoch + 3000);
    expect(currentRate(keeper.client)).toMatchObject({ rate: 5.5, low: 5.2, high: 5.8 });
  });

  it('has what an old record tells', async () => {
    const { keeper, choose } = bench();
    await choose('Old');
    expect(keeper.client?.cautionsSeen).toBe(5);
  });
});
