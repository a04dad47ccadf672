/**
 * The lock of the records as the window keeps it: by hand, by time, when hidden, after the computer slept. A session that runs goes on; where none does
 * the page is opened anew, so that nothing of what was read is left in its memory.
 */
import type { EpochMs, Ms } from '../terms/units.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { LockCommand } from '../ui/model/record-command.ts';
import type { LockState } from '../ui/model/lock-view.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';

/** What it obeys; the rest is the page of backups'. */
export type LockHandled = Exclude<
  LockCommand,
  { do: 'guard-records' | 'unguard-records' | 'add-passkey' | 'remove-passkey' }
>;

export interface LockKeeper {
  /** What the page of the lock shows; `undefined` = it is not shown. */
  readonly view: LockState | undefined;
  /** Whether a passphrase guards the records. */
  readonly guarded: boolean;
  readonly locked: boolean;
  /** Minutes without input after which they lock themselves; 0 = never. */
  readonly minutes: number;
  /** Waits until the records were opened, or somebody wants to start without them. */
  readonly passed: Promise<void>;
  /** From now on this is what runs, and what is to be left when the records are locked. */
  begin(desk: LockedDesk): void;
  /** A second has passed. */
  tick(): void;
  readonly handlers: Handlers<LockHandled>;
}

export interface LockedDesk {
  readonly recording: () => boolean;
  /** A strap is linked, or is being. */
  readonly linked: () => boolean;
  /** Leaves every page that shows records. */
  readonly leave: () => void;
  /** The records were opened beside it. */
  readonly opened: () => void;
}

export interface LockOptions {
  readonly window: Pick<Window, 'addEventListener'> & {
    readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
    readonly location: Pick<Location, 'reload'>;
    readonly Date: Pick<DateConstructor, 'now'>;
  };
  readonly records: Pick<RecordKeeper, 'guard' | 'setting' | 'keep' | 'atRisk'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly monotonic: () => Ms;
  readonly onChange: () => void;
}

const MINUTE: Ms = 60_000;
export const USUAL_MINUTES = 10;
/** Hidden for this long they lock themselves, ms. */
const HIDDEN: Ms = 5 * MINUTE;
/** A second that took this long was spent asleep, ms. */
const SLEPT: Ms = 2 * MINUTE;
/** Longest pause between two tries, after five of them 1 s longer each, ms. */
const LONGEST: Ms = 30_000;

export async function keepLock(options: LockOptions): Promise<LockKeeper> {
  const { window, records, notices, monotonic, onChange } = options;
  const { document } = window;
  const { guard } = records;
  const wall = (): EpochMs => window.Date.now();
  let minutes = (await records.setting('lockMinutes')) ?? USUAL_MINUTES;
  let desk: LockedDesk | undefined;
  /** The page of the lock was asked for beside a session. */
  let asked = false;
  /** Somebody wants to work without the records. */
  let without = false;
  /** They were locked beside a session, or beside a strap that was linked. */
  let beside = false;
  /** A session was recorded since they were locked. */
  let recorded = false;
  let now: Pick<LockState, 'busy' | 'trouble' | 'group'> = { busy: false };
  let since: EpochMs | undefined;
  let wrong = 0;
  let notBefore: Ms = 0;
  let pass: () => void = () => undefined;
  const passed = guard.locked ? new Promise<void>((resolve) => (pass = resolve)) : Promise.resolve();

  let touched = wall();
  let last = wall();
  let hiddenSince: EpochMs | undefined;
  for (const type of ['pointerdown', 'keydown', 'wheel'] as const)
    window.addEventListener(type, () => (touched = wall()), { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => {
    hiddenSince = document.visibilityState === 'hidden' ? wall() : undefined;
  });

  function show(next: typeof now): void {
    now = next;
    onChange();
  }

  /** Where nothing runs that the page would take with it, it is opened anew. */
  function leave(): boolean {
    if (desk === undefined || desk.recording() || records.atRisk) return false;
    window.location.reload();
    return true;
  }

  const tellLocked = (): void =>
    notices.show(() => ({
      key: 'locked',
      icon: 'lock',
      ...noticeWords.locked,
      actions: [{ label: noticeWords.unlock, command: { do: 'open-unlock' } }],
    }));

  function lock(byItself: boolean): void {
    if (!guard.guarded || guard.locked) return;
    guard.lock();
    desk?.leave();
    if (desk?.linked() !== true && leave()) return;
    beside = without = true;
    since = byItself ? wall() : undefined;
    tellLocked();
    onChange();
  }

  async function unlock(secret: Extract<LockHandled, { do: 'unlock' }>['secret'] | 'passkey'): Promise<void> {
    if (now.busy || !guard.locked) return;
    if (monotonic() < notBefore) return show({ busy: false, trouble: 'wait' });
    show({ busy: true });
    const failure = await guard.unlock(secret);
    if (failure !== undefined) {
      // Nobody guesses a passkey.
      if (secret !== 'passkey') wrong += 1;
      notBefore = monotonic() + Math.min(LONGEST, 1000 * Math.max(0, wrong - 4));
      return show({ busy: false, ...failure });
    }
    wrong = 0;
    asked = without = beside = recorded = false;
    since = undefined;
    touched = wall();
    notices.drop('locked');
    desk?.opened();
    pass();
    show({ busy: false });
  }

  async function beginAnew(): Promise<void> {
    if (now.busy || !guard.locked || desk?.recording() === true) return;
    show({ busy: true });
    try {
      await guard.beginAnew();
      window.location.reload();
    } catch {
      show({ busy: false, trouble: 'failed' });
    }
  }

  return {
    get view() {
      if (!guard.locked || (without && !asked)) return undefined;
      return {
        ...now,
        passkey: guard.passkey,
        recording: desk?.recording() ?? false,
        ...(since !== undefined && { since }),
      };
    },
    get guarded() {
      return guard.guarded;
    },
    get locked() {
      return guard.locked;
    },
    get minutes() {
      return minutes;
    },
    passed,
    begin: (next) => {
      desk = next;
      if (guard.locked) tellLocked();
    },
    tick: () => {
      const time = wall();
      const slept = time - last > SLEPT;
      last = time;
      // Of a clock that was set back nobody knows how long ago it was: it counts from now.
      touched = Math.min(touched, time);
      if (hiddenSince !== undefined) hiddenSince = Math.min(hiddenSince, time);
      if (guard.locked) {
        if (desk?.recording() === true) recorded = true;
        // The session is over that went on without the records, its strap is gone, or another window locked them.
        else if (recorded || !without || (beside && desk?.linked() === false)) leave();
        return;
      }
      const idle = minutes > 0 && time - touched > minutes * MINUTE;
      const hidden = hiddenSince !== undefined && time - hiddenSince > HIDDEN;
      if (idle || hidden || slept) lock(true);
    },
    handlers: {
      'lock-now': () => lock(false),
      'open-unlock': () => {
        asked = true;
        show({ busy: false });
      },
      'close-unlock': () => {
        asked = false;
        show({ busy: false });
      },
      unlock: ({ secret }) => void unlock(secret),
      'unlock-by-passkey': () => void unlock('passkey'),
      'start-without-unlocking': () => {
        without = true;
        pass();
        onChange();
      },
      'begin-anew': () => void beginAnew(),
      'lock-after': (command) => {
        minutes = command.minutes;
        records.keep('lockMinutes', minutes);
        onChange();
      },
    },
  };
}
