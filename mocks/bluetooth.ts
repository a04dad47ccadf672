/**
 * The browser's Bluetooth with simulated straps in reach: chooser, permissions, devices. Chromium's behaviour; no hearts.
 */
import type { Clock } from '../src/terms/clock.ts';
import { Server, type Peripheral } from './gatt-server.ts';
import { canonicalUuid, refusals } from './radio-errors.ts';
import { RadioTarget } from './radio-target.ts';

/** A strap as the browser shows it. */
export class SimulatedDevice extends RadioTarget implements BluetoothDevice {
  readonly id: string;
  readonly name: string;
  readonly gatt: Server;
  readonly watchingAdvertisements = false;
  /** Services that it says in the air that it has. */
  readonly services: ReadonlySet<string>;
  /** Services that the page asked for when the strap was chosen. */
  readonly allowed = new Set<string>();
  /** Whether the page may see it without a chooser. */
  known = false;

  constructor(peripheral: Peripheral, clock: Clock) {
    super();
    this.id = peripheral.id;
    this.name = peripheral.name;
    this.services = new Set(Object.keys(peripheral.offer).map((name) => canonicalUuid(name)));
    this.gatt = new Server(this, peripheral, clock, {
      allowed: this.allowed,
      dropped: () => {
        this.say('gattserverdisconnected');
      },
    });
  }

  forget(): Promise<void> {
    this.known = false;
    this.gatt.disconnect();
    return Promise.resolve();
  }

  watchAdvertisements = (): Promise<void> => Promise.reject(refusals.notSupported());
}

/** What the browser's chooser does next; `hangs` = it stays open until that changes. */
export type Chooser = 'chooses' | 'cancels' | 'hangs';

/** The browser's Bluetooth with the given straps in reach. A request takes the first strap that no link holds. */
export class SimulatedBluetooth extends RadioTarget implements Bluetooth {
  chooser: Chooser = 'chooses';
  available = true;

  constructor(
    private readonly inReach: () => readonly SimulatedDevice[],
    private readonly clock: Clock,
  ) {
    super();
  }

  getAvailability(): Promise<boolean> {
    return Promise.resolve(this.available);
  }

  getDevices(): Promise<BluetoothDevice[]> {
    return Promise.resolve(this.inReach().filter((device) => device.known));
  }

  requestDevice(options?: RequestDeviceOptions): Promise<BluetoothDevice> {
    const asked = options === undefined || !('filters' in options) ? [] : options.filters;
    const services = [...asked.flatMap((one) => one.services ?? []), ...(options?.optionalServices ?? [])];
    return new Promise((resolve, reject) => {
      const allowed = new Set(services.map((alias) => canonicalUuid(alias)));
      const look = (): void => {
        if (this.chooser === 'hangs') {
          this.clock.after(500, look);
          return;
        }
        const fits = (one: SimulatedDevice): boolean =>
          asked.length === 0 ||
          asked.some(
            ({ namePrefix, services: wanted = [] }) =>
              one.name.startsWith(namePrefix ?? '') &&
              [...wanted].every((alias) => one.services.has(canonicalUuid(alias))),
          );
        const devices = this.inReach().filter(fits);
        const device = devices.find((one) => !one.gatt.connected) ?? devices[0];
        if (this.chooser === 'cancels' || !this.available || device === undefined) {
          reject(refusals.cancelled());
          return;
        }
        for (const uuid of allowed) device.allowed.add(uuid);
        device.known = true;
        resolve(device);
      };
      this.clock.after(150, look);
    });
  }

  requestLEScan = (): Promise<never> => Promise.reject(refusals.notSupported());
}
