/** Settings as this window knows them: wished before the stored ones are read, or while they cannot be, and written as soon as that works. */
import type { Settings } from '../store/settings.ts';
import type { Records } from './records.ts';

export interface SettingsKeeper {
  /** Identity of this browser profile; made once. */
  readonly origin: string;
  get<K extends keyof Settings>(key: K): Settings[K] | undefined;
  keep<K extends keyof Settings>(key: K, value: Settings[K]): void;
  /** Reads what is stored, unless that is done. */
  read(): Promise<void>;
}

export interface SettingsOptions {
  /** Tries what is asked of the records; `undefined` = it failed, and that is told. */
  readonly attempt: <T>(
    work: (records: Pick<Records, 'settings' | 'keep'>) => Promise<T>,
  ) => Promise<T | undefined>;
  readonly newId: () => string;
}

export function keepSettings({ attempt, newId }: SettingsOptions): SettingsKeeper {
  let settings: Partial<Settings> | undefined;
  const wished: Partial<Settings> = { origin: newId() };

  function keep<K extends keyof Settings>(key: K, value: Settings[K]): void {
    if (settings === undefined) wished[key] = value;
    else {
      settings[key] = value;
      void attempt((r) => r.keep(key, value));
    }
  }

  return {
    get origin() {
      return settings?.origin ?? wished.origin ?? '';
    },
    get: (key) => (settings ?? wished)[key],
    keep,
    read: async () => {
      if (settings !== undefined) return;
      settings = await attempt((r) => r.settings());
      if (settings === undefined) return;
      const { origin, ...chosen } = wished;
      const wishes = { ...chosen, ...(settings.origin === undefined && { origin }) };
      for (const key of Object.keys(wishes) as (keyof Settings)[]) keep(key, wishes[key]);
    },
  };
}
