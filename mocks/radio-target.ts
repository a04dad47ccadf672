/** The common ground of the browser's Bluetooth objects: their event handlers. Nothing of any strap. */

/** The handlers that the browser's interfaces name, and one way to tell of an event. */
export class RadioTarget extends EventTarget {
  onadvertisementreceived: (event: BluetoothAdvertisingEvent) => void = () => undefined;
  onavailabilitychanged: (event: Event) => void = () => undefined;
  oncharacteristicvaluechanged: (event: Event) => void = () => undefined;
  ongattserverdisconnected: (event: Event) => void = () => undefined;
  onserviceadded: (event: Event) => void = () => undefined;
  onservicechanged: (event: Event) => void = () => undefined;
  onserviceremoved: (event: Event) => void = () => undefined;

  /** Fires the event, the handler property included. */
  say(type: 'characteristicvaluechanged' | 'gattserverdisconnected'): void {
    const event = new Event(type, { bubbles: true });
    this.dispatchEvent(event);
    this[`on${type}`](event);
  }
}
