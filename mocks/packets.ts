/**
 * From sensed beats to heart rate packets as a strap sends them: gathered once a second, late, sometimes lost, repeated or held up,
 * in the manner of good, poor and faulty devices. Real bytes; no radio and no clock.
 */
import { encodeMeasurement } from '../src/strap/services/heart-rate.ts';
import type { SensedBeat } from './artefacts.ts';
import { createRandom } from './random.ts';
import type { Ms, Share } from '../src/terms/units.ts';

/** What a device does with its intervals: sends them, has none, makes them up from its heart rate, or stuffs in 500 ms values. */
type Intervals = 'measured' | 'none' | 'from-rate' | 'filled';

/** How a strap packs and sends. Everything but the seed has the usual value of a good strap. */
export interface PacketOptions {
  readonly seed: number;
  readonly intervals?: Intervals;
  /** Delay from a beat to the moment it can be sent; drawn from 0.3 to 1.5 s unless given. */
  readonly latencyMs?: Ms;
  /** Scatter of that delay from beat to beat; 100 ms unless given. */
  readonly latencySdMs?: Ms;
  /** Share of packets that never arrive; none unless given. */
  readonly loss?: Share;
  /** Share of packets at which the radio holds everything up for 2 to 4 s; none unless given. */
  readonly stalls?: Share;
  /** Share of packets that arrive twice; none unless given. */
  readonly duplicates?: Share;
  /** Packets without intervals at the start of each connection; 2 unless given. */
  readonly silentStart?: number;
  /** Whether skin contact is reported; yes unless given. */
  readonly reportsContact?: boolean;
  /** Whether about one packet in ten carries the energy field. */
  readonly energy?: boolean;
  /** Whether heart rate takes 16 bits. */
  readonly wide?: boolean;
  /** Rate of the strap's own clock; 0.98 to 1.02 in life. */
  readonly clockFactor?: number;
  /** A device that sends ms where 1/1024 s are due. */
  readonly sendsMs?: boolean;
}

/** A packet and when it arrives. */
export interface Packet {
  readonly at: Ms;
  readonly bytes: DataView;
}

/** A strap's sending side: what the radio asks of whatever is behind it. */
export interface PacketSource {
  /** Notifications begin. */
  connect(at: Ms): void;
  /** The link ended; what was not sent is gone. */
  disconnect(): void;
  /** Packets that have arrived by `to` since the last call, in order. */
  advance(to: Ms): Packet[];
  /** When the next packet may arrive; `undefined` = never. */
  nextAt(): Ms | undefined;
}

/** A strap that packs beats, with faults that can be thrown while it runs. */
export interface Packetiser extends PacketSource {
  /** The skin contact is gone until `until`. */
  loseContact(until: Ms): void;
  /** Each packet until `until` is lost with probability `share`. */
  losePackets(until: Ms, share: Share): void;
  /** Everything is held up until `until` and then comes at once. */
  stall(until: Ms): void;
}

const EVERY_MS: Ms = 1000;
const FLUSH_JITTER_MS: Ms = 30;
/** Payload of a notification with the smallest transfer unit. */
const PAYLOAD = 20;
/** Without a beat for this long a strap shows no heart rate. */
const STALE_MS: Ms = 5000;
const FILL_MS: Ms = 500;
const FILL_SHARE = 0.08;

/** Packs the beats that `beats(to)` gives for rising times. */
export function createPacketiser(
  beats: (to: Ms) => readonly SensedBeat[],
  options: PacketOptions,
): Packetiser {
  const random = createRandom(options.seed).fork('packets');
  const latency = options.latencyMs ?? random.uniform(300, 1500);
  const latencySd = options.latencySdMs ?? 100;
  let start: Ms | undefined;
  let flushes = 0;
  let nextFlush: Ms | undefined;
  let waiting: { ready: Ms; at: Ms; rr: Ms }[] = [];
  let outbox: Packet[] = [];
  let silentLeft = 0;
  let recent: Ms[] = [];
  let lastBeat = -Infinity;
  let lastReady = -Infinity;
  /** Time that went by in beats that were not taken up, for the interval that ends the hole. */
  let hole: Ms = 0;
  let noContactUntil = -Infinity;
  let lossUntil = -Infinity;
  let lossShare: Share = 0;
  let stalledUntil = -Infinity;
  let energy = 0;

  const take = (to: Ms): void => {
    for (const { at, rr } of beats(to)) {
      if (at < noContactUntil) {
        hole += rr;
        continue;
      }
      lastReady = Math.max(lastReady, at + Math.max(0, random.normal(latency, latencySd)));
      // A detector that finds the skin again measures from the last beat it had.
      waiting.push({ ready: lastReady, at, rr: rr + hole });
      hole = 0;
    }
  };

  const rateNow = (at: Ms): number => {
    if (recent.length === 0 || at - lastBeat > STALE_MS) return 0;
    return Math.round((60_000 * recent.length) / recent.reduce((a, b) => a + b, 0));
  };

  const sent = (rr: Ms, bpm: number): Ms => {
    if (options.intervals === 'from-rate') return 60_000 / Math.max(1, bpm);
    if (options.intervals === 'filled' && random.chance(FILL_SHARE)) return FILL_MS;
    return rr * (options.clockFactor ?? 1) * (options.sendsMs === true ? 1000 / 1024 : 1);
  };

  const pack = (at: Ms): DataView => {
    const contact = at >= noContactUntil;
    if (!contact) recent = [];
    const withEnergy = options.energy === true && flushes % 10 === 0;
    const room = Math.floor((PAYLOAD - 2 - (options.wide === true ? 1 : 0) - (withEnergy ? 2 : 0)) / 2);
    const due = waiting.findIndex((beat) => beat.ready > at);
    const ready = waiting.splice(0, Math.min(room, due === -1 ? waiting.length : due));
    lastBeat = ready.at(-1)?.at ?? lastBeat;
    recent = [...recent, ...ready.map((beat) => beat.rr)].slice(-5);
    const bpm = contact ? rateNow(at) : 0;
    energy += bpm / 1000;
    const mute = silentLeft > 0 || options.intervals === 'none';
    silentLeft = Math.max(0, silentLeft - 1);
    return encodeMeasurement(
      {
        bpm,
        rr: mute ? [] : ready.map(({ rr }) => sent(rr, bpm)),
        ...(options.reportsContact !== false && { contact }),
        ...(withEnergy && { energyKj: Math.floor(energy) }),
      },
      { wide: options.wide === true },
    );
  };

  const flush = (at: Ms): void => {
    take(at);
    const bytes = pack(at);
    if (random.chance(options.stalls ?? 0)) stalledUntil = at + random.uniform(2000, 4000);
    if (random.chance(at < lossUntil ? lossShare : (options.loss ?? 0))) return;
    // Held-up packets come at once, a few ms apart.
    const arrival = Math.max(at, stalledUntil, (outbox.at(-1)?.at ?? -Infinity) + 5);
    outbox.push({ at: arrival, bytes });
    if (random.chance(options.duplicates ?? 0)) outbox.push({ at: arrival + 5, bytes });
  };

  const schedule = (): void => {
    if (start === undefined) return;
    flushes += 1;
    nextFlush = start + flushes * EVERY_MS + random.uniform(-FLUSH_JITTER_MS, FLUSH_JITTER_MS);
  };

  return {
    connect: (at) => {
      take(at);
      waiting = [];
      recent = [];
      outbox = [];
      hole = 0;
      start = at;
      flushes = 0;
      silentLeft = options.silentStart ?? 2;
      schedule();
    },
    disconnect: () => {
      start = undefined;
      nextFlush = undefined;
      outbox = [];
    },
    advance: (to) => {
      while (nextFlush !== undefined && nextFlush <= to) {
        flush(nextFlush);
        schedule();
      }
      const arrived = outbox.filter((packet) => packet.at <= to);
      outbox = outbox.filter((packet) => packet.at > to);
      return arrived;
    },
    nextAt: () => {
      const next = outbox[0]?.at;
      if (next === undefined) return nextFlush;
      return nextFlush === undefined ? next : Math.min(next, nextFlush);
    },
    loseContact: (until) => {
      noContactUntil = until;
      waiting = [];
    },
    losePackets: (until, share) => {
      lossUntil = until;
      lossShare = share;
    },
    stall: (until) => {
      stalledUntil = until;
    },
  };
}
