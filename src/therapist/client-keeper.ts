/** The client of the session at the desk: read from this device when a session names one, kept when something of it changes. */
import {
  newClient,
  tidyCode,
  withCautionsSeen,
  withRate,
  type AcceptedRate,
  type ClientRecord,
} from '../session/client-record.ts';
import type { EpochMs } from '../terms/units.ts';
import type { ClientCommand, Handlers } from '../ui/model/command.ts';
import type { Desk } from './desk.ts';
import type { RecordKeeper } from './record-keeper.ts';

export interface ClientKeeperOptions {
  readonly desk: Pick<Desk, 'session' | 'record' | 'follow'>;
  readonly records: Pick<RecordKeeper, 'client' | 'keepClient'>;
  readonly epochNow: () => EpochMs;
  readonly onChange: () => void;
}

export interface ClientKeeper {
  /** Whom the session at the desk belongs to; `undefined` = it names nobody, or the record is still being read. */
  readonly client: ClientRecord | undefined;
  /** A rate was accepted for this client. */
  accept(rate: Omit<AcceptedRate, 'epoch'>): void;
  readonly handlers: Handlers<ClientCommand>;
}

export function keepClient({ desk, records, epochNow, onChange }: ClientKeeperOptions): ClientKeeper {
  let client: ClientRecord | undefined;
  /** The code that was read last or is being read. */
  let asked: string | undefined;

  async function read(code: string | undefined): Promise<void> {
    if (asked === code) return;
    asked = code;
    client = undefined;
    const known = code === undefined ? undefined : await records.client(code);
    if (asked !== code) return;
    client = code === undefined ? undefined : (known ?? newClient(code));
    onChange();
  }

  function keep(next: ClientRecord): void {
    client = next;
    records.keepClient(next);
    onChange();
  }

  desk.follow((session) => {
    void read(session.state.client);
    return session.subscribe(({ type }) => {
      if (type === 'client') void read(session.state.client);
    });
  });

  return {
    get client() {
      return client;
    },
    accept: (rate) => {
      if (client !== undefined) keep(withRate(client, { ...rate, epoch: epochNow() }));
    },
    handlers: {
      'choose-client': ({ code }) => desk.record({ type: 'client', code: tidyCode(code) ?? '' }),
      'cautions-seen': () => {
        if (client !== undefined) keep(withCautionsSeen(client, epochNow()));
      },
    },
  };
}
