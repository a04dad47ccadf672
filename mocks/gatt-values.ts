/**
 * Services and characteristics of the simulated strap, with Chromium's rules for reading and notifying. They carry bytes, and
 * leave to the server when an operation may run.
 */
import { canonicalUuid, refusals } from './radio-errors.ts';
import { RadioTarget } from './radio-target.ts';

/** A value that can be written too. */
export interface WritableValue {
  readonly read?: () => DataView;
  readonly notify: boolean;
  /** Takes what was written; ends when the strap has it. */
  readonly write: (bytes: DataView) => Promise<void>;
}

/** What can be done with a value: read it, hear of it, or more. */
type ValueSource = (() => DataView) | 'notify' | WritableValue;

/** What a strap offers over the air: services by name, in them characteristics by name, each with what a read gives. */
export type Offer = Readonly<Record<string, Readonly<Record<string, ValueSource>>>>;

/** What the server does for the values of a connection. */
export interface Operations {
  /** Does `work` after the air's delay, for objects of the connection `generation`. */
  operation<T>(generation: number, work: () => T): Promise<T>;
  /** The same, one at a time. */
  exclusive<T>(generation: number, work: () => T): Promise<T>;
  /** Lets a characteristic hear what the strap sends. */
  subscribe(characteristic: Characteristic): void;
}

/** One value of a strap over one connection. Turns stale with it. */
export class Characteristic extends RadioTarget implements BluetoothRemoteGATTCharacteristic {
  readonly uuid: string;
  value: DataView | undefined;
  notifying = false;

  constructor(
    readonly service: Service,
    readonly name: string,
    private readonly source: ValueSource,
  ) {
    super();
    this.uuid = canonicalUuid(name);
  }

  get properties(): BluetoothCharacteristicProperties {
    return {
      broadcast: false,
      read: this.reader !== undefined,
      writeWithoutResponse: false,
      write: typeof this.source === 'object',
      notify: this.notifies && typeof this.source !== 'object',
      indicate: this.notifies && typeof this.source === 'object',
      authenticatedSignedWrites: false,
      reliableWrite: false,
      writableAuxiliaries: false,
    };
  }

  private get notifies(): boolean {
    if (typeof this.source === 'object') return this.source.notify;
    return this.source === 'notify' || this.name === 'battery_level';
  }

  private get reader(): (() => DataView) | undefined {
    if (typeof this.source === 'object') return this.source.read;
    return this.source === 'notify' ? undefined : this.source;
  }

  /** A value arrives over the air. */
  arrive(value: DataView): void {
    this.value = value;
    this.say('characteristicvaluechanged');
  }

  readValue(): Promise<DataView> {
    return this.service.air.exclusive(this.service.generation, () => {
      const { reader } = this;
      if (reader === undefined) throw refusals.notSupported();
      const value = reader();
      // Chromium reports a read like a notification.
      this.arrive(value);
      return value;
    });
  }

  startNotifications(): Promise<BluetoothRemoteGATTCharacteristic> {
    const { air } = this.service;
    return air.exclusive(this.service.generation, () => {
      if (!this.notifies) throw refusals.notSupported();
      if (!this.notifying) air.subscribe(this);
      this.notifying = true;
      return this;
    });
  }

  stopNotifications(): Promise<BluetoothRemoteGATTCharacteristic> {
    return this.service.air.exclusive(this.service.generation, () => {
      this.notifying = false;
      return this;
    });
  }

  getDescriptor = (): Promise<never> => Promise.reject(refusals.notFound('Descriptors'));
  getDescriptors = (): Promise<never> => Promise.reject(refusals.notFound('Descriptors'));
  writeValue = (): Promise<void> => Promise.reject(refusals.notSupported());
  async writeValueWithResponse(value: BufferSource): Promise<void> {
    const { source } = this;
    if (typeof source !== 'object') throw refusals.notSupported();
    const bytes =
      value instanceof ArrayBuffer
        ? new DataView(value)
        : new DataView(value.buffer, value.byteOffset, value.byteLength);
    const done = await this.service.air.exclusive(this.service.generation, () => ({
      done: source.write(bytes),
    }));
    await done.done;
  }

  writeValueWithoutResponse = (): Promise<void> => Promise.reject(refusals.notSupported());
}

/** A group of values over one connection. */
export class Service extends RadioTarget implements BluetoothRemoteGATTService {
  readonly uuid: string;
  readonly isPrimary = true;
  private readonly all: readonly Characteristic[];

  constructor(
    readonly device: BluetoothDevice,
    readonly air: Operations,
    name: string,
    offer: Offer[string],
    /** Number of the connection that it belongs to. */
    readonly generation: number,
  ) {
    super();
    this.uuid = canonicalUuid(name);
    this.all = Object.entries(offer).map(([key, source]) => new Characteristic(this, key, source));
  }

  async getCharacteristic(alias: string | number): Promise<Characteristic> {
    const found = await this.getCharacteristics(alias);
    return found[0] ?? Promise.reject(refusals.notFound('Characteristics'));
  }

  getCharacteristics(alias?: string | number): Promise<Characteristic[]> {
    return this.air.operation(this.generation, () => {
      const uuid = alias === undefined ? undefined : canonicalUuid(alias);
      const found = this.all.filter((one) => uuid === undefined || one.uuid === uuid);
      if (found.length === 0) throw refusals.notFound('Characteristics');
      return found;
    });
  }

  getIncludedService = (): Promise<never> => Promise.reject(refusals.notFound('Services'));
  getIncludedServices = (): Promise<never> => Promise.reject(refusals.notFound('Services'));
}
