/**
 * Backups as the window keeps them: what the page and the line on the first page show, one thing at a time, and the folder brought up to date after
 * each session. Nothing here waits for a backup, and a backup that fails leaves the records alone.
 */
import type { KeptVault } from '../backup/own-vault.ts';
import type { Settings } from '../store/settings.ts';
import type { EpochMs, Ms } from '../terms/units.ts';
import type { BackupDone, BackupLine, BackupState } from '../ui/model/backup-view.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { BackupCommand, LockCommand } from '../ui/model/record-command.ts';
import { backupAttempts, Refused } from './backup-attempt.ts';
import { folderPicker, mayWrite, serverHere, type BackupPlace } from './backup-place.ts';
import type { BackupWork, FolderExtras } from './backup-work.ts';
import { knowsPasskeys } from './passkeys-known.ts';
import type { RecordGuard } from './record-guard.ts';
import type { RecordKeeper } from './record-keeper.ts';

export interface BackupKeeperOptions {
  readonly window: Window & typeof globalThis;
  readonly records: Pick<RecordKeeper, 'setting' | 'keep' | 'here' | 'closed' | 'refresh' | 'sessions'>;
  /** The secrets of the backups can guard the records too. */
  readonly guard: Pick<
    RecordGuard,
    | 'guarded'
    | 'locked'
    | 'passkey'
    | 'guardWith'
    | 'unguard'
    | 'opensBackups'
    | 'addPasskey'
    | 'removePasskey'
    | 'hasAside'
    | 'takeBack'
  >;
  readonly lockMinutes: () => number;
  readonly save: (name: string, blob: Blob) => void;
  /** Something came from a backup. */
  readonly onRestored: () => void;
  /** A session is recorded: nothing that takes long begins by itself. */
  readonly busy: () => boolean;
  readonly onChange: () => void;
}

export interface BackupKeeper {
  /** What the page shows; `undefined` = it is not open. */
  readonly view: BackupState | undefined;
  /** `undefined` = there is nothing to lose yet. */
  readonly line: BackupLine | undefined;
  /** What is kept was read anew. */
  read(): Promise<void>;
  /** Time has passed: the folder follows what changed here or came there. */
  follow(): void;
  readonly handlers: Handlers<BackupCommand | GuardCommand>;
}

type GuardCommand = Extract<
  LockCommand,
  { do: 'guard-records' | 'unguard-records' | 'add-passkey' | 'remove-passkey' }
>;

type BackedUp = Settings['backedUp'];

/** Pause before sessions that are not in the folder are tried again, and between looks for what other devices put there, ms. */
const AGAIN: Ms = 30_000;
const LOOK: Ms = 300_000;

/** Name of a backup's file: the day and nothing else. */
const fileNameOf = (epoch: EpochMs): string => `attune-${new Date(epoch).toISOString().slice(0, 10)}.attune`;

export async function keepBackups(options: BackupKeeperOptions): Promise<BackupKeeper> {
  const { window, records, guard, save, onRestored, busy, onChange } = options;
  let open = false;
  /** Whether the browser knows passkeys that make a secret. */
  let passkeys = false;
  let vault: KeptVault | undefined;
  let backedUp: BackedUp;
  let folder: BackupPlace | undefined;
  /** Whether records were set aside when this device began anew. */
  let aside = false;
  /** The practice's own server, where the host names one. */
  let server: string | undefined;
  let access: NonNullable<BackupState['folder']>['state'] = 'ready';
  /** When the folder was last written or tried, on `performance.now()`. */
  let tried = -Infinity;
  const attempts = backupAttempts(window, onChange);

  const waiting = (): number =>
    records.closed.filter(({ id, facts }) => backedUp?.facts[id] !== facts).length;

  async function read(): Promise<void> {
    vault = (await records.setting('vault')) as KeptVault | undefined;
    backedUp = await records.setting('backedUp');
    folder = (await records.setting('backupServer')) ?? (await records.setting('backupFolder'));
    // Broken off between the two, the records still ask for the secrets of before.
    if (vault !== undefined) follows(vault);
  }

  function keepVault(next: KeptVault): void {
    const changed = vault?.header !== next.header;
    vault = next;
    records.keep('vault', next);
    if (changed) follows(next);
  }

  /** Guarded records go with every change of the secrets; what fails is tried again at the next start. */
  function follows(kept: KeptVault): void {
    if (guard.guarded && !guard.locked) void guard.guardWith(kept).catch(() => undefined);
  }

  async function noteBackup(epoch: EpochMs): Promise<void> {
    const facts = Object.fromEntries((await records.here.sessions()).map((one) => [one.id, one.facts]));
    backedUp = { epoch, facts };
    records.keep('backedUp', backedUp);
  }

  async function extras(): Promise<FolderExtras> {
    const { backupWords } = await import('../ui/words/backup.ts');
    try {
      const answer = await window.fetch('./open-vault.html');
      const opener = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
      return { readme: backupWords.readme, opener };
    } catch {
      return { readme: backupWords.readme, opener: undefined };
    }
  }

  async function copyToFolder(work: BackupWork): Promise<BackupDone | undefined> {
    if (folder === undefined || vault === undefined) return undefined;
    tried = window.performance.now();
    try {
      const made = window.Date.now();
      const copy = await work.toFolder(records.here, vault, folder, await extras(), made);
      keepVault(copy.vault);
      access = 'ready';
      await records.refresh();
      await noteBackup(made);
      if (copy.taken.sessions.length > 0 || copy.taken.erased > 0) onRestored();
      return { did: 'copied', sessions: copy.sessions };
    } catch (cause) {
      const { code } = cause as { readonly code?: unknown };
      if (code === 'wrong-secret') access = 'foreign';
      if (code === 'unreachable') access = 'lost';
      throw cause;
    }
  }

  function follow(): void {
    // A disk that is gone waits for a person, a server that is gone for itself.
    const there = access === 'ready' || (access === 'lost' && typeof folder === 'string');
    if (folder === undefined || vault === undefined || busy() || !there || attempts.working) return;
    // A folder that fails is not asked again every second; other devices are looked for now and then.
    const due = waiting() > 0 ? AGAIN : LOOK;
    if (window.performance.now() - tried >= due) attempts.begin(undefined, copyToFolder);
  }

  async function lookAtFolder(): Promise<void> {
    if (folder === undefined) return;
    access = (await mayWrite(folder, false)) ? 'ready' : 'ask';
    onChange();
    if (access === 'ready' && vault !== undefined && !busy()) attempts.begin(undefined, copyToFolder);
  }

  /** From now on copies go there. */
  function use(chosen: BackupPlace): void {
    folder = chosen;
    access = 'ready';
    records.keep('backupFolder', typeof chosen === 'string' ? undefined : chosen);
    records.keep('backupServer', typeof chosen === 'string' ? chosen : undefined);
    attempts.begin('copying', copyToFolder);
  }

  const handlers: Handlers<BackupCommand | GuardCommand> = {
    'open-backup': () => {
      open = true;
      const none = (): boolean => false;
      const asked = [knowsPasskeys(window), serverHere(window), guard.hasAside().catch(none)] as const;
      void Promise.all(asked).then(([known, here, set]) => {
        passkeys = known;
        server = here;
        aside = set;
        onChange();
      });
      attempts.fresh();
    },
    'close-backup': () => {
      open = false;
      onChange();
    },
    'set-passphrase': ({ passphrase }) =>
      attempts.begin('key', async (work) => {
        const set = await work.setPassphrase(vault, passphrase);
        keepVault(set.vault);
        if (set.code !== undefined) attempts.showCode(set.code);
        // One passphrase for everything: from its first day it locks the records too.
        if (set.code !== undefined || guard.guarded) await guard.guardWith(set.vault);
        // What lies in the folder is sealed anew under the new key, the rest of its devices are asked for it.
        if (set.code === undefined && folder !== undefined && access === 'ready') await copyToFolder(work);
        return set.code === undefined ? { did: 'passphrase' } : undefined;
      }),
    'code-kept': attempts.dropCode,
    'guard-records': ({ passphrase }) =>
      attempts.begin('key', async () => {
        if (vault === undefined) return undefined;
        if (!(await guard.opensBackups(vault, passphrase))) throw new Refused('wrong-secret');
        await guard.guardWith(vault);
        return { did: 'guarded' };
      }),
    'unguard-records': () =>
      attempts.begin('key', async () => {
        await guard.unguard();
        return { did: 'unguarded' };
      }),
    'add-passkey': () =>
      attempts.begin('passkey', async () => {
        const { backupWords } = await import('../ui/words/backup.ts');
        if (!(await guard.addPasskey(backupWords.passkey.name))) throw new Refused('passkey');
        return { did: 'passkey-added' };
      }),
    'remove-passkey': () =>
      attempts.begin('key', async () => {
        await guard.removePasskey();
        return { did: 'passkey-removed' };
      }),
    'back-up': () =>
      attempts.begin('copying', async (work) => {
        if (vault === undefined) return undefined;
        const made = window.Date.now();
        const copy = await work.toFile(records.here, vault, made);
        keepVault(copy.vault);
        save(fileNameOf(made), copy.blob);
        await noteBackup(made);
        return { did: 'copied', sessions: copy.sessions };
      }),
    'choose-folder': () => {
      void folderPicker(window)?.().then(
        (chosen) => use(chosen),
        // The list was closed: nothing has changed.
        () => undefined,
      );
    },
    'use-server': () => {
      if (server !== undefined) use(server);
    },
    'copy-now': () =>
      attempts.begin('copying', async (work) => {
        if (!(await mayWrite(folder, true))) {
          access = 'ask';
          return undefined;
        }
        return copyToFolder(work);
      }),
    'join-folder': ({ secret }) =>
      attempts.begin('key', async (work) => {
        if (folder === undefined) return undefined;
        keepVault(await work.join(vault, folder, secret));
        return copyToFolder(work);
      }),
    'take-back': ({ secret }) =>
      attempts.begin('restoring', async () => {
        const { sessions, lost } = await guard.takeBack(secret, records.here);
        aside = await guard.hasAside();
        await records.refresh();
        onRestored();
        return { did: 'restored', sessions: sessions.length, erased: 0, lost, waiting: 0 };
      }),
    restore: ({ file, secret }) =>
      attempts.begin('restoring', async (work) => {
        const { taken, vault: next, whole } = await work.restore(records.here, vault, file, secret);
        keepVault(next);
        await records.refresh();
        onRestored();
        const { sessions, erased, lost, waiting: missing } = taken;
        return {
          did: 'restored',
          sessions: sessions.length,
          erased,
          lost: lost + (whole || lost > 0 || missing > 0 ? 0 : 1),
          waiting: missing,
        };
      }),
  };

  await read();
  void lookAtFolder();
  return {
    get view() {
      if (!open) return undefined;
      return {
        secured: vault !== undefined,
        guarded: guard.guarded,
        lockMinutes: options.lockMinutes(),
        waiting: waiting(),
        sessions: records.closed.length,
        canFolder: folderPicker(window) !== undefined,
        aside,
        canServer: server !== undefined && server !== folder,
        ...(backedUp !== undefined && { last: backedUp.epoch }),
        ...(folder !== undefined && {
          folder: { ...(typeof folder !== 'string' && { name: folder.name }), state: access },
        }),
        ...((passkeys || guard.passkey) && { passkey: guard.passkey }),
        ...attempts.told,
      };
    },
    get line() {
      if (records.closed.length === 0) return undefined;
      return {
        waiting: waiting(),
        folderLost: folder !== undefined && access !== 'ready',
        ...(backedUp !== undefined && { last: backedUp.epoch }),
      };
    },
    read: async () => {
      await read();
      void lookAtFolder();
    },
    follow,
    handlers,
  };
}
