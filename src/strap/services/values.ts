/** What every service of a strap needs of a link: one call at a time, values that are read or heard, nothing after its end. */
import type { GattQueue } from '../gatt-queue.ts';

/** A link that is up. */
export interface Linked {
  readonly server: BluetoothRemoteGATTServer;
  /** For every call on this link. */
  readonly queue: GattQueue;
  /** Aborted when the link ends or is given up. */
  readonly signal: AbortSignal;
}

/** Listens to a characteristic's values until the link ends. */
export function onValue(
  characteristic: BluetoothRemoteGATTCharacteristic,
  signal: AbortSignal,
  take: (view: DataView) => void,
): void {
  characteristic.addEventListener(
    'characteristicvaluechanged',
    () => {
      if (!signal.aborted && characteristic.value !== undefined) take(characteristic.value);
    },
    { signal },
  );
}

/** What a call gives, or `undefined` for whatever reason it gives nothing: what is only told besides costs nothing else. */
export async function attempt<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch {
    return undefined;
  }
}

/** Reads values of one service, each on its own; only what was found is present. */
export async function readValues<Part extends string>(
  { server, queue }: Linked,
  service: string,
  values: readonly (readonly [Part, string, (view: DataView) => string | undefined])[],
): Promise<Partial<Record<Part, string>>> {
  const found: Partial<Record<Part, string>> = {};
  const source = await attempt(() => queue(() => server.getPrimaryService(service)));
  if (source === undefined) return found;
  for (const [part, name, parse] of values) {
    const told = await attempt(async () => {
      const characteristic = await queue(() => source.getCharacteristic(name));
      return parse(await queue(() => characteristic.readValue()));
    });
    if (told !== undefined) found[part] = told;
  }
  return found;
}
