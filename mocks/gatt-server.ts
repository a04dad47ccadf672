/**
 * The link to the simulated strap: connecting, losing the link, one operation at a time, packets as they arrive. Chromium's rules
 * for stale objects and permissions; nothing of hearts.
 */
import type { Clock } from '../src/terms/clock.ts';
import { Service, type Characteristic, type Offer, type Operations } from './gatt-values.ts';
import type { PacketSource } from './packets.ts';
import { canonicalUuid, refusals } from './radio-errors.ts';
import type { Ms } from '../src/terms/units.ts';

/** How the air is. Times are those of the clock; until then the condition holds. */
export interface Air {
  outOfRangeUntil: Ms;
  /** Another program holds the strap. */
  busyUntil: Ms;
  /** A connection attempt neither succeeds nor fails. */
  hangUntil: Ms;
}

/** One strap within reach of the simulated radio. */
export interface Peripheral {
  readonly id: string;
  readonly name: string;
  readonly offer: Offer;
  readonly air: Air;
  /** Told when the link ends. */
  readonly unlinked?: () => void;
  /** Sends heart rate packets; may be exchanged while the link is up (by `SimulatedDevice.exchange`). */
  source: PacketSource;
}

/** What the server needs of the page's side of the strap. */
export interface Page {
  /** Services that the page asked for when the strap was chosen. */
  readonly allowed: ReadonlySet<string>;
  /** The link has ended. */
  dropped(): void;
}

const CONNECT_MS: Ms = 400;
const GIVE_UP_MS: Ms = 3000;
/** What one GATT call takes. */
const OPERATION_MS: Ms = 30;

/** The link to one strap. */
export class Server implements BluetoothRemoteGATTServer, Operations {
  connected = false;
  private generation = 0;
  private pending: ((reason: DOMException) => void) | undefined;
  private busy = false;
  private services: readonly Service[] = [];
  private readonly subscribed = new Set<Characteristic>();
  private cancelPump: () => void = () => undefined;

  constructor(
    readonly device: BluetoothDevice,
    private readonly peripheral: Peripheral,
    private readonly clock: Clock,
    private readonly page: Page,
  ) {}

  connect(): Promise<this> {
    if (this.connected) return Promise.resolve(this);
    if (this.pending !== undefined) return Promise.reject(refusals.refused());
    const { air, offer } = this.peripheral;
    return new Promise((resolve, reject) => {
      this.pending = reject;
      const now = this.clock.now();
      if (now < air.hangUntil) return;
      const away = now + CONNECT_MS < air.outOfRangeUntil;
      this.clock.after(away ? GIVE_UP_MS : CONNECT_MS, () => {
        if (this.pending !== reject) return;
        this.pending = undefined;
        if (away || this.clock.now() < air.busyUntil) {
          reject(away ? refusals.outOfRange() : refusals.refused());
          return;
        }
        this.connected = true;
        this.generation += 1;
        this.services = Object.entries(offer).map(
          ([name, parts]) => new Service(this.device, this, name, parts, this.generation),
        );
        resolve(this);
      });
    });
  }

  disconnect(): void {
    this.pending?.(refusals.aborted());
    this.pending = undefined;
    this.drop();
  }

  /** The link ends, whoever ended it. */
  drop(): void {
    if (!this.connected) return;
    this.connected = false;
    this.busy = false;
    this.subscribed.clear();
    this.cancelPump();
    this.peripheral.source.disconnect();
    this.peripheral.unlinked?.();
    this.page.dropped();
  }

  async getPrimaryService(alias: string | number): Promise<Service> {
    const found = await this.getPrimaryServices(alias);
    return found[0] ?? Promise.reject(refusals.notFound('Services'));
  }

  async getPrimaryServices(alias?: string | number): Promise<Service[]> {
    const uuid = alias === undefined ? undefined : canonicalUuid(alias);
    const { allowed } = this.page;
    if (uuid !== undefined && !allowed.has(uuid)) throw refusals.notAllowed();
    return this.operation(this.generation, () => {
      const found = this.services.filter((one) => allowed.has(one.uuid) && (uuid ?? one.uuid) === one.uuid);
      if (found.length === 0) throw refusals.notFound('Services');
      return found;
    });
  }

  /** Does `work` after the air's delay, for objects of the connection `generation`. */
  async operation<T>(generation: number, work: () => T): Promise<T> {
    const refused = this.refusal(generation);
    if (refused !== undefined) throw refused;
    await new Promise<void>((resolve) => {
      this.clock.after(OPERATION_MS, resolve);
    });
    if (this.refusal(generation) !== undefined) throw refusals.disconnected();
    return work();
  }

  /** Why objects of the connection `generation` can do nothing now, if so. */
  private refusal(generation: number): DOMException | undefined {
    if (!this.connected) return refusals.disconnected();
    return generation === this.generation ? undefined : refusals.stale();
  }

  /** An operation on a value: some systems refuse a second one while the first is under way, so this one always does. */
  exclusive<T>(generation: number, work: () => T): Promise<T> {
    if (this.busy && this.connected) return Promise.reject(refusals.inProgress());
    const mine = this.generation;
    this.busy = true;
    return this.operation(generation, work).finally(() => {
      if (mine === this.generation) this.busy = false;
    });
  }

  subscribe(characteristic: Characteristic): void {
    this.subscribed.add(characteristic);
    if (characteristic.name !== 'heart_rate_measurement') return;
    this.peripheral.source.connect(this.clock.now());
    this.pump();
  }

  /** Sends a value to whoever listens to the characteristic of that name. */
  notify(name: string, value: DataView): void {
    for (const one of this.subscribed) if (one.name === name && one.notifying) one.arrive(value);
  }

  /** Puts another source behind the link. */
  exchange(source: PacketSource): void {
    const running = [...this.subscribed].some((one) => one.name === 'heart_rate_measurement');
    this.peripheral.source.disconnect();
    this.peripheral.source = source;
    if (!running) return;
    source.connect(this.clock.now());
    this.pump();
  }

  /** Delivers what has arrived, and comes again when more will have. */
  pump(): void {
    this.cancelPump();
    const { source } = this.peripheral;
    for (const packet of source.advance(this.clock.now())) {
      if (!this.connected) return;
      this.notify('heart_rate_measurement', packet.bytes);
    }
    const next = source.nextAt();
    if (!this.connected || next === undefined) return;
    this.cancelPump = this.clock.after(Math.max(0, next - this.clock.now()), () => {
      this.pump();
    });
  }
}
