/** The text in a file's bytes, whatever wrote them: UTF-8, UTF-16 with or without its mark, or one of the old one-byte codes. */

const NUL = 0;
/** Bytes that are looked at to tell what a file is. */
const LOOK = 4096;

/** The share of zero bytes at even and at odd places: text in UTF-16 has them at one of the two. */
function zeros(bytes: Uint8Array): { even: number; odd: number } {
  const count = Math.min(bytes.length, LOOK) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < count; i += 2) {
    if (bytes[i] === NUL) even += 1;
    if (bytes[i + 1] === NUL) odd += 1;
  }
  return { even: (2 * even) / Math.max(1, count), odd: (2 * odd) / Math.max(1, count) };
}

/** Never throws: bytes that are no text come out as characters that no format knows. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const { even, odd } = zeros(bytes);
  if (odd > 0.8 && even < 0.2) return new TextDecoder('utf-16le').decode(bytes);
  if (even > 0.8 && odd < 0.2) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
