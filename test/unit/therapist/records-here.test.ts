/** The records as a backup sees them: what is not there is nothing, what was erased meanwhile is not wanted, and every other trouble is told. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { recordsHere } from '../../../src/therapist/records-here.ts';
import { started } from '../../fixtures/started.ts';

function room(trouble?: Error) {
  const did: unknown[] = [];
  const settings = new Map<string, unknown>();
  const done = <T>(value: T): Promise<T> =>
    trouble === undefined ? Promise.resolve(value) : Promise.reject(trouble);
  const here = recordsHere({
    records: {
      facts: (id) => done([{ ...started, id }]),
      take: (session) => {
        did.push(['take', session]);
        return done(undefined);
      },
      erased: () => done(['e'] as never),
      erase: (id, by) => {
        did.push(['erase', id, by]);
        return done(undefined as never);
      },
    },
    closed: () => Promise.resolve(['row'] as never),
    setting: (key) => settings.get(key) as never,
    keep: (key, value) => void settings.set(key, value),
  });
  return { here, did, settings };
}
const log: SessionEvent[] = [started];

describe('the records of this device', () => {
  it('are listed, read, kept and erased', async () => {
    const { here, did } = room();
    expect(await here.sessions()).toEqual(['row']);
    expect(await here.log('s')).toEqual([{ ...started, id: 's' }]);
    expect(await here.erased()).toEqual(['e']);
    await here.keep(log);
    await here.erase({ id: 's', epoch: 5, origin: 'o' });
    expect(did).toEqual([
      ['take', { log }],
      ['erase', 's', { epoch: 5, origin: 'o' }],
    ]);
  });

  it('have cards and things of their own, none at first', async () => {
    const { here, settings } = room();
    expect([await here.cards(), await here.own()]).toEqual([[], undefined]);
    await here.keepCards([{ code: 'K-1' }]);
    await here.keepOwn({ a: 1 });
    expect([...settings]).toEqual([
      ['clientCards', [{ code: 'K-1' }]],
      ['ownThings', { a: 1 }],
    ]);
    expect([await here.cards(), await here.own()]).toEqual([[{ code: 'K-1' }], { a: 1 }]);
  });

  it('hold nothing under an identity that is gone, and take nothing that was erased', async () => {
    expect(await room(new StoreError('not-found')).here.log('s')).toBeUndefined();
    await room(new StoreError('erased')).here.keep(log);
  });

  it('tell every other trouble', async () => {
    const { here } = room(new StoreError('disk-full'));
    await expect(here.log('s')).rejects.toMatchObject({ code: 'disk-full' });
    await expect(here.keep(log)).rejects.toMatchObject({ code: 'disk-full' });
    await expect(room(new StoreError('not-found')).here.keep(log)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(room(new StoreError('erased')).here.log('s')).rejects.toMatchObject({ code: 'erased' });
  });
});
