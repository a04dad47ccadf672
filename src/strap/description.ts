/**
 * What a strap says of itself besides heart rate: where it sits, who made it, its battery. Each value is read on its own
 * after heart rate runs, and one that is missing or refused costs nothing else.
 */
import type { Ms } from '../signal/units.ts';
import { parseBattery } from './battery-codec.ts';
import { parseBodyLocation } from './body-location-codec.ts';
import { onValue, type Connection } from './connection.ts';
import { parseDeviceText } from './device-text-codec.ts';
import type { DeviceEvent } from './strap-event.ts';

const BATTERY_EVERY: Ms = 600_000;

/** What a read gives, or `undefined` for whatever reason it gives nothing. */
async function attempt<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

async function readValue<T>(
  { server, queue }: Connection,
  service: string,
  characteristic: string,
  parse: (view: DataView) => T | undefined,
): Promise<T | undefined> {
  return attempt(async () => {
    const found = await queue(() => server.getPrimaryService(service));
    const source = await queue(() => found.getCharacteristic(characteristic));
    return parse(await queue(() => source.readValue()));
  });
}

const texts = {
  manufacturer: 'manufacturer_name_string',
  model: 'model_number_string',
  hardware: 'hardware_revision_string',
  firmware: 'firmware_revision_string',
  software: 'software_revision_string',
} as const;

/** Reads location and device information; only what was found is present. The serial number is not asked for. */
export async function readDescription(
  connection: Connection,
): Promise<Omit<DeviceEvent, 'type' | 'at' | 'name'>> {
  const location = await readValue(connection, 'heart_rate', 'body_sensor_location', parseBodyLocation);
  const found: Record<string, string> = { ...(location !== undefined && { location }) };
  for (const [part, characteristic] of Object.entries(texts)) {
    const text = await readValue(connection, 'device_information', characteristic, parseDeviceText);
    if (text !== undefined) found[part] = text;
  }
  return found;
}

/**
 * Follows the battery until `signal` is aborted: reads it now and every ten minutes, and listens where the strap
 * notifies. `tell` hears every value, changed or not.
 */
export async function followBattery(
  { server, queue }: Connection,
  signal: AbortSignal,
  after: (ms: Ms, fn: () => void) => () => void,
  tell: (percent: number) => void,
): Promise<void> {
  const take = (view: DataView): void => {
    const percent = parseBattery(view);
    if (percent !== undefined && !signal.aborted) tell(percent);
  };
  const level = await attempt(async () => {
    const service = await queue(() => server.getPrimaryService('battery_service'));
    return queue(() => service.getCharacteristic('battery_level'));
  });
  if (level === undefined || signal.aborted) return;
  const readAgain = async (): Promise<void> => {
    const value = await attempt(() => queue(() => level.readValue()));
    if (value !== undefined) take(value);
    if (signal.aborted) return;
    const cancel = after(BATTERY_EVERY, () => void readAgain());
    signal.addEventListener('abort', cancel, { once: true });
  };
  await readAgain();
  // A read, too, makes the browser report a changed value, hence only now.
  onValue(level, signal, take);
  await attempt(() => queue(() => level.startNotifications()));
}
