/** The byte of Body Sensor Location (characteristic 0x2A38) and its meaning. Pure. */

/** Where a sensor sits. Anything but `chest` may send intervals of the pulse instead of the heart. */
export type BodyLocation = 'other' | 'chest' | 'wrist' | 'finger' | 'hand' | 'ear lobe' | 'foot';

const names: readonly BodyLocation[] = ['other', 'chest', 'wrist', 'finger', 'hand', 'ear lobe', 'foot'];

/** The location (Bluetooth Heart Rate Service 1.0); `undefined` for an empty value or a reserved number. */
export function parseBodyLocation(view: DataView): BodyLocation | undefined {
  return view.byteLength === 0 ? undefined : names[view.getUint8(0)];
}
