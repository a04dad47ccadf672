/** The sessions of a client take a while to be read; meanwhile another code may be given, or another session come to the desk. */
import { describe, expect, it } from 'vitest';
import type { Client, SessionOfClient } from '../../../src/session/client.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { keepClient } from '../../../src/therapist/client-keeper.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const other = (id: string, client: string): SessionOfClient => ({
  id,
  epoch: 5,
  at: 9,
  client,
  told: { rates: [] },
});

function bench() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let follower: (session: Session) => unknown = () => undefined;
  const desk = {
    session: Session.from([started]),
    record: (fact: Unstamped): void => desk.session.record({ ...fact, at: 1000 }),
    follow: (work: (session: Session) => unknown) => {
      follower = work;
      work(desk.session);
    },
  };
  let changes = 0;
  const keeper = keepClient({
    desk,
    records: {
      client: (code) => {
        asked.push(code);
        const sessions = [other('earlier', code), other(desk.session.state.id, code), other('x', 'another')];
        return new Promise((resolve) => waiting.push(() => resolve({ sessions, old: undefined })));
      },
    },
    onChange: () => (changes += 1),
  });
  return {
    keeper,
    asked,
    choose: (code: string) => keeper.handlers['choose-client']({ do: 'choose-client', code }),
    come: (session: Session) => {
      desk.session = session;
      follower(session);
    },
    read: async (which = 0) => {
      waiting.splice(which, 1)[0]?.();
      await settle();
    },
    changes: () => changes,
  };
}
const ids = (client: Client | undefined) => client?.sessions.map(({ id }) => id);

describe('reading the sessions of a client', () => {
  it('ends with each session once, and only theirs', async () => {
    const b = bench();
    b.choose('K-1');
    expect([b.keeper.client, b.asked]).toEqual([undefined, ['K-1']]);
    await b.read();
    expect(ids(b.keeper.client)).toEqual(['earlier', 'a']);
  });

  it('counts for nothing if another code was given meanwhile, whichever comes first', async () => {
    const b = bench();
    b.choose('K-1');
    b.choose('K-2');
    const before = b.changes();
    await b.read(1);
    expect([b.keeper.client?.code, b.changes()]).toEqual(['K-2', before + 1]);
    await b.read();
    expect([b.keeper.client?.code, b.changes()]).toEqual(['K-2', before + 1]);
  });

  it('counts for nothing if the code was taken away meanwhile', async () => {
    const b = bench();
    b.choose('K-1');
    b.choose('');
    await b.read();
    expect([b.keeper.client, b.asked]).toEqual([undefined, ['K-1']]);
  });

  it('begins anew with another session, and the client is not known until then', async () => {
    const b = bench();
    b.choose('K-1');
    await b.read();
    b.come(Session.from([{ ...started, id: 'next' }]));
    expect(b.keeper.client).toBeUndefined();
    const rate = { type: 'own-rate', at: 2, breathsPerMin: 8, source: 'entered' } as const;
    b.come(Session.from([{ ...started, id: 'third' }, { type: 'client', at: 1, code: 'K-1' }, rate]));
    expect(b.asked).toEqual(['K-1', 'K-1']);
    await b.read();
    expect([ids(b.keeper.client), b.keeper.client?.ownRate]).toEqual([['earlier', 'third'], 8]);
  });
});
