/**
 * D-Bus messages: header and body to bytes and back. Knows the message format only: nothing of connections, names or
 * Bluetooth.
 */
import { marshal, unmarshal, variant } from './wire.ts';
import type { Value, Variant } from './wire.ts';

type MessageType = 'call' | 'return' | 'error' | 'signal';
const TYPES: readonly MessageType[] = ['call', 'return', 'error', 'signal'];

/** One message; fields that its type does not need are absent. */
export interface Message {
  readonly type: MessageType;
  /** Number that the sender gave it, from 1. */
  readonly serial: number;
  /** The sender wants no answer to this call. */
  readonly noReply?: boolean;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly errorName?: string;
  /** Serial of the call that this answers. */
  readonly replySerial?: number;
  readonly destination?: string;
  readonly sender?: string;
  /** Signature of the body; absent or empty = no body. */
  readonly signature?: string;
  readonly body?: readonly Value[];
}

type Field =
  'path' | 'interface' | 'member' | 'errorName' | 'replySerial' | 'destination' | 'sender' | 'signature';
/** Header fields by their code (1 to 8) with their types. */
const FIELDS: readonly (readonly [Field, string])[] = [
  ['path', 'o'],
  ['interface', 's'],
  ['member', 's'],
  ['errorName', 's'],
  ['replySerial', 'u'],
  ['destination', 's'],
  ['sender', 's'],
  ['signature', 'g'],
];
const HEADER = 'yyyyuua(yv)';
const NO_REPLY = 1;

/** The bytes of a message, little-endian. */
export function encodeMessage(message: Message): Uint8Array {
  const body = marshal(message.signature ?? '', message.body ?? []);
  const fields = FIELDS.flatMap(([name, type], i): Value[] => {
    const value = message[name];
    return value === undefined || value === '' ? [] : [[i + 1, variant(type, value)]];
  });
  const flags = message.noReply === true ? NO_REPLY : 0;
  const type = TYPES.indexOf(message.type) + 1;
  const header = marshal(HEADER, ['l'.charCodeAt(0), type, flags, 1, body.length, message.serial, fields]);
  const bytes = new Uint8Array(toEight(header.length) + body.length);
  bytes.set(header);
  bytes.set(body, toEight(header.length));
  return bytes;
}

/**
 * The first message in `bytes` and how many bytes it takes; `undefined` while it is not complete. Throws RangeError
 * where the bytes are no message.
 */
export function decodeMessage(bytes: Uint8Array): { message: Message; length: number } | undefined {
  if (bytes.length < 16) return undefined;
  const little = bytes[0] === 'l'.charCodeAt(0);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const bodyAt = toEight(16 + view.getUint32(12, little));
  const length = bodyAt + view.getUint32(4, little);
  if (bytes.length < length) return undefined;
  const [, type, flags, , , serial, fields] = unmarshal(HEADER, bytes.subarray(0, bodyAt), little);
  const named: Partial<Record<Field, Value>> = {};
  for (const [code, value] of fields as [number, Variant][]) {
    const field = FIELDS[code - 1];
    if (field !== undefined) named[field[0]] = value.value;
  }
  const known = TYPES[(type as number) - 1];
  if (known === undefined) throw new RangeError(`unknown D-Bus message type ${JSON.stringify(type)}`);
  const signature = (named.signature ?? '') as string;
  const message: Message = {
    type: known,
    serial: serial as number,
    noReply: ((flags as number) & NO_REPLY) !== 0,
    ...(named as Pick<Message, Field>),
    body: unmarshal(signature, bytes.subarray(bodyAt, length), little),
  };
  return { message, length };
}

function toEight(length: number): number {
  return Math.ceil(length / 8) * 8;
}
