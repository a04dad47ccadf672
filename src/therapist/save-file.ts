/** Hands a text, bytes, or pieces of these to the person as a file. Nothing leaves the device: the address is a blob of this page. */

export function saveFile(
  window: Window & typeof globalThis,
  name: string,
  type: string,
  ...content: BlobPart[]
): void {
  const address = window.URL.createObjectURL(new window.Blob(content, { type }));
  const link = window.document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the blob over once the click's task is done.
  window.setTimeout(() => window.URL.revokeObjectURL(address), 10_000);
}
