/**
 * The measured breath at the therapist's desk: asks the strap for its motion sensor, makes facts of what it sends, and says what the screens may show. Comes as
 * a chunk of its own, when somebody wants it.
 */
import { BreathIntake } from '../session/breath-intake.ts';
import type { OwnBreath } from '../mirror/protocol.ts';
import { chestTrackOf } from '../session/chest-track.ts';
import { OwnBreathMark } from '../session/own-breath.ts';
import { openBelt, type Belt } from '../strap/belt.ts';
import type { BreathEvent } from '../strap/breath-event.ts';
import { chestMotion, type ChestMotion } from '../strap/services/chest-motion.ts';
import type { Clock } from '../terms/clock.ts';
import type { BreathsPerMin } from '../terms/units.ts';
import type { BreathCode } from '../terms/breath-codes.ts';
import type { BreathView } from '../ui/model/breath-view.ts';
import type { Desk } from './desk.ts';

export interface BreathDesk {
  /** Asks the strap for its motion sensor; a belt gives way to it. */
  start(): void;
  /** Opens the browser's list of belts; the strap's sensor gives way to the one that is chosen. */
  startBelt(): Promise<void>;
  stop(): void;
  readonly view: BreathView;
  /** Measured rate, while it is clear. */
  readonly rate: BreathsPerMin | undefined;
}

interface Sensors {
  readonly chestMotion: typeof chestMotion;
  readonly openBelt: typeof openBelt;
}

export interface BreathDeskOptions {
  readonly desk: Pick<Desk, 'session' | 'strap' | 'record' | 'now' | 'beside'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** Where the client's own breath is, for their picture; `undefined` = it is not measured. */
  readonly onOwnBreath: (breath: OwnBreath | undefined) => void;
}

/** `sensors`: how each kind of them is opened. */
export function openBreathDesk(
  { desk, clock, onChange, onOwnBreath }: BreathDeskOptions,
  sensors: Sensors = { chestMotion, openBelt },
): BreathDesk {
  let motion: ChestMotion | undefined;
  let belt: Belt | undefined;
  let intake: BreathIntake | undefined;
  let stream = 0;
  let state: BreathView['stream'] = 'off';
  let code: BreathCode | undefined;
  let mark = new OwnBreathMark();

  /** Streams of a session that goes on are numbered on. */
  const nextStream = (): number => {
    for (const event of desk.session.log)
      if (event.type === 'breath-samples') stream = Math.max(stream, event.stream);
    return (stream += 1);
  };

  const flush = (): void => {
    for (const fact of intake?.flush(desk.now()) ?? []) desk.record(fact);
  };

  const hear = (event: BreathEvent): void => {
    if (event.type === 'breath') {
      flush();
      // A sensor that starts again has its clock anew.
      if (event.state === 'starting') intake = undefined;
      ({ state, code } = { state: event.state, code: event.code });
      desk.record({
        type: 'breath-stream',
        who: 'client',
        state: event.state,
        ...(event.source !== undefined && { source: event.source }),
        ...(event.code !== undefined && { code: event.code }),
        ...(event.name !== undefined && { name: event.name }),
        ...(intake !== undefined && { stream }),
      });
      if (event.state === 'starting') mark = new OwnBreathMark();
      onOwnBreath(event.state === 'off' || event.state === 'refused' ? undefined : 'unclear');
      onChange();
      return;
    }
    const frame = { ...event, at: desk.now() - (clock.now() - event.at) };
    if (intake === undefined || intake.restarts(frame)) {
      flush();
      intake = new BreathIntake('client', nextStream(), frame.kind);
    }
    const track = chestTrackOf(desk.session);
    const { live, facts } = intake.frame(frame);
    for (const { stream: of, device, at, values, step } of live)
      track.sample(frame.kind, of, device, at, values, step);
    for (const fact of facts) desk.record(fact);
    onOwnBreath(mark.at(track, desk.now()) ?? 'unclear');
  };

  const stopMotion = (): void => {
    motion?.stop();
    motion = undefined;
    desk.strap.beside(undefined);
  };
  const stopBelt = (): void => {
    belt?.stop();
    belt = undefined;
  };
  const stop = (): void => {
    stopMotion();
    stopBelt();
  };

  return {
    start() {
      stop();
      motion = sensors.chestMotion(clock, hear);
      desk.strap.beside(motion.beside);
    },
    async startBelt() {
      // Until one is chosen and heard, the strap's sensor goes on: a list that is closed changes nothing.
      const { bluetooth } = desk.beside;
      const wanted = sensors.openBelt({
        bluetooth,
        clock,
        tell: (event) => {
          if (belt !== wanted) {
            stop();
            belt = wanted;
          }
          hear(event);
        },
      });
      await wanted.choose();
    },
    stop,
    get view() {
      const now = desk.now();
      const track = chestTrackOf(desk.session);
      const look = track.look(now);
      const rate = track.rate(now);
      const following = track.following(now);
      return {
        stream: state,
        ...(code !== undefined && { code }),
        ...(look !== undefined && { state: look.state }),
        ...(rate !== undefined && { rate }),
        ...(following !== undefined && { following }),
        curve: () => track.points,
      };
    },
    get rate() {
      return chestTrackOf(desk.session).rate(desk.now());
    },
  };
}
