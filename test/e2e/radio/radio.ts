/**
 * An emulated Bluetooth radio: an `org.bluez` with one adapter on a bus of its own, for a browser that is started with
 * `DBUS_SYSTEM_BUS_ADDRESS` set to its address. Linux only. For tests alone; the product never imports it.
 */
import { serveBus } from './bus.ts';
import type { Call, Reply } from './bus.ts';
import { ObjectTree } from './objects.ts';
import { EmulatedStrap } from './strap.ts';
import type { StrapOptions } from './strap.ts';
import { variant } from './wire.ts';

const ADAPTER = 'org.bluez.Adapter1';
const PATH = '/org/bluez/hci0';
/** Chromium lists only devices that change while it scans. */
const ADVERTISING_MS = 200;

export interface Radio {
  /** For the browser's `DBUS_SYSTEM_BUS_ADDRESS`. */
  readonly address: string;
  /** Puts a strap into the air. */
  addStrap(options: StrapOptions): EmulatedStrap;
  /** Takes a strap out of the air for good. */
  removeStrap(strap: EmulatedStrap): void;
  /** Switches the adapter off: links break, scans end. */
  adapterOff(): void;
  /** Takes the adapter away, as a plug that is pulled. */
  adapterGone(): void;
  /** Switches the adapter on again, or plugs it in. */
  adapterOn(): void;
  /** Ends the radio; browsers on it lose their Bluetooth. */
  stop(): Promise<void>;
}

/** Starts a radio with an adapter of that name, which is on. */
export async function startRadio(name = 'radio'): Promise<Radio> {
  const tree = new ObjectTree();
  const straps = new Set<EmulatedStrap>();
  const scanners = new Set<string>();
  let count = 0;

  const discovering = (): void => tree.set(PATH, ADAPTER, { Discovering: variant('b', scanners.size > 0) });
  const advertise = (): void => {
    for (const strap of straps) strap.advertise();
  };

  const answer = (call: Call): Reply | undefined | Promise<Reply | undefined> => {
    const known = tree.answer(call);
    if (known !== undefined) return known;
    for (const strap of straps) if (strap.owns(call.path)) return strap.answer(call);
    // Everything else (agents, profiles, filters) is accepted and needs no doing.
    if (call.interface !== ADAPTER) return undefined;
    if (call.member === 'StartDiscovery') {
      scanners.add(call.caller);
      discovering();
      advertise();
    }
    if (call.member === 'StopDiscovery') {
      scanners.delete(call.caller);
      discovering();
    }
    if (call.member === 'RemoveDevice')
      for (const strap of straps) if (strap.path === call.args[0]) strap.remove();
    return undefined;
  };

  const bus = await serveBus({
    name: 'org.bluez',
    answer,
    gone(caller) {
      if (scanners.delete(caller)) discovering();
      for (const strap of straps) strap.gone(caller);
    },
  });
  tree.connect(bus);
  const plugIn = (): void =>
    tree.add(PATH, {
      [ADAPTER]: {
        Address: variant('s', '00:11:22:33:44:55'),
        AddressType: variant('s', 'public'),
        Name: variant('s', name),
        Alias: variant('s', name),
        Class: variant('u', 0),
        Powered: variant('b', true),
        Discoverable: variant('b', false),
        DiscoverableTimeout: variant('u', 0),
        Pairable: variant('b', false),
        Discovering: variant('b', false),
        UUIDs: variant('as', []),
      },
    });
  plugIn();
  const idle = (): void => {
    scanners.clear();
    for (const strap of straps) strap.dropLink();
  };
  const air = setInterval(() => {
    if (scanners.size > 0) advertise();
  }, ADVERTISING_MS);

  return {
    address: bus.address,
    addStrap(strapOptions) {
      const address = strapOptions.address ?? `C0:FF:EE:00:00:${(++count).toString(16).padStart(2, '0')}`;
      const strap = new EmulatedStrap(tree, PATH, address.toUpperCase(), strapOptions);
      straps.add(strap);
      return strap;
    },
    removeStrap(strap) {
      strap.remove();
      straps.delete(strap);
    },
    adapterOff() {
      idle();
      tree.set(PATH, ADAPTER, { Powered: variant('b', false), Discovering: variant('b', false) });
    },
    adapterGone() {
      idle();
      for (const strap of straps) strap.remove();
      tree.remove(PATH);
    },
    adapterOn() {
      if (tree.has(PATH)) tree.set(PATH, ADAPTER, { Powered: variant('b', true) });
      else plugIn();
    },
    stop() {
      clearInterval(air);
      return bus.stop();
    },
  };
}
