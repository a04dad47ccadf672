/** The client of the session at the desk, folded from the facts of all their sessions: those kept here, read when a session names them, and this one. */
import { clientOf, noPart, reducePart, type Client } from '../session/client.ts';
import { tidyCode } from '../session/client-record.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { ClientCommand } from '../ui/model/session-command.ts';
import type { Desk } from './desk.ts';
import type { ClientSources, RecordKeeper } from './record-keeper.ts';

export interface ClientKeeperOptions {
  readonly desk: Pick<Desk, 'session' | 'record' | 'follow'>;
  readonly records: Pick<RecordKeeper, 'client'>;
  readonly onChange: () => void;
}

export interface ClientKeeper {
  /** Whom the session at the desk belongs to; `undefined` = it names nobody, or the other sessions are still being read. */
  readonly client: Client | undefined;
  readonly handlers: Handlers<ClientCommand>;
}

export function keepClient({ desk, records, onChange }: ClientKeeperOptions): ClientKeeper {
  let client: Client | undefined;
  /** What this session tells of its client. */
  let told = noPart;
  /** The other sessions, and whose they were read for. */
  let known: (ClientSources & { readonly code: string }) | undefined;
  let asked: string | undefined;

  function fold(): void {
    const { state } = desk.session;
    if (known === undefined || known.code !== state.client) client = undefined;
    else {
      const { id, epoch, at } = state;
      const others = known.sessions.filter((session) => session.id !== id);
      client = clientOf(known.code, [...others, { id, epoch, at, client: known.code, told }], known.old);
    }
    onChange();
  }

  async function read(code: string | undefined): Promise<void> {
    asked = code;
    if (code !== undefined) {
      const sources = await records.client(code);
      // Another code, or none, was given meanwhile.
      if (asked !== code) return;
      known = { ...sources, code };
    }
    fold();
  }

  desk.follow((session) => {
    const { epoch } = session.state;
    told = session.log.reduce((part, fact) => reducePart(part, fact, epoch), noPart);
    known = undefined;
    void read(session.state.client);
    return session.subscribe((fact) => {
      if (fact.type === 'client') void read(session.state.client);
      const part = reducePart(told, fact, session.state.epoch);
      if (part === told) return;
      told = part;
      fold();
    });
  });

  return {
    get client() {
      return client;
    },
    handlers: {
      'choose-client': ({ code }) => desk.record({ type: 'client', code: tidyCode(code) ?? '' }),
      'cautions-seen': () => desk.record({ type: 'cautions-read' }),
    },
  };
}
