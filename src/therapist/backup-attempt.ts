/** What is done with backups, one thing at a time: what is under way, what came of it, and what hindered it, in words of the page. The tools are fetched when they are wanted. */
import type { BackupDone, BackupState, BackupTrouble } from '../ui/model/backup-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import type { BackupWork } from './backup-work.ts';

/** What the page is told of it. */
export type Told = Pick<BackupState, 'busy' | 'trouble' | 'group' | 'done' | 'code'>;

/** Why something could not be done, by name. */
export class Refused extends Error {
  constructor(
    readonly trouble: BackupTrouble,
    override readonly cause?: unknown,
  ) {
    super(trouble);
  }
}

export interface BackupAttempts {
  readonly told: Told;
  /** Something is under way. */
  readonly working: boolean;
  /** Begins `work` unless something is under way; `busy` = what the page calls it, `undefined` = nothing is said of it. */
  begin(busy: BackupState['busy'], work: (tools: BackupWork) => Promise<BackupDone | undefined>): void;
  /** A code that is shown until it is on paper; whatever is done meanwhile leaves it there. */
  showCode(code: NonNullable<Told['code']>): void;
  /** The code is on paper. */
  dropCode(): void;
  /** What came of the last thing is said no longer. */
  fresh(): void;
}

export function backupAttempts(window: Window & typeof globalThis, onChange: () => void): BackupAttempts {
  let told: Told = {};
  let working: Promise<void> | undefined;
  let tools: BackupWork | undefined;

  function tell(next: Told): void {
    told = next;
    onChange();
  }
  const code = (): Pick<Told, 'code'> => (told.code === undefined ? {} : { code: told.code });

  return {
    get told() {
      return told;
    },
    get working() {
      return working !== undefined;
    },
    begin: (busy, work) => {
      if (working !== undefined) return;
      tell({ ...(busy !== undefined && { busy }), ...code() });
      working = (async () => {
        try {
          const part = await loadPart(() => import('./backup-work.ts'));
          tools ??= part.openBackupWork(window);
          const done = await work(tools).catch((cause: unknown) => {
            if (cause instanceof Refused) throw cause;
            throw new Refused(part.troubleOf(cause), cause);
          });
          tell({ ...code(), ...(done !== undefined && { done }) });
        } catch (cause) {
          const refused = cause instanceof Refused ? cause : new Refused('failed', cause);
          const { group } = (refused.cause ?? {}) as { readonly group?: number };
          tell({ trouble: refused.trouble, ...(group !== undefined && { group }), ...code() });
        }
      })().finally(() => (working = undefined));
    },
    showCode: (shown) => {
      told = { ...told, code: shown };
    },
    dropCode: () => tell({}),
    fresh: () => tell(code()),
  };
}
