/** Sessions that are only in memory: written as soon as that works, under the right identity, with all that was told of them. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { StoreErrorCode } from '../../../src/terms/store-codes.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { holdSessions } from '../../../src/therapist/held-sessions.ts';
import { begun } from '../../fixtures/keeper-bench.ts';

function bench() {
  const taken: { id: string; facts: number; over: number | undefined }[] = [];
  const errors: (StoreErrorCode | undefined)[] = [];
  let during: () => void = () => undefined;
  const held = holdSessions(
    {
      take: ({ log }: { readonly log: readonly SessionEvent[] }, over?: number) => {
        const error = errors.shift();
        if (error !== undefined) return Promise.reject(new StoreError(error));
        const [first] = log;
        taken.push({ id: first?.type === 'started' ? first.id : '', facts: log.length, over });
        during();
        return Promise.resolve();
      },
    },
    () => 'own',
  );
  return { held, taken, errors, meanwhile: (work: () => void) => (during = work) };
}

describe('held sessions', () => {
  it('are held until they are written, the oldest first', async () => {
    const { held, taken, errors } = bench();
    held.hold(begun('a'));
    held.hold(begun('b'), 7);
    expect(held.list.map(({ state }) => state.id)).toEqual(['a', 'b']);
    errors.push('disk-full');
    expect(await held.save()).toMatchObject({ code: 'disk-full' });
    expect([taken, held.list.length]).toEqual([[], 2]);
    expect(await held.save()).toBeUndefined();
    expect(taken).toEqual([
      { id: 'a', facts: 1, over: undefined },
      { id: 'b', facts: 1, over: 7 },
    ]);
    expect(held.list).toEqual([]);
  });

  it('are written once more where a name came while they were written', async () => {
    const { held, taken, meanwhile } = bench();
    const session = begun('a');
    held.hold(session);
    meanwhile(() => {
      if (taken.length === 1) session.record({ type: 'named', at: 0, name: 'Late' });
    });
    expect(await held.save()).toBeUndefined();
    expect(taken.map(({ facts }) => facts)).toEqual([1, 2]);
    expect(held.get('a')).toBeUndefined();
  });

  it('are written side by side once, whoever asks', async () => {
    const { held, taken } = bench();
    held.hold(begun('a'));
    await Promise.all([held.save(), held.save()]);
    expect(taken).toHaveLength(1);
  });

  it('keep an identity of their own where another window writes theirs', async () => {
    const { held, taken } = bench();
    held.holdApart(begun('a'));
    expect([held.isApart('a'), held.isApart('b')]).toEqual([true, false]);
    await held.save();
    expect(taken).toEqual([{ id: 'own', facts: 1, over: undefined }]);
  });

  it('stay beside what was stored where that has changed since', async () => {
    const { held, taken, errors } = bench();
    held.hold(begun('a'), 5);
    errors.push('taken');
    expect(await held.save()).toBeUndefined();
    expect(taken).toEqual([{ id: 'own', facts: 1, over: undefined }]);
    held.holdApart(begun('b'));
    errors.push('taken');
    expect(await held.save()).toMatchObject({ code: 'taken' });
    expect(held.get('b')).toBeDefined();
  });

  it('that were erased are let go of, and the next one is written', async () => {
    const { held, taken, errors } = bench();
    held.hold(begun('a'));
    held.hold(begun('b'));
    errors.push('erased');
    expect(await held.save()).toBeUndefined();
    expect(taken.map(({ id }) => id)).toEqual(['b']);
    held.hold(begun('c'));
    held.drop('c');
    expect(held.list).toEqual([]);
  });
});
