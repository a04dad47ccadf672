/** What the therapist made for all sessions is kept on the device, whole, with every change. */
import { expect, it } from 'vitest';
import { keepOwnThings } from '../../../src/therapist/own-keeper.ts';
import { noOwnThings } from '../../../src/ui/model/own-things.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('own things are those of the device, and each change keeps all of them', async () => {
  const kept = new Map<string, unknown>([['ownThings', { marks: [{ id: 'm', name: 'Wave' }] }]]);
  let changes = 0;
  const records = {
    setting: (key: string) => Promise.resolve(kept.get(key) as never),
    keep: (key: string, value: unknown) => void kept.set(key, value),
  };
  const keeper = await keepOwnThings(records, () => (changes += 1));
  const first = { ...noOwnThings, marks: [{ id: 'm', name: 'Wave' }] };
  expect([keeper.things, changes]).toEqual([first, 1]);
  const { handlers } = keeper;
  handlers['keep-scales']({ do: 'keep-scales', scales: ['a'] as never });
  handlers['keep-templates']({ do: 'keep-templates', templates: ['b'] as never });
  handlers['keep-keys']({ do: 'keep-keys', keys: ['c'] as never });
  const all = { ...first, scales: ['a'], templates: ['b'], keys: ['c'] };
  expect([keeper.things, changes]).toEqual([all, 4]);
  await turn();
  expect(kept.get('ownThings')).toEqual(all);
  handlers['keep-own-marks']({ do: 'keep-own-marks', marks: [] });
  await turn();
  expect([keeper.things, kept.get('ownThings')]).toEqual([
    { ...all, marks: [] },
    { ...all, marks: [] },
  ]);
  // What came from elsewhere is taken in.
  kept.set('ownThings', undefined);
  await keeper.read();
  expect([keeper.things, changes]).toEqual([noOwnThings, 6]);
});

it('a change leaves the other own things as they are kept by now, and where they are not known it is all that is kept', async () => {
  let stored: object | undefined;
  const keeper = await keepOwnThings(
    {
      setting: () => Promise.resolve(stored as never),
      keep: (_key, value) => void (stored = value as object),
    },
    () => undefined,
  );
  keeper.handlers['keep-scales']({ do: 'keep-scales', scales: ['a'] });
  await turn();
  expect(stored).toEqual({ scales: ['a'] });
  stored = { scales: ['b'], marks: ['from the other device'] };
  keeper.handlers['keep-scales']({ do: 'keep-scales', scales: ['a', 'c'] });
  await turn();
  expect(stored).toEqual({ scales: ['a', 'c'], marks: ['from the other device'] });
});
