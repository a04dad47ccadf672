/**
 * The keeper of records on the browser's own storage, in a page that has nothing else: one window for each thing that is done, in a folder
 * of its own, and the troubles that a page can make for itself. Time goes three times as fast.
 */
import { Session } from '../../src/session/session.ts';
import type { SessionEvent } from '../../src/session/events.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openVault } from '../../src/store/vault.ts';
import { keepNotices } from '../../src/therapist/notices.ts';
import { keepRecords, type RecordKeeper } from '../../src/therapist/record-keeper.ts';

export const ACTS = ['open', 'append', 'read', 'list', 'erase'] as const;
export type Act = (typeof ACTS)[number];

/** What became of one thing while the storage was in trouble. */
export interface Done {
  /** How the window stood. */
  readonly state: string;
  /** Sentences about the storage that were shown, in order. */
  readonly told: readonly string[];
}

const SPEED = 3;
const after = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms / SPEED);
  return () => clearTimeout(timer);
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => void after(ms, resolve));

interface OpenWindow {
  readonly keeper: RecordKeeper;
  readonly told: string[];
  asks(): boolean;
}

async function openWindow(folder: string): Promise<OpenWindow> {
  const told: string[] = [];
  const notices = keepNotices(() => {
    const lead = notices.list.find(({ key }) => key === 'store' || key === 'damaged')?.lead;
    if (lead !== undefined && told.at(-1) !== lead) told.push(lead);
  });
  let leave: (event: { preventDefault(): void }) => void = () => undefined;
  const keeper = await keepRecords({
    window: {
      indexedDB,
      localStorage,
      crypto,
      Date,
      location: { href: new URL(folder, location.href).href },
      addEventListener: (_: string, listener: typeof leave) => (leave = listener),
    } as unknown as Window & typeof globalThis,
    ownership: { follow: () => undefined },
    app: 'x',
    notices,
    monotonic: () => performance.now() * SPEED,
    after,
    onChange: () => undefined,
  });
  return {
    keeper,
    told,
    asks: () => {
      let asked = false;
      leave({ preventDefault: () => (asked = true) });
      return asked;
    },
  };
}

const begun = (id: string, epoch: number): Session =>
  Session.from([{ type: 'started', at: 0, schema: 1, id, epoch, app: 'x', origin: 'o' }]);

async function live(session: Session, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    const at = session.state.at + 1000;
    session.record({ type: 'measurement', at, who: 'client', bpm: 60, rr: [session.log.length] });
    await wait(1000);
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
  });

/** What is done in one folder, before, in and after the trouble. */
class Place {
  #folder: string;
  readonly #act: Act;
  #window: OpenWindow | undefined;
  #running: Session | undefined;
  #old: readonly SessionEvent[] = [];
  #letGo: (() => void) | undefined;

  constructor(act: Act) {
    this.#act = act;
    this.#folder = `/${act}/`;
  }

  get #name(): string {
    return `attune ${this.#folder}`;
  }

  async prepare(): Promise<void> {
    this.#window = await openWindow(this.#folder);
    const { keeper } = this.#window;
    const old = begun('old', 1000);
    keeper.begin(old, false);
    await live(old, 4);
    old.record({ type: 'ended', at: old.state.at });
    await keeper.finish();
    this.#old = old.log;
    if (this.#act === 'append') await this.#record();
  }

  /** A window with an older program is open, and this one is opened beside it. */
  async block(): Promise<void> {
    const older = `${this.#folder}older/`;
    const db = await answer(
      Object.assign(indexedDB.open(`attune ${older}`, 1), {
        onupgradeneeded: (event: IDBVersionChangeEvent) => {
          const { result } = event.target as IDBOpenDBRequest;
          for (const name of ['sessions', 'chunks', 'clients', 'settings']) result.createObjectStore(name);
        },
      }),
    );
    // As that program wrote it: in plain text, a chunk for each fact.
    const writing = db.transaction(['sessions', 'chunks'], 'readwrite');
    const at = this.#old.at(-1)?.at ?? 0;
    const row = { id: 'old', epoch: 1000, at, endedAt: at, chunks: this.#old.length, version: 1 };
    writing.objectStore('sessions').put(row, 'old');
    this.#old.forEach((fact, i) => {
      const bytes = new TextEncoder().encode(JSON.stringify(fact));
      writing.objectStore('chunks').put({ coding: 'json-lines', bytes }, ['old', i]);
    });
    this.#folder = older;
    this.#letGo = () => db.close();
    if (this.#act !== 'open') this.#window = await openWindow(this.#folder);
    if (this.#act === 'append') await this.#record();
  }

  /** Something else works with the whole database and does not come to an end. */
  async occupy(): Promise<void> {
    const db = await answer(indexedDB.open(this.#name));
    const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
    const store = transaction.objectStore('settings');
    let on = true;
    const again = (): void => {
      if (on) store.get('nothing').onsuccess = again;
    };
    again();
    this.#letGo = () => {
      on = false;
      db.close();
    };
  }

  /** A chunk of the old session is garbage. */
  async damage(): Promise<void> {
    const database = openDatabase({ factory: indexedDB, after, folder: this.#folder, mark: 'damages' });
    const vault = openVault({ database });
    await vault.look();
    database.close();
    const db = await answer(indexedDB.open(this.#name));
    const transaction = db.transaction('chunks', 'readwrite');
    transaction.objectStore('chunks').put(new Uint8Array([9, 9]), [vault.known('old')?.handle ?? '', 1]);
    await new Promise((done) => (transaction.oncomplete = done));
    db.close();
  }

  async #record(): Promise<void> {
    // Each time another one: what an older window has under its identity is that one's.
    this.#running = begun(`running-${performance.now()}`, 2000);
    this.#open.keeper.begin(this.#running, false);
    await live(this.#running, 2);
  }

  get #open(): OpenWindow {
    if (this.#window === undefined) throw new Error('no window is open');
    return this.#window;
  }

  async perform(): Promise<Done> {
    if (this.#act === 'open') this.#window = await openWindow(this.#folder);
    const window = this.#open;
    const { keeper } = window;
    let state = '';
    if (this.#act === 'open') state = 'of use';
    if (this.#act === 'append' && this.#running !== undefined) {
      await live(this.#running, 12);
      state = window.asks() ? 'goes on in memory' : 'is written';
    }
    if (this.#act === 'read') state = (await keeper.load('old')) === undefined ? 'not shown' : 'shown';
    if (this.#act === 'list') {
      await keeper.rename('nobody', 'x');
      state = keeper.sessions === undefined ? 'no list' : `${keeper.sessions.length} in the list`;
    }
    if (this.#act === 'erase') {
      await keeper.erase('old');
      state =
        keeper.sessions?.some(({ id }) => id === 'old') === true ? 'still in the list' : 'not in the list';
    }
    if (this.#act !== 'append') await wait(9000);
    return { state, told: window.told };
  }

  letGo(): void {
    this.#letGo?.();
  }

  /** All is well again: what is there now, for a window that is opened anew. */
  async recover(): Promise<string> {
    const { keeper, asks } = this.#open;
    const running = this.#running;
    if (running !== undefined) {
      await live(running, 2);
      running.record({ type: 'ended', at: running.state.at });
      await keeper.finish();
    }
    // As long as something is only in memory the window would not be closed.
    for (let i = 0; i < 60 && asks(); i++) await wait(1000);
    if (this.#act === 'erase') {
      // What could not be done then is done once the storage answers.
      await wait(5000);
      await keeper.erase('old');
    }
    const later = (await openWindow(this.#folder)).keeper;
    if (running !== undefined)
      return JSON.stringify((await later.load(running.state.id))?.log) === JSON.stringify(running.log)
        ? 'all written, in order, once'
        : 'not all written';
    const old = (await later.load('old'))?.log.map((fact) => JSON.stringify(fact));
    if (this.#act === 'erase') return old === undefined ? 'erased' : 'still there';
    if (old === undefined) return 'nothing there';
    const was = this.#old.map((fact) => JSON.stringify(fact));
    const kept = was.filter((fact) => old.includes(fact));
    if (kept.join() !== old.join()) return 'something else';
    return kept.length === was.length ? 'as it was' : 'all but what was damaged';
  }
}

const places = ACTS.map((act) => new Place(act));
const each = <T>(work: (place: Place) => T | Promise<T>): Promise<T[]> => Promise.all(places.map(work));
export const matrix = {
  prepare: () => each((place) => place.prepare()),
  block: () => each((place) => place.block()),
  occupy: () => each((place) => place.occupy()),
  damage: () => each((place) => place.damage()),
  letGo: () => each((place) => place.letGo()),
  perform: () => each((place) => place.perform()),
  recover: () => each((place) => place.recover()),
};
Object.assign(globalThis, { matrix });
