/**
 * The walk from a device to running heart rate notifications: server, service, characteristic, all anew each time, one
 * GATT call after another. It knows nothing of retries, facts or time; whoever asked aborts the signal to end it.
 */
import { gattQueue } from './gatt-queue.ts';
import { hearHeartRate } from './services/heart-rate.ts';
import type { Linked } from './services/values.ts';
import { during, StepError } from './strap-error.ts';

/** A link whose notifications run. Hold it: some browsers drop the link once nobody refers to its parts. */
export interface Connection extends Linked {
  readonly characteristic: BluetoothRemoteGATTCharacteristic;
}

/** What happens on the link; nothing is called once the signal is aborted. */
export interface ConnectionListener {
  /** A heart rate packet came; possibly before the walk has returned. */
  packet(view: DataView): void;
  /** The link ended by itself. */
  lost(): void;
  /** The link came up although it was given up in the meantime. */
  late(): void;
}

/**
 * Links `device` and starts heart rate notifications.
 * @throws StepError with the browser's error as its cause, or an `AbortError` once `signal` is aborted.
 */
export async function openConnection(
  device: BluetoothDevice,
  signal: AbortSignal,
  listener: ConnectionListener,
): Promise<Connection> {
  const { gatt } = device;
  if (gatt === undefined)
    throw new StepError('connect', new DOMException('No GATT', 'NotAllowedError'), false);
  const queue = gattQueue(signal);
  let linked = false;
  device.addEventListener(
    'gattserverdisconnected',
    () => {
      // The same object serves every link of a device: the late end of an earlier link is not the end of this one.
      if (linked && !gatt.connected && !signal.aborted) listener.lost();
    },
    { signal },
  );
  const server = await during(
    'connect',
    gatt,
    queue(() => gatt.connect()),
  );
  if (signal.aborted) {
    listener.late();
    signal.throwIfAborted();
  }
  linked = true;
  const link = { server, queue, signal };
  const characteristic = await hearHeartRate(link, (view) => {
    listener.packet(view);
  });
  return { ...link, characteristic };
}
