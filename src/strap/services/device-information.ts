/** The Device Information service (0x180A): maker, model, revisions. The serial number is not asked for. */
import { readValues, type Linked } from './values.ts';

/** The text (UTF-8), without the NUL bytes and blanks that some straps pad it with; `undefined` if nothing is left. */
export function parseDeviceText(view: DataView): string | undefined {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  const text = new TextDecoder().decode(bytes).replaceAll('\0', '').trim();
  return text === '' ? undefined : text;
}

const STRINGS = [
  ['manufacturer', 'manufacturer_name_string', parseDeviceText],
  ['model', 'model_number_string', parseDeviceText],
  ['hardware', 'hardware_revision_string', parseDeviceText],
  ['firmware', 'firmware_revision_string', parseDeviceText],
  ['software', 'software_revision_string', parseDeviceText],
] as const;

/** Reads what the strap says of its make; only what was found is present. */
export function readDeviceInformation(
  linked: Linked,
): Promise<Partial<Record<(typeof STRINGS)[number][0], string>>> {
  return readValues(linked, 'device_information', STRINGS);
}
