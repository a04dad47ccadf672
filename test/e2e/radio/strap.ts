/**
 * One emulated strap: its Device1 and GATT objects in BlueZ's tree, and the switches by which a test makes it beat,
 * fade and vanish. Holds no clock and sends nothing by itself.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { MotionSensor, MotionSensorOptions } from '../../../mocks/motion-sensor.ts';
import { BusError } from './bus.ts';
import type { Call, Reply } from './bus.ts';
import { BATTERY_LEVEL, HEART_RATE, MEASUREMENT, services } from './gatt.ts';
import type { Characteristic, Offer, Service } from './gatt.ts';
import type { ObjectTree } from './objects.ts';
import { variant } from './wire.ts';
import type { Variant } from './wire.ts';

const ADAPTER = 'org.bluez.Adapter1';
const DEVICE = 'org.bluez.Device1';
const SERVICE = 'org.bluez.GattService1';
const CHARACTERISTIC = 'org.bluez.GattCharacteristic1';
const DESCRIPTOR = 'org.bluez.GattDescriptor1';
/** Client characteristic configuration: without it Chromium refuses startNotifications. */
const CONFIGURATION = '00002902-0000-1000-8000-00805f9b34fb';
/** How long a connection takes, and a vain one, ms. */
const CONNECTING_MS = 20;
const UNREACHABLE_MS = 200;
/** How long a brief link stands, ms: its end comes after the answer on the same bus. */
const BRIEF_MS = 20;
const RSSI_DBM = -58;

/** A strap to put into the air. */
export interface StrapOptions extends Offer {
  readonly name: string;
  /** Six bytes in hexadecimal digits, parted by colons; absent = one of its own per radio. */
  readonly address?: string;
  /** Makes its motion sensor; absent = it has none. */
  readonly motion?: (link: Pick<MotionSensorOptions, 'notify' | 'drop'>) => MotionSensor;
}

/** A step of BlueZ at which a strap misbehaves: linking, listing its services, starting notifications, ending the link. */
type Step = 'connect' | 'services' | 'subscribe' | 'disconnect';
/** `garbage` = an answer that means nothing: an unknown error, no services, notifications that never begin; `brief` = the link ends as soon as notifications have begun. */
type Fault = 'drop' | 'hang' | 'refuse' | 'garbage' | 'brief';

export class EmulatedStrap {
  readonly name: string;
  readonly address: string;
  /** Its object, e.g. `/org/bluez/hci0/dev_C0_FF_EE_00_00_01`. */
  readonly path: string;
  /** Its motion sensor; `undefined` = it has none. */
  readonly motion: MotionSensor | undefined;
  readonly #adapter: string;
  readonly #tree: ObjectTree;
  readonly #services: Service[];
  /** Characteristics by object path, while connected. */
  readonly #characteristics = new Map<string, Characteristic>();
  readonly #subscribers = new Map<Characteristic, Set<string>>();
  #holder: string | undefined;
  #near = true;
  #refusing = false;
  #hanging = false;
  #connections = 0;
  #fault: { readonly step: Step; readonly fault: Fault } | undefined;
  readonly #hung = new Set<() => void>();
  #late: { readonly step: Step; readonly ms: number } | undefined;
  readonly #advertised: boolean;

  constructor(tree: ObjectTree, adapter: string, address: string, options: StrapOptions) {
    this.name = options.name;
    this.address = address;
    this.#tree = tree;
    this.#adapter = adapter;
    this.path = `${adapter}/dev_${address.replaceAll(':', '_')}`;
    this.motion = options.motion?.({
      notify: (name, value) =>
        void this.#send(name, [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)]),
      drop: () => this.dropLink(),
    });
    this.#services = services(options, this.motion);
    this.#advertised = options.advertised !== false;
  }

  /** Whether a program holds a link to it. */
  get connected(): boolean {
    return this.#holder !== undefined;
  }

  /** Number of links made so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Whether a program listens to its heart rate. */
  get subscribed(): boolean {
    const measurement = this.#find(MEASUREMENT);
    return measurement !== undefined && (this.#subscribers.get(measurement)?.size ?? 0) > 0;
  }

  /** Sends a heart rate packet. Returns false if nobody listens: then it is lost, as in the air. */
  notify(bytes: Uint8Array): boolean {
    return this.#send(MEASUREMENT, [...bytes]);
  }

  /** Changes the battery level, and tells whoever listens. */
  setBattery(percent: number): void {
    const level = this.#find(BATTERY_LEVEL);
    if (level === undefined) throw new Error('this strap has no battery service');
    level.value = [percent];
    this.#send(BATTERY_LEVEL, level.value);
  }

  /** The link breaks; the strap stays in reach. */
  dropLink(): void {
    if (this.#holder === undefined) return;
    this.#holder = undefined;
    this.motion?.unlinked();
    this.#subscribers.clear();
    this.#characteristics.clear();
    // The order matters: a removed service before `Connected` is false would look like a change of the strap.
    this.#tree.set(this.path, DEVICE, {
      Connected: variant('b', false),
      ServicesResolved: variant('b', false),
    });
    this.#services.forEach((_, i) => this.#tree.remove(this.#servicePath(i)));
  }

  /** Out of reach it is not seen, cannot be connected, and an open link breaks. */
  outOfRange(out: boolean): void {
    this.#near = !out;
    if (out) this.dropLink();
  }

  /** Whether it turns connections down, as a strap does that another program holds. */
  refuseConnect(refuse: boolean): void {
    this.#refusing = refuse;
  }

  /** Whether a call to connect never ends. */
  hangConnect(hang: boolean): void {
    this.#hanging = hang;
  }

  /** From now on the strap misbehaves so at this step; without arguments it behaves again. */
  misbehave(step?: Step, fault?: Fault): void {
    this.#fault = step === undefined || fault === undefined ? undefined : { step, fault };
    this.#late = undefined;
    for (const end of this.#hung) end();
    this.#hung.clear();
  }

  /** From now on this step takes so long, ms. */
  dawdle(step: Step, ms: number): void {
    this.#late = { step, ms };
  }

  /** What happens at `step` beside or instead of what should. Ends when the step may go on; one that hangs ends, badly, once the strap behaves. */
  async #troubled(step: Step): Promise<Fault | undefined> {
    if (this.#late?.step === step) await after(this.#late.ms);
    if (this.#fault?.step !== step) return undefined;
    const { fault } = this.#fault;
    if (fault === 'hang') {
      await new Promise<void>((resolve) => this.#hung.add(resolve));
      // Meanwhile the browser has given it up.
      throw new BusError('org.bluez.Error.Failed', 'le-connection-abort-by-local');
    }
    if (fault === 'refuse') throw new BusError('org.bluez.Error.NotPermitted', 'Not permitted');
    return fault;
  }

  /** For the adapter: says that it is here, so that a scan lists it. */
  advertise(): void {
    if (!this.#near) return;
    if (this.#tree.has(this.path)) {
      this.#tree.set(this.path, DEVICE, { RSSI: variant('n', RSSI_DBM) });
      return;
    }
    this.#tree.add(this.path, {
      [DEVICE]: {
        Adapter: variant('o', this.#adapter),
        Address: variant('s', this.address),
        AddressType: variant('s', 'random'),
        Name: variant('s', this.name),
        Alias: variant('s', this.name),
        UUIDs: variant('as', this.#advertisedServices()),
        RSSI: variant('n', RSSI_DBM),
        ...flags([
          'Paired',
          'Bonded',
          'Trusted',
          'Blocked',
          'LegacyPairing',
          'Connected',
          'ServicesResolved',
        ]),
      },
    });
  }

  /** For the adapter: breaks the link and removes the strap's objects. */
  remove(): void {
    this.dropLink();
    this.#tree.remove(this.path);
  }

  /** For the adapter: a program ended; what it held is free again. */
  gone(caller: string): void {
    for (const listeners of this.#subscribers.values()) listeners.delete(caller);
    if (this.#holder === caller) this.dropLink();
  }

  /** For the adapter: whether a call to that path is for this strap. */
  owns(path: string): boolean {
    return path === this.path || path.startsWith(`${this.path}/`);
  }

  /** For the adapter: answers a call to the strap's own objects. */
  async answer(call: Call): Promise<Reply | undefined> {
    if (call.interface === DEVICE) {
      if (call.member === 'Connect') await this.#connect(call.caller);
      if (call.member === 'Disconnect') {
        await this.#troubled('disconnect');
        this.dropLink();
      }
      return undefined;
    }
    const characteristic = this.#characteristics.get(call.path);
    if (call.interface !== CHARACTERISTIC || characteristic === undefined) return undefined;
    switch (call.member) {
      case 'ReadValue':
        // Without the change of `Value` the browser swallows the next notification of this characteristic.
        this.#tree.set(call.path, CHARACTERISTIC, { Value: variant('ay', characteristic.value) });
        return { signature: 'ay', body: [characteristic.value] };
      case 'StartNotify':
        switch (await this.#troubled('subscribe')) {
          case 'drop':
            this.dropLink();
            throw new BusError('org.bluez.Error.Failed', 'Not connected');
          case 'garbage':
            return undefined;
          case 'brief':
            this.#listen(characteristic, call, true);
            setTimeout(() => this.dropLink(), BRIEF_MS);
            return undefined;
          default:
            this.#listen(characteristic, call, true);
            return undefined;
        }
      case 'WriteValue':
        if (characteristic.write === undefined)
          throw new BusError('org.bluez.Error.NotSupported', 'no writing here');
        await characteristic.write(new DataView(Uint8Array.from(call.args[0] as number[]).buffer));
        return undefined;
      case 'StopNotify':
        this.#listen(characteristic, call, false);
        return undefined;
      default:
        throw new BusError('org.bluez.Error.NotSupported', `no ${call.member} here`);
    }
  }

  async #connect(caller: string): Promise<void> {
    if (this.#tree.get(this.#adapter, ADAPTER, 'Powered') !== true) {
      throw new BusError('org.bluez.Error.NotReady', 'Resource Not Ready');
    }
    const trouble = await this.#troubled('connect');
    if (trouble === 'garbage') throw new BusError('org.bluez.Error.Strange', 'something else');
    if (this.#hanging) await new Promise(() => undefined);
    if (this.#refusing) throw new BusError('org.bluez.Error.Failed', 'Connection refused');
    await after(this.#near ? CONNECTING_MS : UNREACHABLE_MS);
    if (!this.#near) throw new BusError('org.bluez.Error.Failed', 'le-connection-abort-by-local');
    if (this.#holder !== undefined) return;
    this.#holder = caller;
    this.#connections++;
    // Connected must be known before the call returns; the services follow it, and then the word that they are all there.
    this.#tree.set(this.path, DEVICE, { Connected: variant('b', true) });
    if (trouble === 'drop') {
      this.dropLink();
      return;
    }
    void this.#resolve();
  }

  async #resolve(): Promise<void> {
    const mine = this.#connections;
    const trouble = await this.#troubled('services').catch((): Fault => 'garbage');
    if (mine !== this.#connections) return;
    if (trouble === 'drop') {
      this.dropLink();
      return;
    }
    if (this.#holder === undefined) return;
    if (trouble === 'garbage') {
      this.#tree.set(this.path, DEVICE, { ServicesResolved: variant('b', true) });
      return;
    }
    this.#services.forEach((service, i) => this.#show(service, this.#servicePath(i)));
    this.#tree.set(this.path, DEVICE, { ServicesResolved: variant('b', true) });
  }

  #show(service: Service, path: string): void {
    this.#tree.add(path, {
      [SERVICE]: {
        UUID: variant('s', service.uuid),
        Device: variant('o', this.path),
        Primary: variant('b', true),
        Includes: variant('ao', []),
      },
    });
    service.characteristics.forEach((characteristic, i) => {
      const at = `${path}/char${(i + 1).toString(16).padStart(4, '0')}`;
      this.#characteristics.set(at, characteristic);
      const notifies = characteristic.flags.includes('notify') || characteristic.flags.includes('indicate');
      this.#tree.add(at, {
        [CHARACTERISTIC]: {
          UUID: variant('s', characteristic.uuid),
          Service: variant('o', path),
          Value: variant('ay', []),
          Flags: variant('as', characteristic.flags),
          ...(notifies ? { Notifying: variant('b', false) } : {}),
        },
      });
      if (!notifies) return;
      this.#tree.add(`${at}/desc0001`, {
        [DESCRIPTOR]: {
          UUID: variant('s', CONFIGURATION),
          Characteristic: variant('o', at),
          Value: variant('ay', []),
        },
      });
    });
  }

  #listen(characteristic: Characteristic, call: Call, on: boolean): void {
    const listeners = this.#subscribers.get(characteristic) ?? new Set();
    if (on) listeners.add(call.caller);
    else listeners.delete(call.caller);
    this.#subscribers.set(characteristic, listeners);
    this.#tree.set(call.path, CHARACTERISTIC, { Notifying: variant('b', listeners.size > 0) });
  }

  #send(id: string, value: readonly number[]): boolean {
    const found = [...this.#characteristics].find(([, characteristic]) => characteristic.uuid === id);
    if (found === undefined || (this.#subscribers.get(found[1])?.size ?? 0) === 0) return false;
    this.#tree.set(found[0], CHARACTERISTIC, { Value: variant('ay', value) });
    return true;
  }

  #find(id: string): Characteristic | undefined {
    return this.#services
      .flatMap((s) => s.characteristics)
      .find((characteristic) => characteristic.uuid === id);
  }

  #advertisedServices(): string[] {
    const uuids = new Set([HEART_RATE, ...this.#services.map((s) => s.uuid)]);
    if (!this.#advertised) uuids.delete(HEART_RATE);
    return [...uuids];
  }

  #servicePath(index: number): string {
    return `${this.path}/service${((index + 1) * 16).toString(16).padStart(4, '0')}`;
  }
}

function flags(names: readonly string[]): Record<string, Variant> {
  return Object.fromEntries(names.map((name) => [name, variant('b', false)]));
}
