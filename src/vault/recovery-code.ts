/**
 * The recovery code: 136 random bits and a version as seven groups of five letters and digits (Crockford's base 32, which has no I, L, O, U).
 * The fifth of each group checks the four before it, so that a slip is named by its group.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8, type Bytes } from './bytes.ts';
import { VaultError } from './vault-error.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
/** Random bytes in a code. */
export const CODE_BYTES = 17;
const VERSION = 1n;

const checkOf = (group: number, four: string): string =>
  DIGITS[(sha256(utf8(`attune/1/recovery ${group} ${four}`))[0] ?? 0) >> 3] ?? '';

/** The code as it is printed, `3R71X-…`. */
export function writeCode(entropy: Uint8Array): string {
  const value = entropy.reduce((sum, byte) => (sum << 8n) | BigInt(byte), VERSION);
  const symbols = Array.from(
    { length: 28 },
    (_, i) => DIGITS[Number((value >> BigInt(5 * (27 - i))) & 31n)] ?? '',
  ).join('');
  return Array.from({ length: GROUPS }, (_, i) => {
    const four = symbols.slice(4 * i, 4 * i + 4);
    return four + checkOf(i, four);
  }).join('-');
}

/** The random bytes of a code as somebody typed it. @throws VaultError `wrong-code` with the group, from 1 */
export function readCode(text: string): Bytes {
  const typed = text
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  let value = 0n;
  for (let i = 0; i < GROUPS; i++) {
    const group = typed.slice(5 * i, 5 * i + 5);
    const four = group.slice(0, 4);
    const known = Array.from(group).every((char) => DIGITS.includes(char));
    if (group.length !== 5 || !known || checkOf(i, four) !== group[4])
      throw new VaultError('wrong-code', i + 1);
    for (const char of four) value = (value << 5n) | BigInt(DIGITS.indexOf(char));
  }
  if (typed.length !== 5 * GROUPS) throw new VaultError('wrong-code', GROUPS);
  // The version stands in the first sign: a slip there that the group's check takes for right is still a slip of that group.
  if (value >> 136n !== VERSION) throw new VaultError('wrong-code', 1);
  return Uint8Array.from({ length: CODE_BYTES }, (_, i) => Number((value >> BigInt(8 * (16 - i))) & 255n));
}
