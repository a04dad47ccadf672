/**
 * A recording sent through the simulated strap: plain RR intervals, or the heart rate packets of a stored session as they
 * came. It reads no files; whoever has one hands over its numbers.
 */
import { encodeMeasurement, type Measurement } from '../src/strap/services/heart-rate.ts';
import { createPacketiser, type Packetiser, type PacketSource } from './packets.ts';
import type { Ms } from '../src/terms/units.ts';

/** A stored heart rate packet and its time in the stored session. */
export interface StoredMeasurement extends Measurement {
  readonly at: Ms;
}

/**
 * Sends intervals at their own pace, beginning with the first notification; after the last the strap shows no heart rate. Each
 * arrives as it was, to the strap's grid of 1/1024 s.
 */
export function replayIntervals(rr: readonly Ms[]): Packetiser {
  let next = 0;
  let at: Ms | undefined;
  return createPacketiser(
    (to) => {
      at ??= to;
      const beats = [];
      for (let interval = rr[next]; interval !== undefined && at + interval <= to; interval = rr[next]) {
        at += interval;
        next += 1;
        beats.push({ at, rr: interval, truth: 'normal' as const });
      }
      return beats;
    },
    { seed: 1, silentStart: 0, latencyMs: 400, latencySdMs: 0 },
  );
}

/**
 * Sends the packets of a stored session at the distances at which they came, beginning with the first notification. What falls
 * into a lost link is lost, as it would be in life.
 */
export function replayMeasurements(stored: readonly StoredMeasurement[]): PacketSource {
  let origin: Ms | undefined;
  let next = 0;
  let connected = false;
  const first = stored[0]?.at ?? 0;
  const due = (): Ms | undefined => {
    const packet = stored[next];
    return packet === undefined || origin === undefined ? undefined : origin + packet.at - first;
  };
  const skip = (to: Ms): void => {
    for (let at = due(); at !== undefined && at < to; at = due()) next += 1;
  };
  return {
    connect: (at) => {
      origin ??= at;
      skip(at);
      connected = true;
    },
    disconnect: () => {
      connected = false;
    },
    advance: (to) => {
      const packets = [];
      if (!connected) return [];
      for (let at = due(); at !== undefined && at <= to; at = due()) {
        const packet = stored[next];
        if (packet !== undefined) packets.push({ at, bytes: encodeMeasurement(packet) });
        next += 1;
      }
      return packets;
    },
    nextAt: () => (connected ? due() : undefined),
  };
}
