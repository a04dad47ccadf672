/**
 * The second strap, on the therapist's own heart: its radio, and its log, which lies beside the client's session on the same clock and never
 * in it. The client's session hears of it only that both agreed. Comes as a chunk of its own, when somebody wants it.
 */
import { addedFacts } from '../session/amend.ts';
import { carryOver } from '../session/carry-over.ts';
import type { SessionEvent, Unstamped } from '../session/events.ts';
import { Session } from '../session/session.ts';
import type { OwnHearts } from '../store/own-hearts.ts';
import { startRecorder, type Recorder } from '../store/recorder.ts';
import type { SessionRow } from '../store/session-row.ts';
import { openStrap, type Choice, type Strap } from '../strap/strap.ts';
import type { StrapEvent } from '../strap/strap-event.ts';
import type { Clock } from '../terms/clock.ts';
import type { EpochMs } from '../terms/units.ts';
import type { SecondStrapView } from '../ui/model/second-view.ts';
import type { Desk } from './desk.ts';

export interface SecondHeart {
  readonly view: SecondStrapView;
  /** Whether its link is to the strap of this identity. */
  holds(deviceId: string): boolean;
  /** Both have agreed: opens the browser's list and takes up the strap that is chosen. */
  connect(): Promise<Choice>;
  disconnect(): void;
  /** Goes on with the log beside a session that goes on, and with its strap if the browser remembers it. */
  resume(deviceId: string | undefined): Promise<void>;
  /** Puts what is waiting in safety at once. */
  leave(): void;
  /** The log beside a session; `undefined` = there is none. @throws StoreError */
  read(id: string): Promise<Session | undefined>;
  /** Adds to the log beside a session that is over. @throws StoreError */
  add(id: string, fact: Unstamped): Promise<void>;
  /** Erases the log beside a session and nothing else. @throws StoreError */
  erase(id: string): Promise<void>;
}

export interface SecondHeartOptions {
  readonly desk: Pick<Desk, 'session' | 'running' | 'strap' | 'follow' | 'record' | 'now' | 'beside'>;
  readonly hearts: OwnHearts;
  readonly clock: Clock;
  readonly secure: boolean;
  readonly newId: () => string;
  readonly origin: () => string;
  readonly wall: () => EpochMs;
  /** Its link changed. */
  readonly onChange: () => void;
  /** A log is begun beside the session of this identity. */
  readonly onBegun: (id: string) => void;
}

export function openSecondHeart(options: SecondHeartOptions): SecondHeart {
  const { desk, hearts, clock, onChange } = options;
  let strap: Strap | undefined;
  let bluetooth: Bluetooth | undefined;
  /** Connections of this log that were made before this strap was opened, so that numbers never repeat. */
  let connectionsBefore = 0;
  let agreed = false;
  let recorder: Recorder | undefined;
  /** Logs that are not known to be on the disk. */
  const held = new Map<string, Session>();
  let ending: Promise<void> = Promise.resolve();

  /** A log that begins as the session beside it does, and holds of `before` what still counts at `origin` of its time. */
  const beside = (session: Session, before?: Session, origin = 0): Session =>
    Session.from([
      ...session.log.slice(0, 1),
      ...(before === undefined ? [] : carryOver(before, origin, 0).facts),
    ]);
  let own = beside(desk.session);

  const record = (fact: Unstamped, at = desk.now()): void =>
    own.record({ ...fact, at: Math.max(own.state.at, at) });

  const hear = (event: StrapEvent): void => {
    const { at, ...fact } = event;
    const numbered =
      fact.type === 'link' ? { ...fact, connection: fact.connection + connectionsBefore } : fact;
    record({ ...numbered, who: 'therapist' }, desk.now() - (clock.now() - at));
    if (event.type === 'link') onChange();
  };

  const open = (): Strap => {
    const wanted = desk.beside;
    if (strap !== undefined && bluetooth === wanted.bluetooth) return strap;
    strap?.close();
    bluetooth = wanted.bluetooth;
    connectionsBefore = own.state.straps.therapist.connection;
    if (wanted.scenario !== undefined)
      record({ type: 'simulated', who: 'therapist', scenario: wanted.scenario });
    strap = openStrap({
      bluetooth,
      secure: options.secure,
      clock,
      emit: hear,
      isOthers: (id) =>
        id === desk.strap.deviceId && !['idle', 'choosing'].includes(desk.session.state.straps.client.link),
    });
    return strap;
  };

  /** Writes the log from now on; `stored` = what of it is on the disk. */
  function begin(stored?: SessionRow): void {
    const { id } = own.state;
    if (recorder !== undefined || !desk.running) return;
    options.onBegun(id);
    recorder = startRecorder({
      session: own,
      store: hearts,
      tails: hearts.tails,
      writer: options.newId(),
      now: () => clock.now(),
      after: (ms, work) => clock.after(ms, work),
      ...(stored !== undefined && { stored }),
      // A disk in trouble is told of by the session beside it, which is written to the same one.
      onTrouble: () => undefined,
    });
  }

  function agree(): void {
    agreed = true;
    for (const who of ['client', 'therapist'] as const)
      desk.record({ type: 'agreed', who, to: 'two-hearts' });
  }

  /** The session beside it is over: so is this, and the next client is asked anew. */
  function finish(): void {
    strap?.close();
    strap = bluetooth = undefined;
    agreed = false;
    if (recorder === undefined) return;
    const [log, writing] = [own, recorder];
    recorder = undefined;
    record({ type: 'ended' });
    held.set(log.state.id, log);
    ending = writing.close().then((safe) => void (safe && held.delete(log.state.id)));
  }

  desk.follow((session) => {
    const before = own;
    if (before.state.id !== session.state.id)
      own =
        strap === undefined
          ? beside(session)
          : beside(session, before, Math.max(0, session.state.epoch - before.state.epoch));
    if (agreed && desk.running && recorder === undefined) {
      agree();
      begin();
    }
    return session.subscribe(({ type }) => {
      if (type === 'ended') finish();
    });
  });

  return {
    get view() {
      return { link: strap === undefined ? 'idle' : own.state.straps.therapist.link, agreed };
    },
    holds: (deviceId) =>
      strap?.deviceId === deviceId && !['idle', 'choosing'].includes(own.state.straps.therapist.link),
    async connect() {
      const first = !agreed;
      agreed = true;
      if (first && desk.running) agree();
      const choice = await open().choose();
      if (choice.ok) begin();
      onChange();
      return choice;
    },
    disconnect: () => strap?.disconnect(),
    async resume(deviceId) {
      const { id } = desk.session.state;
      const stored = await hearts.read(id);
      if (stored === undefined || recorder !== undefined || desk.session.state.id !== id) return;
      own = Session.from(stored.facts);
      agreed = true;
      begin({ ...stored.row, facts: own.log.length });
      record({ type: 'continued', missingMs: Math.max(0, desk.now() - own.state.at) });
      record({
        type: 'link',
        who: 'therapist',
        state: 'idle',
        connection: own.state.straps.therapist.connection,
      });
      if (deviceId !== undefined) await open().resumeRemembered(deviceId, true);
      onChange();
    },
    leave: () => recorder?.leave(),
    async read(id) {
      await ending;
      const session = held.get(id);
      if (session !== undefined) return session;
      const stored = await hearts.read(id);
      return stored && Session.from(stored.facts);
    },
    async add(id, fact) {
      const make = (to: Parameters<typeof addedFacts>[1]): SessionEvent[] =>
        addedFacts([fact], to, options.origin());
      const session = held.get(id);
      if (session === undefined) await hearts.amend(id, make);
      else for (const one of make({ at: session.state.at, facts: session.log.length })) session.record(one);
    },
    async erase(id) {
      await ending;
      held.delete(id);
      await hearts.erase(id, { epoch: options.wall(), origin: options.origin() });
    },
  };
}
