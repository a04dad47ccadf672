/** A motion sensor beside the heart that is played by hand, in literal bytes, on a manual clock, and everything that is told of it. */
import type { BreathEvent } from '../../../src/strap/breath-event.ts';
import { gattQueue } from '../../../src/strap/gatt-queue.ts';
import { chestMotion } from '../../../src/strap/services/chest-motion.ts';
import { FakeStrap, hexBytes } from '../../fixtures/fake-bluetooth.ts';
import { ManualClock, settle } from '../../fixtures/manual-clock.ts';

/** `offer`: services and what their values read as; `answers`: what is notified where, in answer to a command. */
export function sensorTalk(
  offer: ConstructorParameters<typeof FakeStrap>[1],
  answers: Readonly<Record<string, readonly [name: string, bytes: string]>>,
) {
  const clock = new ManualClock();
  const strap = new FakeStrap('Strap A', offer);
  strap.obey = (command) => {
    const [name, digits] = answers[command] ?? [];
    if (name !== undefined && digits !== undefined) strap.notify(name, hexBytes(digits));
  };
  const told: BreathEvent[] = [];
  const motion = chestMotion(clock, (event) => told.push(event));
  /** Links the strap and asks its sensor; the call returned ends the link. */
  const link = async (): Promise<() => void> => {
    await strap.connect();
    const scope = new AbortController();
    const { signal } = scope;
    const server = strap.gatt as unknown as BluetoothRemoteGATTServer;
    void motion.beside({ server, queue: gattQueue(signal), signal });
    await settle();
    return () => {
      scope.abort();
      strap.drop();
    };
  };
  /** What was told of its state so far, with its source and its code. */
  const states = (): string[] =>
    told.flatMap((e) =>
      e.type === 'breath'
        ? [[e.at, e.state, e.source, e.code].filter((part) => part !== undefined).join(' ')]
        : [],
    );
  const frames = () => told.filter((e) => e.type === 'breath-frame');
  return { clock, strap, told, motion, link, states, frames };
}
