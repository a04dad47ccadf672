/**
 * The sessions that this window has in memory: the running one, those that have ended while the rest of them is written, and those that are not on the
 * disk. Each stays until it is known to be there.
 */
import type { Session } from '../session/session.ts';
import type { Ms } from '../terms/units.ts';
import { startRecorder, type Recorder } from '../store/recorder.ts';
import { withFacts, type SessionRow } from '../store/session-row.ts';
import type { StoreError } from '../store/store-error.ts';
import { holdSessions, type HeldSessions } from './held-sessions.ts';
import type { Records } from './records.ts';
import type { StorageNotice } from './storage-notice.ts';

export interface SessionsInMemory {
  readonly held: HeldSessions;
  readonly running: Session | undefined;
  /** Identities of all of them. */
  readonly ids: readonly string[];
  /** Those that are over, oldest first. */
  readonly over: readonly Session[];
  /** Their rows, as they would be stored, in the same order. */
  readonly rows: readonly SessionRow[];
  get(id: string): Session | undefined;
  /** Whether something would be gone with the window. */
  readonly atRisk: boolean;
  /** The session that can be downloaded to be safe. */
  readonly atStake: string | undefined;
  /** Begins to write a session; `known` = its row, if its facts so far are stored already. */
  begin(session: Session, known: SessionRow | undefined): void;
  /** Lets go of the running session; resolves when the rest of it is written, or held. `undefined` = none runs. */
  finish(): Promise<void> | undefined;
  /** Puts what is waiting in safety at once. */
  flush(): void;
  /** It is not wanted any more. */
  drop(id: string): void;
}

export interface MemoryOptions {
  readonly records: Pick<Records, 'append' | 'take' | 'tails'>;
  readonly report: StorageNotice['report'];
  readonly newId: () => string;
  readonly monotonic: () => Ms;
  readonly after: (ms: Ms, work: () => void) => () => void;
}

export function keepInMemory(options: MemoryOptions): SessionsInMemory {
  const { records, report, newId, monotonic, after } = options;
  const held = holdSessions(records, newId);
  let running: { readonly session: Session; readonly recorder: Recorder } | undefined;
  /** Ended, and the rest of it is being written. */
  const ending = new Map<string, Session>();
  /** Why the running session is not written. */
  let trouble: StoreError | undefined;

  const over = (): readonly Session[] => [...held.list, ...ending.values()];

  const rows = new WeakMap<Session, SessionRow>();
  /** The row of a session, made anew only of what it has been told since. */
  function rowOf(session: Session): SessionRow {
    const known = rows.get(session);
    const fresh = session.log.slice(known?.facts ?? 0);
    const row = known !== undefined && fresh.length === 0 ? known : withFacts(known, fresh, 0);
    rows.set(session, row);
    return row;
  }

  async function letGo(session: Session, recorder: Recorder): Promise<void> {
    const { id } = session.state;
    const safe = await recorder.close();
    // Erased meanwhile: then nobody wants it.
    const wanted = ending.delete(id);
    if (!safe && wanted) {
      if (trouble?.code === 'taken') held.holdApart(session);
      else held.hold(session);
      report('held', trouble);
    }
    trouble = undefined;
    report('recording', undefined);
  }

  return {
    held,
    get running() {
      return running?.session;
    },
    get ids() {
      const now = running === undefined ? [] : [running.session];
      return [...now, ...over()].map(({ state }) => state.id);
    },
    get over() {
      return over();
    },
    get rows() {
      return over().map(rowOf);
    },
    get: (id) => (running?.session.state.id === id ? running.session : (ending.get(id) ?? held.get(id))),
    get atRisk() {
      return over().length > 0 || trouble !== undefined;
    },
    get atStake() {
      return (running?.session ?? over().at(-1))?.state.id;
    },
    begin: (session, known) => {
      trouble = undefined;
      const recorder = startRecorder({
        session,
        store: records,
        tails: records.tails,
        writer: newId(),
        now: monotonic,
        after,
        ...(known !== undefined && {
          stored: { ...withFacts(known, [], 0), facts: session.log.length },
        }),
        onTrouble: (error, arrived) => {
          trouble = error;
          report('recording', error, arrived);
        },
      });
      running = { session, recorder };
    },
    finish: () => {
      if (running === undefined) return undefined;
      const { session, recorder } = running;
      ending.set(session.state.id, session);
      running = undefined;
      return letGo(session, recorder);
    },
    flush: () => running?.recorder.leave(),
    drop: (id) => {
      held.drop(id);
      ending.delete(id);
    },
  };
}
