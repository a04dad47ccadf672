/** The page of the lock before anything else can be shown: where the records are locked at the start, the rest of the window waits behind it. */
import { CommandEvent, obey } from '../ui/model/command.ts';
import type { AttuneTherapist } from '../ui/therapist/attune-therapist.ts';
import { keepLock, type LockHandled, type LockKeeper, type LockOptions } from './lock-keeper.ts';
import type { Notices } from './notices.ts';

export interface LockedOutOptions extends Omit<LockOptions, 'onChange'> {
  readonly notices: Notices;
  readonly element: AttuneTherapist;
  /** Whether the window stands. */
  readonly drawn: () => boolean;
  readonly redraw: () => void;
  /** The page of the lock is what hears from now on. */
  readonly heard: () => void;
}

/** Resolves once the records are open, or somebody wants to start without them. */
export async function lockedOut(options: LockedOutOptions): Promise<LockKeeper> {
  const { element, notices, drawn, redraw, heard } = options;
  const show = (): void => {
    const { view } = lock;
    if (view !== undefined) element.view = { screen: 'lock', ...view, notices: notices.list };
  };
  const lock = await keepLock({ ...options, onChange: () => (drawn() ? redraw() : show()) });
  if (!lock.locked) return lock;
  const hear = ({ command }: CommandEvent): void => {
    if (command.do in lock.handlers) obey(lock.handlers, command as LockHandled);
  };
  heard();
  element.addEventListener(CommandEvent.type, hear);
  show();
  await lock.passed;
  element.removeEventListener(CommandEvent.type, hear);
  return lock;
}
