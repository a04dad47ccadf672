/** The strings of the Device Information service (0x180A): manufacturer, model, revisions. Pure. */

/** The text (UTF-8), without the NUL bytes and blanks that some straps pad it with; `undefined` if nothing is left. */
export function parseDeviceText(view: DataView): string | undefined {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
  const text = new TextDecoder().decode(bytes).replaceAll('\0', '').trim();
  return text === '' ? undefined : text;
}
