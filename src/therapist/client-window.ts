/**
 * The client's window: opened by a touch, moved to a second screen where the browser can place it, watched until it is closed.
 */
import type { ClientWindow } from '../ui/model/view.ts';

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
  /** Opens it or brings it to the front. Must be called in the touch's own task. */
  open(): void;
  /** Looks whether it is still there. */
  check(): void;
  /** A client's window, opened by us or by hand, said hello. */
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

export function keepClientWindow(window: Window, onChange: () => void): ClientWindowKeeper {
  let opened: Window | undefined;
  let state: ClientWindow = 'closed';
  const become = (next: ClientWindow): void => {
    if (state === next) return;
    state = next;
    onChange();
  };
  return {
    get state() {
      return state;
    },
    open: () => {
      if (opened?.closed === false) {
        opened.focus();
        return;
      }
      const address = new URL(window.location.href);
      address.search = '?view=client';
      address.hash = '';
      opened = window.open(address, 'attune-client', 'popup,width=1024,height=768') ?? undefined;
      become(opened === undefined ? 'blocked' : 'open');
      if (opened === undefined) return;
      // Refused or absent: the window stays where it is and can be moved by hand.
      moveToSecondScreen(window, opened).catch(() => undefined);
    },
    check: () => {
      if (opened?.closed === true) {
        opened = undefined;
        become('closed');
      }
    },
    greeted: () => become('open'),
  };
}
