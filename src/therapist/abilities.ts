/** What this browser can do for a session. */
import type { Abilities, BluetoothAccess } from '../ui/model/view.ts';

/** Whether a strap can be reached now; an adapter may come and go, and not every browser tells. */
export async function bluetoothAccess(
  window: Window,
  bluetooth: Bluetooth | undefined,
): Promise<BluetoothAccess> {
  if (!window.isSecureContext) return 'insecure';
  if (bluetooth === undefined) return 'no-bluetooth';
  try {
    return (await bluetooth.getAvailability()) ? 'available' : 'adapter-off';
  } catch {
    return 'available';
  }
}

export async function readAbilities(window: Window, bluetooth: Bluetooth | undefined): Promise<Abilities> {
  const { serviceWorker } = window.navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  return {
    bluetooth: await bluetoothAccess(window, bluetooth),
    // Whether a pop-up will be blocked is known only when it is tried; a touch is always allowed to try.
    secondWindow: true,
    // At the first visit the files are still being put by; whoever asks is told when they are.
    offline: serviceWorker === undefined ? false : serviceWorker.controller !== null || undefined,
  };
}

/** Calls back once the page can be opened without a network; never where there is no service worker. */
export function whenOffline({ navigator }: Window, tell: () => void): void {
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  void serviceWorker?.ready.then(tell);
}
