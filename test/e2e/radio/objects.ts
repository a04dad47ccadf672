/**
 * The tree of D-Bus objects that a service shows: ObjectManager and Properties of the specification over plain maps,
 * with the signals they owe. Knows nothing of what the objects mean.
 */
import { BusError } from './bus.ts';
import type { Bus, Call, Reply } from './bus.ts';
import type { Value, Variant } from './wire.ts';

/** Properties of one interface by name. */
export type Properties = Readonly<Record<string, Variant>>;
/** Interfaces of one object by name. */
export type Interfaces = Readonly<Record<string, Properties>>;

const PROPERTIES = 'org.freedesktop.DBus.Properties';
const MANAGER = 'org.freedesktop.DBus.ObjectManager';

/** Objects by path. */
export class ObjectTree {
  readonly #objects = new Map<string, Map<string, Map<string, Variant>>>();
  #bus: Bus | undefined;

  /** The bus on which changes are signalled from now on. */
  connect(bus: Bus): void {
    this.#bus = bus;
  }

  has(path: string): boolean {
    return this.#objects.has(path);
  }

  /** Adds an object and says so. */
  add(path: string, interfaces: Interfaces): void {
    const own = Object.entries(interfaces).map(
      ([name, properties]) => [name, new Map(Object.entries(properties))] as const,
    );
    this.#objects.set(path, new Map(own));
    this.#signal('/', MANAGER, 'InterfacesAdded', 'oa{sa{sv}}', [path, this.#listed(path)]);
  }

  /** Removes an object and everything below it, deepest first, and says so. */
  remove(path: string): void {
    const gone = [...this.#objects.keys()].filter((other) => other === path || other.startsWith(`${path}/`));
    for (const other of gone.sort().reverse()) {
      const interfaces = [...(this.#objects.get(other)?.keys() ?? [])];
      this.#objects.delete(other);
      this.#signal('/', MANAGER, 'InterfacesRemoved', 'oas', [other, interfaces]);
    }
  }

  /** The value of a property; `undefined` where there is none. */
  get(path: string, iface: string, name: string): Value | undefined {
    return this.#objects.get(path)?.get(iface)?.get(name)?.value;
  }

  /** Sets properties of an object that exists and signals them, changed or not: an equal packet is a packet. */
  set(path: string, iface: string, changed: Properties): void {
    const properties = this.#objects.get(path)?.get(iface);
    if (properties === undefined) return;
    for (const [name, value] of Object.entries(changed)) properties.set(name, value);
    const body = [iface, Object.entries(changed).map(([name, value]) => [name, value]), []];
    this.#signal(path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', body);
  }

  /** Answers a call to ObjectManager or Properties; `undefined` if it is for another interface. */
  answer(call: Call): Reply | undefined {
    if (call.interface === MANAGER && call.member === 'GetManagedObjects') {
      const all = [...this.#objects.keys()].map((path) => [path, this.#listed(path)]);
      return { signature: 'a{oa{sa{sv}}}', body: [all] };
    }
    if (call.interface !== PROPERTIES) return undefined;
    const [iface, name, value] = call.args as [string, string, Variant];
    const properties = this.#objects.get(call.path)?.get(iface);
    if (properties === undefined) {
      throw new BusError('org.freedesktop.DBus.Error.UnknownObject', `no ${iface} at ${call.path}`);
    }
    if (call.member === 'GetAll') return { signature: 'a{sv}', body: [[...properties]] };
    if (call.member === 'Set') {
      this.set(call.path, iface, { [name]: value });
      return { signature: '', body: [] };
    }
    const found = properties.get(name);
    if (found === undefined) {
      throw new BusError('org.freedesktop.DBus.Error.InvalidArgs', `no property ${name} at ${call.path}`);
    }
    return { signature: 'v', body: [found] };
  }

  #listed(path: string): Value[] {
    return [...(this.#objects.get(path) ?? [])].map(([iface, properties]) => [iface, [...properties]]);
  }

  #signal(path: string, iface: string, member: string, signature: string, body: readonly Value[]): void {
    this.#bus?.signal(path, iface, member, signature, body);
  }
}
