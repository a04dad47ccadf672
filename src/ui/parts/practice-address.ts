/** Where a practice link leads: the page's own address, or the hosted one where only this computer knows the page. Pure. */

/** Whether no other device can reach this address. */
export function onlyHere(address: string): boolean {
  const { hostname, protocol } = new URL(address);
  const own = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]';
  return protocol === 'file:' || own || hostname.startsWith('127.');
}

/**
 * The address that a person typed for the hosted page, without query and fragment; `undefined` = it is none that a phone could open
 * (https and a name, since only such a page may be kept on the phone).
 */
export function hostedAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `https://${text}`);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' || !url.hostname.includes('.') || onlyHere(url.href)) return undefined;
  url.search = '';
  url.hash = '';
  return url.href;
}
