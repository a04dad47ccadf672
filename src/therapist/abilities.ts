/** What this browser can do for a session; asked when the page stands, and again while a strap is wanted: an adapter may come and go. */
import type { Abilities, BluetoothAccess } from '../ui/model/start-view.ts';
import { emptyStart } from '../ui/model/start-view.ts';

export interface AbilityKeeper {
  readonly abilities: Abilities;
  /** Asks everything. */
  read(): Promise<void>;
  /** Asks for the adapter only. */
  lookForBluetooth(): Promise<void>;
}

/** Whether a strap can be reached now; not every browser tells whether its adapter is on. */
export async function bluetoothAccess(
  secure: boolean,
  bluetooth: Pick<Bluetooth, 'getAvailability'> | undefined,
): Promise<BluetoothAccess> {
  if (!secure) return 'insecure';
  if (bluetooth === undefined) return 'no-bluetooth';
  try {
    return (await bluetooth.getAvailability()) ? 'available' : 'adapter-off';
  } catch {
    return 'available';
  }
}

export interface AbilityOptions {
  readonly window: Window;
  readonly bluetooth: Bluetooth | undefined;
  /** The adapter, which was off, is there. */
  readonly adapterBack: () => void;
  readonly onChange: () => void;
}

export function keepAbilities({ window, bluetooth, adapterBack, onChange }: AbilityOptions): AbilityKeeper {
  const { serviceWorker } = window.navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  let abilities: Abilities = emptyStart.abilities;
  const change = (more: Partial<Abilities>): void => {
    abilities = { ...abilities, ...more };
    onChange();
  };
  const ask = (): Promise<BluetoothAccess> => bluetoothAccess(window.isSecureContext, bluetooth);
  return {
    get abilities() {
      return abilities;
    },
    read: async () => {
      change({
        bluetooth: await ask(),
        // Whether a pop-up will be blocked is known only when it is tried; a touch is always allowed to try.
        secondWindow: true,
        // At the first visit the files are still being put by; whoever asks is told when they are.
        offline: serviceWorker === undefined ? false : serviceWorker.controller !== null || undefined,
      });
      // Never answered where there is no service worker.
      void serviceWorker?.ready.then(() => change({ offline: true }));
    },
    lookForBluetooth: async () => {
      const now = await ask();
      if (now === abilities.bluetooth) return;
      if (abilities.bluetooth === 'adapter-off') adapterBack();
      change({ bluetooth: now });
    },
  };
}
