/**
 * What a strap says of itself besides heart rate: where it sits, who made it, its battery. Each value is read on its own
 * after heart rate runs, and one that is missing or refused costs nothing else.
 */
import type { Ms } from '../terms/units.ts';
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

type Parts = Omit<DeviceEvent, 'type' | 'at' | 'name'>;

/** What can be read: for each service its characteristics, the part that each gives, and how its bytes are read. */
const sources: readonly (readonly [
  service: string,
  values: readonly (readonly [keyof Parts, string, (view: DataView) => string | undefined])[],
])[] = [
  ['heart_rate', [['location', 'body_sensor_location', parseBodyLocation]]],
  [
    'device_information',
    [
      ['manufacturer', 'manufacturer_name_string', parseDeviceText],
      ['model', 'model_number_string', parseDeviceText],
      ['hardware', 'hardware_revision_string', parseDeviceText],
      ['firmware', 'firmware_revision_string', parseDeviceText],
      ['software', 'software_revision_string', parseDeviceText],
    ],
  ],
];

/** Reads location and device information; only what was found is present. The serial number is not asked for. */
export async function readDescription({ server, queue }: Connection): Promise<Parts> {
  let found: Parts = {};
  for (const [name, values] of sources) {
    const service = await attempt(() => queue(() => server.getPrimaryService(name)));
    if (service === undefined) continue;
    for (const [part, characteristic, parse] of values) {
      const told = await attempt(async () => {
        const source = await queue(() => service.getCharacteristic(characteristic));
        return parse(await queue(() => source.readValue()));
      });
      if (told !== undefined) found = { ...found, [part]: told };
    }
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
