/** The errors and names of the browser's Bluetooth, as Chromium gives them. Messages are for people; the program reads names only. */

/** Kinds of refusal that Chromium shows for GATT and the chooser. */
export const refusals = {
  cancelled: () => new DOMException('User cancelled the requestDevice() chooser.', 'NotFoundError'),
  disconnected: () =>
    new DOMException(
      'GATT Server is disconnected. Cannot perform GATT operations. (Re)connect first with `device.gatt.connect`.',
      'NetworkError',
    ),
  stale: () =>
    new DOMException(
      'The object is no longer valid. Retrieve it again after reconnecting.',
      'InvalidStateError',
    ),
  refused: () => new DOMException('Connection attempt failed.', 'NetworkError'),
  outOfRange: () => new DOMException('Bluetooth Device is no longer in range.', 'NetworkError'),
  aborted: () => new DOMException('The connection attempt was given up.', 'AbortError'),
  inProgress: () => new DOMException('GATT operation already in progress.', 'NetworkError'),
  notAllowed: () =>
    new DOMException(
      'Origin is not allowed to access the service. Add it to optionalServices.',
      'SecurityError',
    ),
  notFound: (what: string) => new DOMException(`No ${what} found in device.`, 'NotFoundError'),
  notSupported: () => new DOMException('GATT operation not permitted.', 'NotSupportedError'),
} as const;

const ASSIGNED: Readonly<Record<string, number>> = {
  heart_rate: 0x180d,
  battery_service: 0x180f,
  device_information: 0x180a,
  heart_rate_measurement: 0x2a37,
  body_sensor_location: 0x2a38,
  battery_level: 0x2a19,
  manufacturer_name_string: 0x2a29,
  model_number_string: 0x2a24,
  hardware_revision_string: 0x2a27,
  firmware_revision_string: 0x2a26,
  software_revision_string: 0x2a28,
};

/**
 * The long form of a UUID given as a name, a number or itself.
 * @throws TypeError if it is none of these, as the browser does.
 */
export function canonicalUuid(alias: string | number): string {
  const short = typeof alias === 'number' ? alias : ASSIGNED[alias];
  if (short !== undefined) return `${short.toString(16).padStart(8, '0')}-0000-1000-8000-00805f9b34fb`;
  const text = String(alias);
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text;
  throw new TypeError(`Invalid Service name: '${text}'.`);
}
