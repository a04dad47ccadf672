/** Whether an append may go on from what it believes to be on the disk, and a storage that does not answer. */
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { goesOn, hindrance } from '../../../src/store/put-after.ts';
import { ROW_VERSION, type SessionRow } from '../../../src/store/session-row.ts';
import type { StoreError } from '../../../src/store/store-error.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

const row = (chunks: number, writer?: string, link?: string): SessionRow => ({
  id: 'a',
  epoch: 1,
  at: 1,
  chunks,
  facts: 9,
  version: ROW_VERSION,
  ...(writer !== undefined && { writer }),
  ...(link !== undefined && { link }),
});

describe('an append', () => {
  it.each([
    ['the first one', undefined, undefined, undefined],
    ['where what it goes on from is gone', undefined, row(3, 'me'), 'gone'],
    ['after its own last one', row(3, 'me'), row(3, 'me'), undefined],
    ['after one of its own that it has not heard of', row(4, 'me'), row(3, 'me'), undefined],
    ['after its own first one that it has not heard of', row(1, 'me'), undefined, undefined],
    ['where less lies there than its own last one', row(2, 'me'), row(3, 'me'), 'taken'],
    ['after that of another one, which it has read', row(3, 'you'), row(3, 'you'), undefined],
    ['where another one has gone on', row(4, 'you'), row(3, 'you'), 'taken'],
    ['where another one has written as much', row(3, 'you'), row(3, 'me'), 'taken'],
    ['where another one was the first', row(1, 'you'), undefined, 'taken'],
    ['after one that came whole', row(3), row(3), undefined],
  ])('%s', (_, disk, stored, code) => {
    expect(hindrance(disk, stored, 'me')).toBe(code);
  });

  it('takes the link of the last chunk from the disk where it does not know it', () => {
    const known = row(3, 'me', 'ab');
    expect(goesOn(known, row(3, 'me', 'cd'))).toBe(known);
    expect(goesOn(row(3, 'me'), row(3, 'you', 'cd'))).toEqual(row(3, 'me', 'cd'));
    expect(goesOn(row(3, 'me'), row(3, 'me'))).toEqual(row(3, 'me'));
    expect(goesOn(undefined, row(3, 'me', 'cd'))).toBeUndefined();
  });
});

describe('a storage that does not answer', () => {
  it('is given up after four seconds, asked once however many ask, and may still answer', async () => {
    const clock = new ManualClock();
    let opened = 0;
    const hangs = {
      open: () => {
        opened += 1;
        return {};
      },
    } as unknown as IDBFactory;
    const db = openDatabase({ factory: hangs, folder: '/', mark: 'm', after: clock.after });
    const told: string[] = [];
    const ask = (name: string): void =>
      void db
        .use('settings')('readonly', () => undefined)
        .catch((error: unknown) => {
          const { code, late } = error as StoreError;
          told.push(`${name} ${code} ${String(late instanceof Promise)}`);
        });
    ask('first');
    ask('second');
    await clock.advance(3999);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told.map((text) => text.split(' ').slice(1).join(' '))).toEqual([
      'no-answer true',
      'no-answer true',
    ]);
    const asked = opened;
    // Whoever asks now is told at once, or after as long again, and no further request stands in line.
    ask('third');
    await clock.advance(4000);
    expect(told).toHaveLength(3);
    expect(opened).toBe(asked);
  });
});
