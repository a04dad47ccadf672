/**
 * From the bytes of a notification to measurement and malformed events. Every packet is told, those that look alike too:
 * whether one is a copy only its time can tell, and judging that is not the radio's affair.
 */
import type { Ms } from '../terms/units.ts';
import { parseMeasurement } from './services/heart-rate.ts';
import type { StrapEvent } from './strap-event.ts';

function hex(view: DataView): string {
  let digits = '';
  for (let i = 0; i < view.byteLength; i++) digits += view.getUint8(i).toString(16).padStart(2, '0');
  return digits;
}

/** What a packet that arrived `at` is worth telling, mostly one event. */
export function readPacket(view: DataView, at: Ms): StrapEvent[] {
  const parsed = parseMeasurement(view);
  if (!parsed.ok) return [{ type: 'malformed', at, reason: parsed.reason, bytes: hex(view) }];
  const { ok: _ok, notes, ...measurement } = parsed;
  const events: StrapEvent[] = [{ type: 'measurement', at, ...measurement }];
  if (notes.includes('odd-byte'))
    events.push({ type: 'malformed', at, reason: 'odd-byte', bytes: hex(view) });
  return events;
}
