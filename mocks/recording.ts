/**
 * Reads a recording's text for a replay: one RR interval in ms per line, or a session as Attune stores it (facts as JSON lines).
 * It takes what it can use and refuses the rest; it opens no files.
 */
import type { PacketSource } from './packets.ts';
import { replayIntervals, replayMeasurements, type StoredMeasurement } from './replay.ts';

/** The client's heart rate packet that a line holds, if it holds one. */
function measurementIn(line: string): StoredMeasurement | undefined {
  let fact: unknown;
  try {
    fact = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof fact !== 'object' || fact === null) return undefined;
  const { type, who, at, bpm, rr, contact, energyKj } = fact as Readonly<Record<string, unknown>>;
  if (type !== 'measurement' || who !== 'client' || typeof at !== 'number' || typeof bpm !== 'number') {
    return undefined;
  }
  const intervals: unknown[] = Array.isArray(rr) ? rr : [];
  return {
    at,
    bpm,
    rr: intervals.filter((one) => typeof one === 'number'),
    ...(typeof contact === 'boolean' && { contact }),
    ...(typeof energyKj === 'number' && { energyKj }),
  };
}

/** A source that replays the recording; `undefined` if the text holds neither intervals nor heart rate packets. */
export function recordingSource(text: string): PacketSource | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const stored = lines.flatMap((line) => measurementIn(line) ?? []);
  if (stored.length > 0) return replayMeasurements(stored);
  const rr = lines.map(Number);
  if (rr.length === 0 || rr.some((one) => !(one > 0))) return undefined;
  return replayIntervals(rr);
}
