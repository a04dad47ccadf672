/** Sessions of a client are read one after another, each once; whoever is looked at next comes first. */
import { expect, it } from 'vitest';
import { Session } from '../../../src/session/session.ts';
import { readVisits } from '../../../src/therapist/visit-reader.ts';
import { started } from '../../fixtures/started.ts';

it('visits are read one at a time, the wanted ones first, and known ones not again', async () => {
  const asked: string[] = [];
  const answers: ((session: Session | undefined) => void)[] = [];
  const changes: string[][] = [];
  const reader = readVisits(
    {
      load: (id: string) => {
        asked.push(id);
        return new Promise<Session | undefined>((resolve) => answers.push(resolve));
      },
    },
    () => changes.push([...reader.known.keys()]),
  );
  const answer = async (session?: Session): Promise<void> => {
    answers.shift()?.(session);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const session = Session.from([started]);
  reader.read(['a', 'b', 'c']);
  expect(asked).toEqual(['a']);
  await answer(session);
  expect([asked, changes]).toEqual([['a', 'b'], [['a']]]);
  // Another client is looked at: what was still to be read is left, the one under way comes to its end.
  reader.read(['a', 'd']);
  expect(asked).toEqual(['a', 'b']);
  await answer(session);
  expect(asked).toEqual(['a', 'b', 'd']);
  // One that cannot be read is nothing.
  await answer();
  expect([...reader.known.keys()]).toEqual(['a', 'b']);
  expect(changes).toEqual([['a'], ['a', 'b']]);
  reader.read(['b', 'e']);
  expect(asked).toEqual(['a', 'b', 'd', 'e']);
  await answer(session);
  expect(reader.known.get('e')).toEqual({});
});
