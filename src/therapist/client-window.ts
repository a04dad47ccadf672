/**
 * The client's window: opened by a touch, moved to a second screen where the browser can place it, watched until it is closed. It has
 * no way back to this window but the channel that the pair shares.
 */
import { fragmentOf, type Pair } from '../mirror/peer.ts';
import type { ClientDoing } from '../session/client-wish.ts';
import type { ClientWindow } from '../ui/model/session-view.ts';

interface PlacedScreen {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

/** The part of the Window Management API that is used; not every browser has it. */
type PlacingWindow = Window & {
  getScreenDetails?: () => Promise<{
    readonly screens: readonly PlacedScreen[];
    readonly currentScreen: PlacedScreen;
  }>;
};

export interface ClientWindowKeeper {
  readonly state: ClientWindow;
  /** What the client does in it, as it was told last. */
  readonly doing: ClientDoing;
  /** Opens it or brings it to the front. Must be called in the touch's own task. */
  open(): void;
  /** Looks whether one is still there, also one that was open before this window was loaded. */
  check(): Promise<void>;
  /** The client's window told what the client does. */
  knows(doing: ClientDoing): void;
  /** A client's window said hello. */
  greeted(): void;
}

/** Moves `opened` to a screen that is not this window's, if the browser knows one and may say so. */
async function moveToSecondScreen(window: PlacingWindow, opened: Window): Promise<void> {
  const details = await window.getScreenDetails?.();
  const other = details?.screens.find((screen) => screen !== details.currentScreen);
  if (other === undefined) return;
  opened.moveTo(other.availLeft, other.availTop);
  opened.resizeTo(other.availWidth, other.availHeight);
}

/** Whether a client's window of this pair is open, known by the lock that it holds. */
export async function isFollowed(locks: Pick<LockManager, 'query'>, pair: Pair): Promise<boolean> {
  const { held = [], pending = [] } = await locks.query();
  return [...held, ...pending].some(({ name }) => name === pair.following);
}

/** Where nothing says that one follows, it is looked for at every fifth look: who follows also says hello. */
const SELDOM = 5;

export function keepClientWindow(window: Window, pair: Pair, onChange: () => void): ClientWindowKeeper {
  let opened: Window | undefined;
  let looks = 0;
  let state: ClientWindow = 'closed';
  let doing: ClientDoing = 'watching';
  const become = (next: ClientWindow): void => {
    if (state === next) return;
    state = next;
    doing = 'watching';
    onChange();
  };

  function open(): void {
    // Only this window can know the name, and by it finds the other one again after a reload.
    const found = window.open('', pair.following, 'popup,width=1024,height=768');
    become(found === null ? 'blocked' : 'open');
    if (found === null) return;
    opened = found;
    if (found.location.href !== 'about:blank') {
      found.focus();
      return;
    }
    // Before anything runs in it: whatever does will not reach this window and its heart data.
    found.opener = null;
    const address = new URL(window.location.href);
    address.search = '?view=client';
    address.hash = fragmentOf(pair);
    found.location.replace(address);
    // Refused or absent: the window stays where it is and can be moved by hand.
    moveToSecondScreen(window, found).catch(() => undefined);
  }

  return {
    get state() {
      return state;
    },
    get doing() {
      return doing;
    },
    open: () => {
      if (opened?.closed === false) opened.focus();
      else open();
    },
    check: async () => {
      // Asking the browser costs; while the window that was opened stands there is nothing to ask.
      if (state === 'open' && opened?.closed === false) return;
      if (state !== 'open' && looks++ % SELDOM !== 0) return;
      const followed = await isFollowed(window.navigator.locks, pair);
      if (followed) become('open');
      else if (state === 'open' && opened?.closed !== false) {
        opened = undefined;
        become('gone');
      }
    },
    knows: (next) => {
      become('open');
      if (doing === next) return;
      doing = next;
      onChange();
    },
    greeted: () => become('open'),
  };
}
