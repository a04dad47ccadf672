/** A device with a keeper of backups: its records and its folder in memory, and a clock set by hand. */
import { keptVault, newOwnVault } from '../../../src/backup/own-vault.ts';
import { keepBackups, type BackupKeeper } from '../../../src/therapist/backup-keeper.ts';
import { makeHeader } from '../../../src/vault/header.ts';
import { MemoryFolder } from '../../fixtures/memory-folder.ts';
import { MemoryHere, quickKdf, seededBytes, shortLog } from '../../fixtures/memory-here.ts';

const random = seededBytes(3);

interface Bench {
  readonly here: MemoryHere;
  readonly folder: MemoryFolder;
  readonly keeper: BackupKeeper;
  /** Files that were saved, and the code that opens them. */
  readonly saved: { readonly name: string; readonly blob: Blob }[];
  readonly code: string;
  readonly now: { monotonic: number; busy: boolean; aside: number };
  /** Waits until it looks like this. */
  until(looks: () => boolean): Promise<void>;
  keep(id: string): Promise<void>;
}

/** A device with a passphrase and, where it was `chosen`, a folder. */
export async function bench(
  chosen = true,
  folder = new MemoryFolder('practice'),
  fetch: typeof globalThis.fetch = () => Promise.reject(new Error('there is no network')),
): Promise<Bench> {
  const here = new MemoryHere('device-a');
  const now = { monotonic: 1000, busy: false, aside: 0 };
  const open = await makeHeader('five quiet words here', { kdf: quickKdf, random });
  const saved: { name: string; blob: Blob }[] = [];
  const settings = new Map<string, unknown>([['vault', keptVault(newOwnVault(open, random))]]);
  if (chosen) settings.set('backupFolder', folder.handle);
  const waiting = new Set<() => void>();
  let closed = await here.sessions();
  const keeper = await keepBackups({
    window: {
      Date,
      crypto: globalThis.crypto,
      performance: { now: () => now.monotonic },
      fetch,
      location: { href: 'https://example.org/app/', origin: 'https://example.org' },
      showDirectoryPicker: () => Promise.resolve(folder.handle),
    } as unknown as Window & typeof globalThis,
    records: {
      setting: (key) => Promise.resolve(settings.get(key) as never),
      keep: (key, value) => void settings.set(key, value),
      here,
      get closed() {
        return closed;
      },
      sessions: [],
      refresh: async () => void (closed = await here.sessions()),
    },
    guard: {
      guarded: false,
      locked: false,
      hasAside: () => Promise.resolve(now.aside > 0),
      takeBack: () => {
        now.aside -= 1;
        return Promise.resolve({ sessions: ['earlier'], erased: 0, lost: 0, waiting: 0 });
      },
    } as never,
    lockMinutes: () => 10,
    save: (name, blob) => void saved.push({ name, blob }),
    onRestored: () => undefined,
    busy: () => now.busy,
    onChange: () => waiting.forEach((look) => look()),
  });
  return {
    here,
    folder,
    keeper,
    saved,
    code: open.code,
    now,
    until: (looks) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!looks()) return;
          waiting.delete(look);
          // What ends with this change ends first.
          setTimeout(resolve);
        };
        waiting.add(look);
        look();
      }),
    keep: async (id) => {
      await here.keep(shortLog(id));
      closed = await here.sessions();
    },
  };
}
