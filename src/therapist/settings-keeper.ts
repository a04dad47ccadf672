/** Settings as this window knows them: wished before the stored ones are read, or while they cannot be, and written as soon as that works. */
import { isSealedSetting } from '../store/sealed-settings.ts';
import type { Settings } from '../store/settings.ts';
import { meetCards } from '../vault/meeting.ts';
import type { Records } from './records.ts';

export interface SettingsKeeper {
  /** Identity of this browser profile; made once. */
  readonly origin: string;
  get<K extends keyof Settings>(key: K): Settings[K] | undefined;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Reads what is stored, unless that is done. */
  read(): Promise<void>;
  /** Forgets what lies sealed: until it is read again it is not known, and nothing is written over it. */
  forgetSealed(): void;
  /** Reads everything anew. */
  readAnew(): Promise<void>;
}

export interface SettingsOptions {
  /** Tries what is asked of the records; `undefined` = it failed, and that is told. */
  readonly attempt: <T>(
    work: (records: Pick<Records, 'settings' | 'keep'>) => Promise<T>,
  ) => Promise<T | undefined>;
  readonly newId: () => string;
  /** Whether what lies sealed cannot be read just now. */
  readonly locked: () => boolean;
}

export function keepSettings({ attempt, newId, locked }: SettingsOptions): SettingsKeeper {
  let settings: Partial<Settings> | undefined;
  let wished: Partial<Settings> = { origin: newId() };

  function keep<K extends keyof Settings>(key: K, value: Settings[K]): void {
    // It would be written over what nobody has read.
    if (isSealedSetting(key) && locked()) return;
    if (settings === undefined) wished[key] = value;
    else {
      settings[key] = value;
      void attempt((r) => r.keep(key, value));
    }
  }

  async function read(): Promise<void> {
    if (settings !== undefined) return;
    settings = await attempt((r) => r.settings());
    if (settings === undefined) return;
    const { origin, ...chosen } = wished;
    // What was made while the rest could not be read stands beside it: clients, and own marks, scales and plans.
    const { clientCards: cards, ownThings: own } = chosen;
    const wishes = {
      ...chosen,
      ...(cards !== undefined && {
        clientCards: meetCards(settings.clientCards ?? [], cards, () => false),
      }),
      ...(own !== undefined && { ownThings: { ...settings.ownThings, ...own } }),
      ...(settings.origin === undefined && { origin }),
    };
    for (const key of Object.keys(wishes) as (keyof Settings)[]) keep(key, wishes[key]);
  }

  return {
    get origin() {
      return settings?.origin ?? wished.origin ?? '';
    },
    get: (key) => (settings ?? wished)[key],
    keep,
    read,
    forgetSealed: () => {
      const open = Object.entries(settings ?? {}).filter(([key]) => !isSealedSetting(key));
      if (settings !== undefined) settings = Object.fromEntries(open) as Partial<Settings>;
    },
    readAnew: async () => {
      const before = settings;
      settings = undefined;
      // They were written, or meant for what lay there before.
      wished = { origin: wished.origin };
      await read();
      settings ??= before;
    },
  };
}
