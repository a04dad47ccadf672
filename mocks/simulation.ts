/**
 * The one entry of the simulator: straps behind the browser's Bluetooth interface, a scenario that can be changed while it
 * runs, faults to throw, and the guide that the simulated client breathes with. It shows nothing.
 */
import type { Clock } from '../src/terms/clock.ts';
import { createBelt, type SimulatedBelt } from './belt.ts';
import { SimulatedBluetooth, type SimulatedDevice } from './bluetooth.ts';
import type { GuideAt } from './breather.ts';
import type { MotionSensor } from './motion-sensor.ts';
import type { PacketSource } from './packets.ts';
import { createRandom } from './random.ts';
import { scenario, type ScenarioName } from './scenarios.ts';
import { createStrap, type Faults, type Person, type SimulatedStrap } from './strap.ts';
import type { BreathsPerMin } from '../src/terms/units.ts';

/** What a simulation is made of. */
export interface SimulationOptions {
  /** Everything runs on it: arrivals, time-outs, the guide's times. */
  readonly clock: Clock;
  /** `typical` unless given. */
  readonly scenario?: ScenarioName;
  /** The same seed gives the same people and the same chance. */
  readonly seed: number;
}

/** A running simulation. */
export interface Simulation {
  /** In place of `navigator.bluetooth`. */
  readonly bluetooth: SimulatedBluetooth;
  /** The same air with the second person's strap and a belt in reach; where the scenario has one person, the second breathes at a pace of their own. */
  readonly second: SimulatedBluetooth;
  /** Name of the scenario or, during a replay, of the recording. */
  readonly scenario: string;
  /** Rate of the largest wave of the person with the first strap; `undefined` if there is no peak, or during a replay. */
  readonly truePeak: BreathsPerMin | undefined;
  /** Faults of the first strap. */
  readonly faults: Faults;
  /** The first strap's motion sensor. */
  readonly motion: MotionSensor;
  /** A respiration belt on the first person. */
  readonly belt: SimulatedBelt;
  /** Puts the strap on the people of another scenario; the link stays up. */
  setScenario(name: ScenarioName): void;
  /** Sends a recording through the first strap from its next notification on; `name` is shown wherever the session is. */
  replay(name: string, source: PacketSource): void;
  /** Lets the simulated people see the guide. Times are those of the clock. */
  follow(guideAt: GuideAt): void;
  /** Hears of every change of scenario; returns what ends it. */
  onChange(listener: () => void): () => void;
}

/** A simulation with its first person's strap in reach. Nothing moves until somebody connects. */
export function createSimulation(options: SimulationOptions): Simulation {
  const { clock, seed } = options;
  let guide: GuideAt = () => undefined;
  const guideAt: GuideAt = (at) => guide(at);
  let current = scenario(options.scenario ?? 'typical', seed);
  let recording: string | undefined;
  const listeners = new Set<() => void>();
  const first = createStrap(clock, 'simulated-1', 'Simulated strap', guideAt, current.people[0]);
  let second: SimulatedStrap | undefined;
  const inReach = (): SimulatedDevice[] => {
    const person = current.people[1];
    return person === undefined ? [first.device] : [first.device, other().device];
  };
  const otherPerson = (): Person => current.people[1] ?? scenario('own-pace', seed + 1).people[0];
  const other = (): SimulatedStrap =>
    (second ??= createStrap(clock, 'simulated-2', 'Simulated strap 2', guideAt, otherPerson()));
  const pull = createRandom(seed).fork('belt');
  const belt = createBelt(clock, (at) => 8 + 3 * first.volume(at) + pull.normal(0, 0.02));
  const random = createRandom(seed).fork('episodes');
  let cancelEpisode: () => void = () => undefined;

  const planEpisode = (): void => {
    cancelEpisode();
    const { episodes } = current;
    if (episodes === undefined || recording !== undefined) return;
    cancelEpisode = clock.after(episodes.everyMs * random.uniform(0.5, 1.5), () => {
      first.faults.loseContact(episodes.forMs);
      planEpisode();
    });
  };
  const changed = (): void => {
    planEpisode();
    for (const listener of listeners) listener();
  };
  planEpisode();

  return {
    bluetooth: new SimulatedBluetooth(inReach, clock),
    second: new SimulatedBluetooth(() => [other().device, belt.device], clock),
    get scenario() {
      return recording ?? current.name;
    },
    get truePeak() {
      return recording === undefined ? current.people[0].heart.response.peak : undefined;
    },
    faults: first.faults,
    motion: first.motion,
    belt,
    setScenario: (name) => {
      current = scenario(name, seed);
      recording = undefined;
      first.wear(current.people[0]);
      second?.wear(otherPerson());
      changed();
    },
    replay: (name, source) => {
      recording = name;
      first.play(source);
      changed();
    },
    follow: (next) => {
      guide = next;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
