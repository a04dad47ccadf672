/** The Battery service (0x180F): the byte of its level and its meaning, and how it is followed. */
import type { Ms } from '../../terms/units.ts';
import { attempt, onValue, type Linked } from './values.ts';

const READ_EVERY: Ms = 600_000;

/** Charge in percent, 0 to 100 (0x2A19, Bluetooth Battery Service 1.0); `undefined` for an empty or a reserved value. */
export function parseBattery(view: DataView): number | undefined {
  if (view.byteLength === 0) return undefined;
  const percent = view.getUint8(0);
  return percent <= 100 ? percent : undefined;
}

/**
 * Follows the battery until the link ends: reads it now and every ten minutes, and listens where the strap notifies. `tell`
 * hears every value, changed or not. A strap without a battery service costs nothing.
 */
export async function followBattery(
  { server, queue, signal }: Linked,
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
    const cancel = after(READ_EVERY, () => void readAgain());
    signal.addEventListener('abort', cancel, { once: true });
  };
  await readAgain();
  // A read, too, makes the browser report a changed value, hence only now.
  onValue(level, signal, take);
  await attempt(() => queue(() => level.startNotifications()));
}
