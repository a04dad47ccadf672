/** The therapist's side alone: what it says, to whom it answers, and that nothing more is said after it was closed. */
import { beforeEach, expect, it, vi } from 'vitest';
import { newPair } from '../../../src/mirror/peer.ts';
import type { FromTherapist } from '../../../src/mirror/protocol.ts';
import { publish, type Publisher } from '../../../src/mirror/publish.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { settle } from '../../fixtures/manual-clock.ts';
import { WindowLocks } from '../../fixtures/window-locks.ts';

const pair = newPair(globalThis.crypto);
const begun = (id: string, ...more: SessionEvent[]): Session =>
  Session.from([{ type: 'started', at: 0, schema: 1, id, epoch: 0, app: 'x', origin: 'o' }, ...more]);
const wantsBreath = (ownBreath: boolean): SessionEvent => ({ type: 'client-view', at: 1, ownBreath });

let locks: WindowLocks;
let said: FromTherapist[];
let hear: (data: unknown) => void;
let publisher: Publisher;
const onRequest = vi.fn();
beforeEach(() => {
  locks = new WindowLocks();
  said = [];
  onRequest.mockClear();
  const listeners = new Set<(event: MessageEvent<unknown>) => void>();
  hear = (data) => listeners.forEach((listener) => listener(new MessageEvent('message', { data })));
  publisher = publish({
    channel: {
      postMessage: (message) => void said.push(message),
      addEventListener: (type: string, listener) => void (type === 'message' && listeners.add(listener)),
      removeEventListener: (type: string, listener) =>
        void (type === 'message' && listeners.delete(listener)),
    },
    pair,
    locks: locks.of('therapist'),
    epochNow: () => 4321,
    onRequest,
  });
});

it('says nothing of a session before it is to show one, and answers a hello with all of it', () => {
  hear({ say: 'hello' });
  expect(said).toEqual([]);
  publisher.show(begun('a'));
  said.length = 0;
  hear({ say: 'hello' });
  expect(said).toMatchObject([{ say: 'log', facts: [{ type: 'started', id: 'a' }] }]);
  publisher.show(undefined);
  expect(said.at(-1)).toEqual({ say: 'log', facts: [] });
});

it('answers what time it is to the question that was asked', () => {
  hear({ say: 'time?', sent: 1234 });
  expect(said).toEqual([{ say: 'time', sent: 1234, here: 4321 }]);
});

it('hands on what the client asks, and nothing that is no request', () => {
  hear({ say: 'request', request: { ask: 'pause' } });
  hear({ say: 'request', request: { ask: 'end' } });
  hear({ say: 'goodbye' });
  expect(onRequest.mock.calls).toEqual([[{ ask: 'pause' }]]);
});

it('tells the further facts of the session that it shows, and no longer those of the one before', () => {
  const [first, second] = [begun('a'), begun('b')];
  publisher.show(first);
  publisher.show(second);
  said.length = 0;
  const stop: SessionEvent = { type: 'stop', at: 7, by: 'client' };
  first.record(stop);
  expect(said).toEqual([]);
  second.record(stop);
  expect(said).toEqual([{ say: 'fact', fact: stop, session: 'b' }]);
});

it('tells the breath of a session that wanted it shown before, until the next session, which has not', () => {
  publisher.show(begun('a', wantsBreath(true), { type: 'client-view', at: 2, look: 'line' }));
  publisher.breathe(0.25);
  expect(said.at(-1)).toEqual({ say: 'breath', breath: 0.25 });
  publisher.show(begun('b'));
  publisher.breathe(0.5);
  expect(said.at(-1)).toEqual({ say: 'breath', breath: 'unclear' });
});

it('goes on telling the breath when something else of the picture is chosen', () => {
  const session = begun('a', wantsBreath(true));
  publisher.show(session);
  session.record({ type: 'client-view', at: 2, look: 'still' });
  publisher.breathe(0.5);
  expect(said.at(-1)).toEqual({ say: 'breath', breath: 0.5 });
  session.record(wantsBreath(false));
  publisher.breathe(0.75);
  expect(said.at(-1)).toEqual({ say: 'breath', breath: 'unclear' });
});

it('tells whoever comes later of the breath, if there is any', () => {
  publisher.show(begun('a'));
  said.length = 0;
  hear({ say: 'hello' });
  expect(said.map(({ say }) => say)).toEqual(['log']);
  publisher.breathe(0.5);
  said.length = 0;
  hear({ say: 'hello' });
  expect(said.slice(1)).toEqual([{ say: 'breath', breath: 'unclear' }]);
});

it('lets go of its lock when it is closed, and says and hears nothing more', async () => {
  const session = begun('a');
  publisher.show(session);
  await settle();
  expect(locks.holders(pair.leading)).toEqual(['therapist']);
  publisher.close();
  said.length = 0;
  session.record({ type: 'stop', at: 7, by: 'client' });
  hear({ say: 'hello' });
  hear({ say: 'request', request: { ask: 'stop' } });
  await settle();
  expect(said).toEqual([]);
  expect(onRequest).not.toHaveBeenCalled();
  expect(locks.holders(pair.leading)).toEqual([]);
});

it('does not lead again when its lock is taken away while it closes', async () => {
  publisher.show(begun('a'));
  await settle();
  publisher.close();
  void locks.of('stranger').request(pair.leading, { steal: true }, () => undefined);
  await settle();
  expect(locks.holders(pair.leading)).toEqual([]);
});

it('tells everything anew when it leads again after its lock was taken away', async () => {
  publisher.show(begun('a'));
  await settle();
  said.length = 0;
  await locks.of('stranger').request(pair.leading, { steal: true }, () => undefined);
  await settle();
  expect(said).toMatchObject([{ say: 'log', facts: [{ id: 'a' }] }]);
});
