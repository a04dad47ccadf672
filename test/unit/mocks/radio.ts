/** A page's way to the simulated strap, without the program's own link. */
import { steppedClock, type SteppedClock } from '../../../mocks/clock.ts';
import { createSimulation, type Simulation } from '../../../mocks/simulation.ts';
import { parseMeasurement, type Measurement } from '../../../src/strap/services/heart-rate.ts';
import type { ScenarioName } from '../../../mocks/scenarios.ts';

/** What the program asks for, less one service. */
export const REQUEST: RequestDeviceOptions = {
  filters: [{ services: ['heart_rate'] }],
  optionalServices: ['battery_service'],
};

/** Runs the clock until a promise has settled; an error is returned as its name. */
export async function settle<T>(clock: SteppedClock, promise: Promise<T>, ms = 5000): Promise<T | string> {
  const named = promise.catch((thrown: unknown) => (thrown instanceof Error ? thrown.name : String(thrown)));
  await clock.advance(ms);
  return named;
}

/** A simulation on a clock that stands still. */
export const setUp = (name: ScenarioName = 'typical') => {
  const clock = steppedClock();
  return { clock, simulation: createSimulation({ clock, seed: 5, scenario: name }) };
};

/** Takes the strap, connects and finds the heart rate; packets are gathered once notifications run. */
export async function connected(clock: SteppedClock, simulation: Simulation) {
  const asked = simulation.bluetooth.requestDevice(REQUEST);
  await clock.advance(1000);
  const device = await asked;
  const { gatt } = device;
  if (gatt === undefined) throw new Error('no GATT');
  await settle(clock, gatt.connect());
  const service = gatt.getPrimaryService('heart_rate');
  await clock.advance(100);
  const found = (await service).getCharacteristic('heart_rate_measurement');
  await clock.advance(100);
  const rate = await found;
  const packets: Measurement[] = [];
  rate.addEventListener('characteristicvaluechanged', () => {
    const parsed = rate.value === undefined ? undefined : parseMeasurement(rate.value);
    if (parsed?.ok === true) packets.push(parsed);
  });
  return { device, gatt, rate, packets };
}
