/** A strap's edge on a fake Bluetooth and a manual clock, with what it told so far. */
import { encodeMeasurement } from '../../../src/strap/services/heart-rate.ts';
import type { StrapEvent } from '../../../src/strap/strap-event.ts';
import { openStrap, type StrapOptions } from '../../../src/strap/strap.ts';
import { bytes, FakeBluetooth, FakeStrap, text } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

export const packet = (bpm: number, ...rr: number[]): DataView =>
  encodeMeasurement({ bpm, rr, contact: true });

/** A strap with everything that can be read. */
export const fullStrap = (): FakeStrap =>
  new FakeStrap('Strap A', {
    heart_rate: { heart_rate_measurement: bytes(), body_sensor_location: bytes(1) },
    device_information: {
      manufacturer_name_string: text('Maker\0'),
      model_number_string: text('M1'),
      firmware_revision_string: text('3.1.1'),
    },
    battery_service: { battery_level: bytes(87) },
  });

export function strapRoom({
  secure = true,
  bluetooth = true,
  isOthers,
}: { secure?: boolean; bluetooth?: boolean; isOthers?: StrapOptions['isOthers'] } = {}) {
  const radio = new FakeBluetooth();
  const clock = new ManualClock();
  const events: StrapEvent[] = [];
  const strap = openStrap({
    bluetooth: bluetooth ? radio.port : undefined,
    secure,
    clock,
    ...(isOthers !== undefined && { isOthers }),
    emit: (event) => events.push(event),
  });
  /** The link's states so far, each with its number, and delay and code where there is one. */
  const links = (): string[] =>
    of('link').map((e) =>
      [e.state, e.connection, e.retryInMs, e.code].filter((part) => part !== undefined).join(' '),
    );
  const of = <T extends StrapEvent['type']>(type: T): Extract<StrapEvent, { type: T }>[] =>
    events.filter((e): e is Extract<StrapEvent, { type: T }> => e.type === type);
  /** Chooses the strap and lets everything settle. */
  const connect = async (device = new FakeStrap()): Promise<FakeStrap> => {
    radio.answers.push(device);
    await strap.choose();
    await settle();
    await settle();
    return device;
  };
  return { radio, clock, events, strap, links, of, connect };
}
