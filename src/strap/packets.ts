/**
 * From the bytes of notifications to measurement and malformed events, in order, without what the radio delivered twice.
 * It judges no interval and knows no link.
 */
import type { Ms } from '../terms/units.ts';
import { parseMeasurement } from './measurement-codec.ts';
import type { StrapEvent } from './strap-event.ts';

/** A packet equal to the one before it and this close behind it is the same packet, delivered twice. */
const TWICE: Ms = 50;

function hex(view: DataView): string {
  let digits = '';
  for (let i = 0; i < view.byteLength; i++) digits += view.getUint8(i).toString(16).padStart(2, '0');
  return digits;
}

/** A reader for the packets of one connection: what each packet is worth telling, mostly one event. */
export function packetReader(): (view: DataView, at: Ms) => StrapEvent[] {
  let lastBytes: string | undefined;
  let lastAt = -Infinity;
  return (view, at) => {
    const bytes = hex(view);
    const parsed = parseMeasurement(view);
    // Packets without intervals are alike all the time and count nothing, so they are never taken for copies.
    const copy = bytes === lastBytes && at - lastAt <= TWICE && parsed.ok && parsed.rr.length > 0;
    lastBytes = bytes;
    lastAt = at;
    if (copy) return [];
    if (!parsed.ok) return [{ type: 'malformed', at, reason: parsed.reason, bytes }];
    const { ok: _ok, notes, ...measurement } = parsed;
    const events: StrapEvent[] = [{ type: 'measurement', at, ...measurement }];
    if (notes.includes('odd-byte')) events.push({ type: 'malformed', at, reason: 'odd-byte', bytes });
    return events;
  };
}
