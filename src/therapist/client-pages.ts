/** The clients of this device as the window shows them: read when somebody looks, made, noted, archived, erased; and sessions filed under a code. */
import { clientOf } from '../session/client.ts';
import { nextCode, tidyCode, type ClientCard, type ClientRecord } from '../session/client-record.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { ClientPageCommand } from '../ui/model/record-command.ts';
import type { ClientList, ListedClient } from '../ui/model/clients-view.ts';
import type { RecordKeeper } from './record-keeper.ts';
import { readVisits } from './visit-reader.ts';

/** Sessions of a client that are compared at most. */
const MOST_VISITS = 40;
/** Codes in the order of their numbers, K-9 before K-10. Made once: for each comparison anew it costs a list of hundreds its speed. */
const byCode = new Intl.Collator(undefined, { numeric: true });

export interface ClientPages {
  /** What the page shows; `undefined` = it is not open. */
  readonly view: ClientList | undefined;
  /** Code under which the next session is filed; `undefined` = none was chosen. */
  readonly next: string | undefined;
  readonly handlers: Handlers<ClientPageCommand>;
  /** A session starts: the page is left, and the code that was chosen for it is given away. */
  take(): string | undefined;
}

export interface ClientPagesOptions {
  readonly records: Pick<
    RecordKeeper,
    'sessions' | 'client' | 'setting' | 'keep' | 'amend' | 'erase' | 'origin' | 'load'
  >;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** A session that is looked at was filed. */
  readonly onFiled: (id: string) => void;
}

export function clientPages({ records, newId, onChange, onFiled }: ClientPagesOptions): ClientPages {
  let open = false;
  let code: string | undefined;
  let kept: ReadonlyMap<string, ClientCard> = new Map();
  /** What version 0.1.0 kept of those that were looked at, beside the facts. */
  const old = new Map<string, ClientRecord>();
  let next: string | undefined;
  let last = Promise.resolve();
  const visits = readVisits(records, onChange);
  const inOrder = (clients: readonly ListedClient[]): readonly ListedClient[] =>
    clients.toSorted((a, b) => byCode.compare(a.code, b.code));

  async function readCards(): Promise<void> {
    const cards = (await records.setting('clientCards')) ?? [];
    kept = new Map(cards.map((card) => [card.code, card]));
  }

  async function read(): Promise<void> {
    await readCards();
    if (code !== undefined) {
      const wanted = code;
      const sources = await records.client(wanted);
      if (sources.old !== undefined) old.set(wanted, sources.old);
      const own = (records.sessions ?? []).filter(({ client }) => client === wanted);
      visits.read(own.slice(0, MOST_VISITS).map(({ id }) => id));
    }
    onChange();
  }

  /** Every client as their sessions tell, with the note that is kept beside them. A code that only a session carries is one too. */
  function listNow(): readonly ListedClient[] {
    const sessions = (records.sessions ?? []).map((one) => ({ ...one, at: one.lengthMs }));
    // Each client looks at their own sessions only: of hundreds with thousands together the list opens at once.
    const byClient = new Map<string, (typeof sessions)[number][]>();
    for (const one of sessions) {
      if (one.client === undefined) continue;
      const own = byClient.get(one.client);
      if (own === undefined) byClient.set(one.client, [one]);
      else own.push(one);
    }
    const codes = new Set([...kept.keys(), ...byClient.keys()]);
    return inOrder(
      [...codes].map((one) => {
        const { rates, cautionsSeen } = clientOf(one, byClient.get(one) ?? [], old.get(one));
        return { ...find(one), rates, ...(cautionsSeen !== undefined && { cautionsSeen }) };
      }),
    );
  }

  /** Changes the cards as they are kept by now: no page may have read them yet, and a backup or another device may have brought more. */
  function keep(
    edit: (cards: ReadonlyMap<string, ClientCard>) => ReadonlyMap<string, ClientCard> | undefined,
  ): void {
    // One after the other: a change that read before the one ahead of it was kept would undo that.
    last = last.then(async () => {
      await readCards();
      const cards = edit(kept);
      if (cards !== undefined) {
        kept = cards;
        records.keep('clientCards', [...cards.values()]);
      }
      onChange();
    });
  }

  /** Changes the card of a client, or makes one; `undefined` = it stays as it is. */
  const change = (which: string, edit: (card: ClientCard | undefined) => ClientCard | undefined): void =>
    keep((cards) => {
      const changed = edit(cards.get(which));
      if (changed === undefined) return undefined;
      const order = Math.max(-1, ...[...cards.values()].map((card) => card.changed?.order ?? -1)) + 1;
      return new Map([
        ...cards,
        [which, { ...changed, id: changed.id ?? newId(), changed: { origin: records.origin, order } }],
      ]);
    });

  /** A client has a card from now on, if they had none. */
  const begin = (which: string): void =>
    change(which, (card) => (card === undefined ? { code: which } : undefined));

  const find = (wanted: string): ClientCard => kept.get(wanted) ?? { code: wanted };

  return {
    get view() {
      if (!open) return undefined;
      const list = listNow();
      return {
        list,
        visits: visits.known,
        proposed: nextCode(list.map((client) => client.code)),
        ...(code !== undefined && { code }),
      };
    },
    get next() {
      return next;
    },
    take: () => {
      const code = next;
      next = undefined;
      open = false;
      return code;
    },
    handlers: {
      'open-clients': ({ code: wanted }) => {
        open = true;
        code = wanted;
        onChange();
        void read();
      },
      'close-clients': () => {
        open = false;
        visits.read([]);
        onChange();
      },
      'new-client': ({ code: text }) => {
        const tidy = tidyCode(text);
        if (tidy === undefined) return;
        open = true;
        code = tidy;
        onChange();
        begin(tidy);
      },
      'note-client': ({ code: which, note }) => {
        change(which, (card = { code: which }) => {
          const { note: _note, ...rest } = card;
          return note.trim() === '' ? rest : { ...rest, note: note.trim() };
        });
      },
      'archive-client': ({ code: which, archived }) =>
        change(which, (card = { code: which }) => ({ ...card, archived })),
      'erase-client': ({ code: which }) => {
        for (const { id, client } of records.sessions ?? []) if (client === which) void records.erase(id);
        code = undefined;
        if (next === which) next = undefined;
        onChange();
        keep((cards) => {
          // No backup and no other device brings the card back.
          const card = cards.get(which)?.id;
          if (card !== undefined) void records.erase(card);
          return new Map([...cards].filter(([one]) => one !== which));
        });
      },
      'file-session': ({ id, code: text }) => {
        const tidy = tidyCode(text) ?? '';
        void records.amend(id, [{ type: 'client', code: tidy }]).then(() => {
          if (tidy !== '') begin(tidy);
          onFiled(id);
        });
      },
      'session-for': ({ code: which }) => {
        next = which;
        open = false;
        onChange();
      },
    },
  };
}
