/** The byte of Battery Level (characteristic 0x2A19) and its meaning. Pure. */

/** Charge in percent, 0 to 100 (Bluetooth Battery Service 1.0); `undefined` for an empty or a reserved value. */
export function parseBattery(view: DataView): number | undefined {
  if (view.byteLength === 0) return undefined;
  const percent = view.getUint8(0);
  return percent <= 100 ? percent : undefined;
}
