/**
 * D-Bus marshalling: JavaScript values to bytes by signature and back, as the D-Bus specification (0.42, "Marshaling")
 * lays them out. Knows types only: nothing of messages, buses or Bluetooth.
 */

/** A value that carries its own type. */
export interface Variant {
  /** One complete D-Bus type, e.g. `n` or `as`. */
  readonly signature: string;
  readonly value: Value;
}

/** A marshalled value: arrays and structs are arrays, a dictionary is an array of `[key, value]`. */
export type Value = number | bigint | boolean | string | Variant | readonly Value[];

/** A variant of a type, e.g. `variant('n', -60)`. */
export function variant(signature: string, value: Value): Variant {
  return { signature, value };
}

const ALIGNMENT: Readonly<Record<string, number>> = {
  ...{ y: 1, g: 1, v: 1, n: 2, q: 2, b: 4, i: 4, u: 4, h: 4, s: 4, o: 4, a: 4 },
  ...{ x: 8, t: 8, d: 8, '(': 8, '{': 8 },
};

/** Bytes to which a type is aligned. Throws RangeError for an unknown type. */
function alignment(type: string): number {
  const found = ALIGNMENT[type.charAt(0)];
  if (found === undefined) throw new RangeError(`unknown D-Bus type "${type}"`);
  return found;
}

/** The complete types of a signature: `a{sv}ay(ib)` gives `a{sv}`, `ay`, `(ib)`. Throws RangeError where a bracket is open. */
export function completeTypes(signature: string): string[] {
  const types: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < signature.length; i++) {
    const letter = signature.charAt(i);
    if (letter === '(' || letter === '{') depth++;
    if (letter === ')' || letter === '}') depth--;
    if (depth === 0 && letter !== 'a') {
      types.push(signature.slice(start, i + 1));
      start = i + 1;
    }
  }
  if (start !== signature.length) throw new RangeError(`unfinished D-Bus signature "${signature}"`);
  return types;
}

/** Marshals `values` by `signature`, little-endian, from an offset that is aligned to 8 bytes. */
export function marshal(signature: string, values: readonly Value[]): Uint8Array {
  const types = completeTypes(signature);
  if (types.length !== values.length) {
    throw new RangeError(`"${signature}" takes ${types.length} values, not ${values.length}`);
  }
  const bytes: number[] = [];
  types.forEach((type, i) => put(bytes, type, values[i] ?? 0));
  return Uint8Array.from(bytes);
}

function pad(bytes: number[], to: number): void {
  while (bytes.length % to !== 0) bytes.push(0);
}

function putNumber(bytes: number[], size: 1 | 2 | 4 | 8, write: (view: DataView) => void): void {
  const buffer = new DataView(new ArrayBuffer(size));
  write(buffer);
  for (let i = 0; i < size; i++) bytes.push(buffer.getUint8(i));
}

function putText(bytes: number[], text: string): void {
  bytes.push(...new TextEncoder().encode(text), 0);
}

function put(bytes: number[], type: string, value: Value): void {
  pad(bytes, alignment(type));
  switch (type.charAt(0)) {
    case 'y':
      return void bytes.push(Number(value) & 0xff);
    case 'n':
    case 'q':
      return putNumber(bytes, 2, (view) => view.setUint16(0, Number(value) & 0xffff, true));
    case 'b':
    case 'i':
    case 'u':
    case 'h':
      return putNumber(bytes, 4, (view) => view.setUint32(0, Number(value) >>> 0, true));
    case 'x':
    case 't':
      return putNumber(bytes, 8, (view) => view.setBigInt64(0, BigInt.asIntN(64, value as bigint), true));
    case 'd':
      return putNumber(bytes, 8, (view) => view.setFloat64(0, Number(value), true));
    case 'g':
      bytes.push((value as string).length);
      return putText(bytes, value as string);
    case 'v': {
      const inner = value as Variant;
      put(bytes, 'g', inner.signature);
      return put(bytes, inner.signature, inner.value);
    }
    case 'a':
      return putArray(bytes, type.slice(1), value as readonly Value[]);
    case '(':
    case '{':
      completeTypes(type.slice(1, -1)).forEach((t, i) => put(bytes, t, (value as readonly Value[])[i] ?? 0));
      return;
    default: {
      const text = value as string;
      put(bytes, 'u', new TextEncoder().encode(text).length);
      putText(bytes, text);
    }
  }
}

function putArray(bytes: number[], element: string, items: readonly Value[]): void {
  const lengthAt = bytes.length;
  bytes.push(0, 0, 0, 0);
  // The padding before the first element is not part of the array's length, and is there even if it is empty.
  pad(bytes, alignment(element));
  const start = bytes.length;
  for (const item of items) put(bytes, element, item);
  const length: number[] = [];
  put(length, 'u', bytes.length - start);
  bytes.splice(lengthAt, 4, ...length);
}

/** Reads the values of a signature from bytes; positions are relative to the start of the bytes, which is aligned to 8. */
export function unmarshal(signature: string, bytes: Uint8Array, littleEndian = true): Value[] {
  const reader = new Reader(bytes, littleEndian);
  return completeTypes(signature).map((type) => reader.take(type));
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #little: boolean;
  #at = 0;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = littleEndian;
  }

  take(type: string): Value {
    this.#align(alignment(type));
    switch (type.charAt(0)) {
      case 'y':
        return this.#view.getUint8(this.#skip(1));
      case 'n':
        return this.#view.getInt16(this.#skip(2), this.#little);
      case 'q':
        return this.#view.getUint16(this.#skip(2), this.#little);
      case 'b':
        return this.#uint32() !== 0;
      case 'i':
        return this.#view.getInt32(this.#skip(4), this.#little);
      case 'u':
      case 'h':
        return this.#uint32();
      case 'x':
        return this.#view.getBigInt64(this.#skip(8), this.#little);
      case 't':
        return this.#view.getBigUint64(this.#skip(8), this.#little);
      case 'd':
        return this.#view.getFloat64(this.#skip(8), this.#little);
      case 'g':
        return this.#text(this.#view.getUint8(this.#skip(1)));
      case 'v': {
        const signature = this.take('g') as string;
        return { signature, value: this.take(signature) };
      }
      case 'a':
        return this.#array(type.slice(1));
      case '(':
      case '{':
        return completeTypes(type.slice(1, -1)).map((t) => this.take(t));
      default:
        return this.#text(this.#uint32());
    }
  }

  #array(element: string): Value[] {
    const length = this.#uint32();
    this.#align(alignment(element));
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('array longer than its message');
    const items: Value[] = [];
    while (this.#at < end) items.push(this.take(element));
    return items;
  }

  #text(length: number): string {
    const from = this.#skip(length + 1);
    return new TextDecoder().decode(this.#bytes.subarray(from, from + length));
  }

  #uint32(): number {
    return this.#view.getUint32(this.#skip(4), this.#little);
  }

  #align(to: number): void {
    this.#at = Math.ceil(this.#at / to) * to;
  }

  #skip(bytes: number): number {
    const from = this.#at;
    this.#at += bytes;
    return from;
  }
}
