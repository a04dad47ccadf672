/** Streams of heart rate packets for the emulated strap: read or made from recordings, and played at a pace. */
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { dataFile } from '../fixtures/data-folder.ts';
import type { EmulatedStrap } from './radio/strap.ts';

/** One packet of a strap. */
export interface StreamPacket {
  /** When the strap sends it, ms since the stream's start. */
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly bpm: number;
  /** The intervals in it, in 1/1024 s as on the air. */
  readonly raw: readonly number[];
}

/** Interval of a packet in ms: 1/1024 s, unrounded. */
export const toMs = (raw: number): number => (raw * 1000) / 1024;

/** The real five minutes of an H10 (ble/h10_stream.jsonl). */
export function h10Stream(): StreamPacket[] {
  const lines = readFileSync(dataFile('ble/h10_stream.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { t_s, hex, hr, rr_raw } = JSON.parse(line) as {
      t_s: number;
      hex: string;
      hr: number;
      rr_raw: number[];
    };
    return { at: t_s * 1000, bytes: Buffer.from(hex, 'hex'), bpm: hr, raw: rr_raw };
  });
}

/** A recording of intervals (rr/NAME.txt, one per line, ms) as a strap sends it: once a second what is ready. */
export function recordedStream(name: string): StreamPacket[] {
  const intervals = readFileSync(dataFile(`rr/${name}.txt`), 'utf8')
    .trim()
    .split('\n')
    .map(Number);
  const packets: StreamPacket[] = [];
  let beat = 0;
  let last = 1000;
  let ready: number[] = [];
  for (const interval of intervals) {
    beat += interval;
    for (; beat >= (packets.length + 1) * 1000; ready = []) {
      packets.push(packet((packets.length + 1) * 1000, Math.round(60_000 / last), ready));
    }
    ready.push(Math.round((interval * 1024) / 1000));
    last = interval;
  }
  packets.push(packet((packets.length + 1) * 1000, Math.round(60_000 / last), ready));
  return packets;
}

/** A packet with an eight-bit heart rate and these intervals (1/1024 s). */
export function packet(at: number, bpm: number, raw: readonly number[]): StreamPacket {
  const intervals = raw.flatMap((r) => [r & 0xff, r >> 8]);
  return { at, bytes: Uint8Array.of(raw.length > 0 ? 0x10 : 0, bpm, ...intervals), bpm, raw };
}

/**
 * Sends a stream on time, `factor` times as fast as life. `each` is told of every packet and whether anybody heard it.
 */
export async function play(
  strap: EmulatedStrap,
  packets: readonly StreamPacket[],
  factor: number,
  each: (packet: StreamPacket, heard: boolean) => void = () => undefined,
): Promise<void> {
  const began = performance.now();
  for (const next of packets) {
    const wait = began + next.at / factor - performance.now();
    if (wait > 0) await after(wait);
    each(next, strap.notify(next.bytes));
  }
}

/** Sends heart rate without intervals, one packet per page second, until `done` is settled: the strap stays on. */
export async function keepBeating(
  strap: EmulatedStrap,
  bpm: number,
  factor: number,
  done: Promise<unknown>,
): Promise<void> {
  const timer = setInterval(() => strap.notify(packet(0, bpm, []).bytes), 1000 / factor);
  try {
    await done;
  } finally {
    clearInterval(timer);
  }
}
