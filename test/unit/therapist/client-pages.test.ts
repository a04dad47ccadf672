// The clients' pages: what is kept, what is filed, and that erasing takes a client's sessions along.
import { describe, expect, it } from 'vitest';
import type { ClientPart } from '../../../src/session/client.ts';
import type { ClientCard, ClientRecord } from '../../../src/session/client-record.ts';
import type { Unstamped } from '../../../src/session/events.ts';
import { clientPages } from '../../../src/therapist/client-pages.ts';

/** `sessions`: `null` = they are not read yet. */
function room(
  sessions: { id: string; client?: string; told?: ClientPart }[] | null = [],
  old?: ClientRecord,
) {
  const read: string[] = [];
  const kept = new Map<string, ClientCard>();
  const amended: [string, readonly Unstamped[]][] = [];
  const erased: string[] = [];
  const filed: string[] = [];
  const pages = clientPages({
    records: {
      get sessions() {
        return sessions
          ?.filter(({ id }) => !erased.includes(id))
          .map((one) => ({ epoch: 0, lengthMs: 0, ...one }));
      },
      client: () => Promise.resolve({ sessions: [], old }),
      setting: () => Promise.resolve([...kept.values()] as never),
      keep: (_key, cards) => {
        kept.clear();
        for (const card of cards as readonly ClientCard[]) kept.set(card.code, card);
      },
      load: (id) => {
        read.push(id);
        return Promise.resolve(undefined);
      },
      origin: 'device',
      amend: (id, facts) => {
        amended.push([id, facts]);
        return Promise.resolve();
      },
      erase: (id) => {
        erased.push(id);
        return Promise.resolve();
      },
    },
    newId: () => 'card',
    onChange: () => undefined,
    onFiled: (id) => filed.push(id),
  });
  return { pages, kept, amended, erased, filed, read };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the pages of clients', () => {
  it('list what is kept and what only a session knows, in order', async () => {
    const { pages, kept } = room([{ id: 's', client: 'K-10' }]);
    kept.set('K-9', { code: 'K-9' });
    expect(pages.view).toBeUndefined();
    pages.handlers['open-clients']({ do: 'open-clients' });
    await turn();
    expect(pages.view?.list.map(({ code }) => code)).toEqual(['K-9', 'K-10']);
    expect(pages.view?.proposed).toBe('K-11');
    pages.handlers['close-clients']({ do: 'close-clients' });
    expect(pages.view).toBeUndefined();
  });

  it('list what is kept before any session is read', async () => {
    const { pages, kept, erased } = room(null);
    kept.set('K-1', { code: 'K-1' });
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-1' });
    await turn();
    expect(pages.view).toEqual({
      list: [{ code: 'K-1', rates: [] }],
      visits: new Map(),
      proposed: 'K-2',
      code: 'K-1',
    });
    pages.handlers['erase-client']({ do: 'erase-client', code: 'K-1' });
    await turn();
    expect([erased, kept.size]).toEqual([[], 0]);
  });

  it('compare the forty newest sessions of a client', async () => {
    const own = Array.from({ length: 42 }, (_, i) => ({ id: `s${i}`, client: i === 3 ? 'K-2' : 'K-1' }));
    const { pages, read } = room(own);
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-1' });
    for (let i = 0; i < 60; i++) await turn();
    expect(read).toEqual(
      own
        .filter(({ client }) => client === 'K-1')
        .slice(0, 40)
        .map(({ id }) => id),
    );
  });

  it('keep a note and the archive, and nothing else of an emptied note', async () => {
    const { pages, kept } = room();
    pages.handlers['new-client']({ do: 'new-client', code: '  A  1 ' });
    await turn();
    pages.handlers['note-client']({ do: 'note-client', code: 'A 1', note: ' by the window ' });
    await turn();
    pages.handlers['archive-client']({ do: 'archive-client', code: 'A 1', archived: true });
    await turn();
    expect(kept.get('A 1')).toEqual({
      code: 'A 1',
      note: 'by the window',
      archived: true,
      id: 'card',
      changed: { origin: 'device', order: 2 },
    });
    pages.handlers['note-client']({ do: 'note-client', code: 'A 1', note: '  ' });
    await turn();
    expect(kept.get('A 1')).not.toHaveProperty('note');
  });

  it('file a session as a fact, and make the client that was not there', async () => {
    const { pages, kept, amended, filed } = room([{ id: 's' }]);
    pages.handlers['file-session']({ do: 'file-session', id: 's', code: ' K-1 ' });
    await turn();
    expect(amended).toEqual([['s', [{ type: 'client', code: 'K-1' }]]]);
    expect(filed).toEqual(['s']);
    expect(kept.has('K-1')).toBe(true);
  });

  it('leave what is kept of all others as it is when no page was opened before a session is filed or a client is new', async () => {
    const { pages, kept } = room([{ id: 's' }]);
    const others = [
      { code: 'K-1', id: 'card-1', note: 'by the window' },
      { code: 'K-2', id: 'card-2', archived: true },
    ];
    for (const card of others) kept.set(card.code, card);
    pages.handlers['file-session']({ do: 'file-session', id: 's', code: 'K-1' });
    await turn();
    expect([...kept.values()]).toEqual(others);
    pages.handlers['file-session']({ do: 'file-session', id: 's', code: 'K-3' });
    await turn();
    pages.handlers['new-client']({ do: 'new-client', code: 'K-4' });
    await turn();
    expect([...kept.values()].slice(0, 2)).toEqual(others);
    expect([...kept.keys()]).toEqual(['K-1', 'K-2', 'K-3', 'K-4']);
  });

  it('keep every change of several that are made at once', async () => {
    const { pages, kept } = room();
    for (const code of ['K-1', 'K-2', 'K-3']) pages.handlers['new-client']({ do: 'new-client', code });
    pages.handlers['note-client']({ do: 'note-client', code: 'K-2', note: 'by the window' });
    pages.handlers['erase-client']({ do: 'erase-client', code: 'K-3' });
    await turn();
    expect([...kept.values()].map(({ code, note }) => [code, note])).toEqual([
      ['K-1', undefined],
      ['K-2', 'by the window'],
    ]);
  });

  it('change the card as it is by now: a backup brought one after the page was opened', async () => {
    const { pages, kept } = room();
    pages.handlers['open-clients']({ do: 'open-clients' });
    await turn();
    kept.set('K-7', { code: 'K-7', id: 'card-7', note: 'from the other device' });
    pages.handlers['archive-client']({ do: 'archive-client', code: 'K-7', archived: true });
    await turn();
    expect(kept.get('K-7')).toEqual({
      code: 'K-7',
      id: 'card-7',
      note: 'from the other device',
      archived: true,
      changed: { origin: 'device', order: 0 },
    });
  });

  it('erase a client with every session of theirs and no other', async () => {
    const { pages, kept, erased } = room([
      { id: 'a', client: 'K-1' },
      { id: 'b', client: 'K-2' },
      { id: 'c' },
    ]);
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-1' });
    await turn();
    pages.handlers['session-for']({ do: 'session-for', code: 'K-1' });
    pages.handlers['erase-client']({ do: 'erase-client', code: 'K-1' });
    await turn();
    expect(erased).toEqual(['a']);
    expect(kept.has('K-1')).toBe(false);
    expect(pages.next).toBeUndefined();
  });

  it('erase the card itself, so that no backup brings it back, and leave every other client as they are', async () => {
    const { pages, kept, erased } = room([{ id: 'a', client: 'K-2' }]);
    kept.set('K-1', { code: 'K-1', id: 'card-1', note: 'by the window' });
    kept.set('K-2', { code: 'K-2', id: 'card-2' });
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-2' });
    await turn();
    pages.handlers['session-for']({ do: 'session-for', code: 'K-1' });
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-2' });
    await turn();
    pages.handlers['erase-client']({ do: 'erase-client', code: 'K-2' });
    await turn();
    expect(erased).toEqual(['a', 'card-2']);
    expect([...kept.values()]).toEqual([{ code: 'K-1', id: 'card-1', note: 'by the window' }]);
    // The next session is still the other client's, and the page is back at the list.
    expect(pages.next).toBe('K-1');
    expect(pages.view?.code).toBeUndefined();
    expect(pages.view?.list.map(({ code }) => code)).toEqual(['K-1']);
  });

  it('file a session under nobody without making a client of it', async () => {
    const { pages, kept, amended, filed } = room([{ id: 's', client: 'K-1' }]);
    pages.handlers['file-session']({ do: 'file-session', id: 's', code: '   ' });
    await turn();
    expect(amended).toEqual([['s', [{ type: 'client', code: '' }]]]);
    expect(filed).toEqual(['s']);
    expect(kept.size).toBe(0);
  });

  it('tell what each session and an earlier version know of rates and cautions, and of whom nothing does', async () => {
    const rate = { epoch: 1, breathsPerMin: 6, source: 'entered' } as never;
    const later = { epoch: 2, breathsPerMin: 5.5, source: 'entered' } as never;
    const { pages } = room(
      [
        { id: 'a', client: 'K-10', told: { rates: [rate], cautionsSeen: 7 } },
        { id: 'b', client: 'K-9', told: { rates: [] } },
        { id: 'c', told: { rates: [later] } },
        { id: 'd', client: 'K-10', told: { rates: [later] } },
      ],
      { code: 'K-9', rates: [rate], cautionsSeen: 3 },
    );
    pages.handlers['open-clients']({ do: 'open-clients', code: 'K-9' });
    await turn();
    expect(pages.view?.list).toEqual([
      { code: 'K-9', rates: [rate], cautionsSeen: 3 },
      { code: 'K-10', rates: [rate, later], cautionsSeen: 7 },
    ]);
    expect(pages.view?.list[0]).toStrictEqual({ code: 'K-9', rates: [rate], cautionsSeen: 3 });
  });

  it('give the code that was chosen away once, and are left both when it is chosen and when it is taken', () => {
    const { pages } = room();
    pages.handlers['open-clients']({ do: 'open-clients' });
    pages.handlers['session-for']({ do: 'session-for', code: 'K-1' });
    expect([pages.view, pages.next]).toEqual([undefined, 'K-1']);
    pages.handlers['open-clients']({ do: 'open-clients' });
    expect([pages.take(), pages.view, pages.next, pages.take()]).toEqual([
      'K-1',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('open at a new client, who is kept once, and at none for a code of nothing', async () => {
    const { pages, kept } = room();
    pages.handlers['new-client']({ do: 'new-client', code: '  ' });
    await turn();
    expect([pages.view, kept.size]).toEqual([undefined, 0]);
    const card = { code: 'K-1', id: 'card', changed: { origin: 'device', order: 0 } };
    pages.handlers['new-client']({ do: 'new-client', code: 'K-1' });
    await turn();
    pages.handlers['new-client']({ do: 'new-client', code: ' K-1 ' });
    await turn();
    expect([...kept]).toEqual([['K-1', card]]);
    expect(pages.view).toStrictEqual({
      list: [{ ...card, rates: [] }],
      visits: new Map(),
      proposed: 'K-2',
      code: 'K-1',
    });
  });

  it('count a change from the newest there is, also beside a card that never changed', async () => {
    const { pages, kept } = room();
    kept.set('K-1', { code: 'K-1' });
    pages.handlers['open-clients']({ do: 'open-clients' });
    await turn();
    expect(pages.view).toStrictEqual({
      list: [{ code: 'K-1', rates: [] }],
      visits: new Map(),
      proposed: 'K-2',
    });
    pages.handlers['archive-client']({ do: 'archive-client', code: 'K-1', archived: true });
    await turn();
    expect(kept.get('K-1')?.changed).toEqual({ origin: 'device', order: 0 });
  });
});
