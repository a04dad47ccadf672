/**
 * A simulated person who wears the emulated strap: a heart of `mocks` sends its packets over the radio, and breathes with
 * the guide as a client's window hears of it. On the page's own, fast clock.
 */
import type { BrowserContext } from '@playwright/test';
import { createSimulation } from '../../mocks/simulation.ts';
import type { FromTherapist } from '../../src/mirror/protocol.ts';
import { guideMoment } from '../../src/pacing/guide.ts';
import { emptyState, reduce } from '../../src/session/state.ts';
import type { Clock } from '../../src/terms/clock.ts';
import { pageEpoch, type FastClock } from './fast-clock.ts';
import type { EmulatedStrap } from './radio/strap.ts';

/** Puts the strap on somebody who follows the guide of the pages that `context` opens from now on. Returns the way to take it off. */
export async function wearStrap(
  context: BrowserContext,
  strap: EmulatedStrap,
  fast: FastClock,
  seed: number,
): Promise<() => void> {
  const epoch = (): number => pageEpoch(fast, performance.timeOrigin + performance.now());
  const clock: Clock = {
    now: () => epoch() - fast.anchor,
    after: (ms, work) => {
      const timer = setTimeout(work, ms / fast.factor);
      return () => clearTimeout(timer);
    },
  };
  let state = emptyState;
  await context.exposeFunction('overhear', (message: FromTherapist) => {
    if (message.say === 'log') state = message.facts.reduce(reduce, emptyState);
    else if (message.say === 'fact' && message.session === state.id) state = reduce(state, message.fact);
  });
  await context.addInitScript(() => {
    const { overhear } = window as unknown as { overhear: (message: unknown) => Promise<void> };
    const say = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message: unknown) {
      void overhear(message);
      say.call(this, message);
    };
  });

  const simulation = createSimulation({ clock, seed });
  simulation.follow((at) => {
    const offset = fast.anchor - state.epoch;
    const moment = guideMoment(state.guide, at + offset);
    return moment === undefined ? undefined : { ...moment, onset: moment.onset - offset };
  });
  const device = await simulation.bluetooth.requestDevice({ filters: [{ services: ['heart_rate'] }] });
  const server = await device.gatt?.connect();
  const service = await server?.getPrimaryService('heart_rate');
  const measurement = await service?.getCharacteristic('heart_rate_measurement');
  if (measurement === undefined) throw new Error('the simulated strap sends no heart rate');
  measurement.addEventListener('characteristicvaluechanged', () => {
    const { value } = measurement;
    if (value !== undefined) strap.notify(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  });
  await measurement.startNotifications();
  return () => server?.disconnect();
}
