/**
 * A simulated strap on a person: what it offers over the air, the heart behind it, and the faults that can be thrown while it
 * runs. It keeps no story of its own; scenarios do.
 */
import type { Clock } from '../src/terms/clock.ts';
import { createInjector, type ArtefactOptions, type ArtefactType, type Injector } from './artefacts.ts';
import { SimulatedDevice } from './bluetooth.ts';
import type { GuideAt } from './breather.ts';
import type { Air } from './gatt-server.ts';
import type { Offer } from './gatt-values.ts';
import { createChest, SITTING } from './chest.ts';
import { breatherOf, createHeart, type HeartOptions } from './heart.ts';
import { createMotionSensor, MOTION_SERVICE, type MotionSensor } from './motion-sensor.ts';
import { createPacketiser, type PacketOptions, type Packetiser, type PacketSource } from './packets.ts';
import { createRandom } from './random.ts';
import type { Ms } from '../src/terms/units.ts';

/** The heart, the sensing and the sending of one simulated person. */
export interface Person {
  readonly heart: HeartOptions;
  readonly sensing: ArtefactOptions;
  readonly sending: PacketOptions;
}

/** Faults of a strap, to be thrown at any moment. Durations are in ms of the simulation's clock. */
export interface Faults {
  /** The skin contact is lost. */
  loseContact(forMs: Ms): void;
  /** The link breaks, and the strap cannot be reached for this long. */
  loseLink(forMs: Ms): void;
  /** Half of the packets are lost. */
  losePackets(forMs: Ms): void;
  /** The radio holds the packets back and then delivers all at once. */
  burst(forMs: Ms): void;
  /** The link stays up and no packet comes; what they held is lost. */
  silence(forMs: Ms): void;
  /** The battery's charge is now this, in percent. */
  battery(percent: number): void;
  /** The next beat is sensed wrongly. */
  artefact(type: ArtefactType): void;
  /** Another program holds the strap: the link breaks and attempts are refused. */
  busy(forMs: Ms): void;
  /** The link breaks, and attempts neither succeed nor fail. */
  hang(forMs: Ms): void;
}

/** A strap in reach of the simulated radio. */
export interface SimulatedStrap {
  readonly device: SimulatedDevice;
  readonly faults: Faults;
  /** How full the lungs of whoever wears it are, 1 = a usual breath; asked for rising times. */
  readonly volume: (at: Ms) => number;
  /** Its motion sensor, with the troubles that it can be told to have. */
  readonly motion: MotionSensor;
  /** Puts the strap on somebody else; the link stays. */
  wear(person: Person): void;
  /** Sends what a recording holds instead of a heart's beats; the link stays. */
  play(source: PacketSource): void;
}

const text = (words: string) => (): DataView => new DataView(new TextEncoder().encode(words).buffer);
const byte = (value: number): DataView => new DataView(Uint8Array.of(value).buffer);
const CHEST = 1;

/** A strap without faults. `guideAt` is asked what the guide does; its times, like all others, are those of `clock`. */
export function createStrap(
  clock: Clock,
  id: string,
  name: string,
  guideAt: GuideAt,
  first: Person,
): SimulatedStrap {
  const air: Air = { outOfRangeUntil: -Infinity, busyUntil: -Infinity, hangUntil: -Infinity };
  let percent = 86;
  let injector: Injector;
  let packetiser: Packetiser | undefined;
  /** What the chest does; its breath is the heart's. */
  let chest: (at: Ms) => readonly [number, number, number];
  let lungs: (at: Ms) => number;

  const worn = (person: Person): Packetiser => {
    // The heart begins now, at 0 of its own time.
    const origin = clock.now();
    const guide: GuideAt = (at) => {
      const moment = guideAt(at + origin);
      return moment === undefined ? undefined : { ...moment, onset: moment.onset - origin };
    };
    const heart = createHeart(person.heart, guide);
    const breath = breatherOf(person.heart, guide);
    const speaks = person.heart.breathing?.kind === 'speaks';
    const body = createChest(SITTING, createRandom(person.heart.seed).fork('chest'), (at) => {
      const { w, depth } = breath(at);
      return { volume: (depth * (1 - Math.cos(2 * Math.PI * w))) / 2, speaking: speaks && w > 0.5 };
    });
    chest = (at) => body(at - origin);
    // The same breaths once more, for whoever asks at other times.
    const again = breatherOf(person.heart, guide);
    lungs = (at) => {
      const { w, depth } = again(at - origin);
      return (depth * (1 - Math.cos(2 * Math.PI * w))) / 2;
    };
    const sensing = createInjector(person.sensing);
    injector = sensing;
    packetiser = createPacketiser(
      (to) =>
        heart.advance(to - origin).flatMap((beat) => {
          return sensing.push(beat).map((sensed) => ({ ...sensed, at: sensed.at + origin }));
        }),
      person.sending,
    );
    return packetiser;
  };

  const motion = createMotionSensor({
    clock,
    read: (at) => chest(at),
    notify: (name, value) => device.gatt.notify(name, value),
    drop: () => device.gatt.drop(),
  });
  const source = worn(first);
  const offer: Offer = {
    heart_rate: { heart_rate_measurement: 'notify', body_sensor_location: () => byte(CHEST) },
    battery_service: { battery_level: () => byte(percent) },
    device_information: {
      manufacturer_name_string: text('Attune'),
      model_number_string: text('Simulated strap\0'),
      firmware_revision_string: text('1.0'),
    },
    [MOTION_SERVICE]: motion.offer,
  };
  const device = new SimulatedDevice({ id, name, offer, air, source, unlinked: motion.unlinked }, clock);
  const until = (forMs: Ms): Ms => clock.now() + forMs;

  return {
    device,
    motion,
    volume: (at) => lungs(at),
    faults: {
      loseContact: (forMs) => packetiser?.loseContact(until(forMs)),
      loseLink: (forMs) => {
        air.outOfRangeUntil = until(forMs);
        device.gatt.drop();
      },
      losePackets: (forMs) => packetiser?.losePackets(until(forMs), 0.5),
      burst: (forMs) => packetiser?.stall(until(forMs)),
      silence: (forMs) => packetiser?.losePackets(until(forMs), 1),
      battery: (charge) => {
        percent = charge;
        device.gatt.notify('battery_level', byte(charge));
      },
      artefact: (type) => {
        injector.cause(type);
      },
      busy: (forMs) => {
        air.busyUntil = until(forMs);
        device.gatt.drop();
      },
      hang: (forMs) => {
        air.hangUntil = until(forMs);
        device.gatt.drop();
      },
    },
    wear: (person) => {
      device.gatt.exchange(worn(person));
    },
    play: (source) => {
      packetiser = undefined;
      device.gatt.exchange(source);
    },
  };
}
