/** What a recorder hands to the store after a failure, and of which of them it tells. */
import { expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { Session } from '../../../src/session/session.ts';
import { startRecorder } from '../../../src/store/recorder.ts';
import { withFacts, type SessionRow } from '../../../src/store/session-row.ts';
import type { Append } from '../../../src/store/sessions.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import type { StoreErrorCode } from '../../../src/terms/store-codes.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { started } from '../../fixtures/started.ts';

const packet = (at: number): SessionEvent => ({
  type: 'measurement',
  at,
  who: 'client',
  bpm: 60,
  rr: [1000],
});

it('a session that is gone is written anew, any other failure goes on from what is stored, and each trouble is told once', async () => {
  const clock = new ManualClock();
  const session = Session.from([started]);
  const fates = [
    ...([undefined, undefined, 'disk-full', 'disk-full', 'storage-failed'] as const),
    ...([undefined, undefined, 'gone', undefined, undefined] as const),
  ] satisfies (StoreErrorCode | undefined)[];
  const asked: (number | undefined)[] = [];
  const troubles: (string | undefined)[] = [];
  const append = ({ log, stored }: Append): Promise<SessionRow> => {
    asked.push(stored?.facts);
    const fate = fates.shift();
    return fate === undefined
      ? Promise.resolve(withFacts(undefined, log, 1))
      : Promise.reject(new StoreError(fate));
  };
  const recorder = startRecorder({
    session,
    store: { append },
    tails: { put: () => undefined, drop: () => undefined },
    writer: 'w',
    now: clock.now,
    after: clock.after,
    onTrouble: (error) => troubles.push(error?.code),
  });
  await recorder.flush();
  for (let i = 1; fates.length > 0; i++) {
    session.record(packet(i));
    await recorder.flush();
  }
  expect(asked).toEqual([undefined, 1, 2, 2, 2, 2, 6, 7, undefined, 9]);
  expect(troubles).toEqual(['disk-full', 'storage-failed', undefined, 'gone', undefined]);
  expect(await recorder.close()).toBe(true);
});
