/**
 * What people ask of the second strap and of the log of the therapist's own heart. Nearly every session does without: what does the work is
 * fetched when somebody wants it, or when such a log is known to be there.
 */
import type { Clock } from '../terms/clock.ts';
import type { EpochMs } from '../terms/units.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { SecondStrapCommand } from '../ui/model/session-command.ts';
import type { OwnHeartView, SecondStrapView } from '../ui/model/second-view.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import { strapErrorWords } from '../ui/words/strap.ts';
import type { Session } from '../session/session.ts';
import { folderOf } from '../store/own-name.ts';
import { padOf } from './pad-files.ts';
import { localStorageOf } from '../store/tails.ts';
import type { Desk } from './desk.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { SecondHeart } from './second-heart.ts';
import type { Ownership } from './window-owner.ts';

export interface SecondStrap {
  readonly view: SecondStrapView;
  /** Whether a strap is the therapist's: linked as such now or, unless a person has just chosen it, remembered as such. */
  isOthers(deviceId: string, byPerson: boolean): boolean;
  /** A person took this strap for the client: it is not the therapist's any more. */
  taken(deviceId: string): void;
  /** A stored session is about to be shown: the log beside it, if there is one, is read. */
  look(session: Session): void;
  /** The log beside a session, once it is read. */
  of(id: string): OwnHeartView | undefined;
  /** A session was erased, and what lies beside it goes with it. */
  erased(id: string): void;
  /** Puts what is waiting in safety at once. */
  leave(): void;
  readonly handlers: Handlers<SecondStrapCommand>;
}

export interface SecondStrapOptions {
  readonly window: Window & typeof globalThis;
  readonly desk: Pick<Desk, 'session' | 'running' | 'strap' | 'follow' | 'record' | 'now' | 'beside'>;
  readonly records: Pick<RecordKeeper, 'setting' | 'keep' | 'origin'>;
  readonly ownership: Ownership;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly clock: Clock;
  readonly wall: () => EpochMs;
  readonly onChange: () => void;
}

const nothing: SecondStrapView = { link: 'idle', agreed: false };

export async function secondStrap(options: SecondStrapOptions): Promise<SecondStrap> {
  const { window, desk, records, ownership, notices, clock, onChange } = options;
  let remembered = await records.setting('secondStrap');
  let kept = (await records.setting('ownHearts')) ?? [];
  let heart: SecondHeart | undefined;
  let loading: Promise<SecondHeart> | undefined;
  let shown: (OwnHeartView & { readonly id: string }) | undefined;

  function keep(ids: readonly string[]): void {
    kept = ids;
    records.keep('ownHearts', ids.length === 0 ? undefined : ids);
  }

  async function load(): Promise<SecondHeart> {
    const [{ openSecondHeart }, { openOwnHearts }] = await Promise.all([
      loadPart(() => import('./second-heart.ts')),
      loadPart(() => import('../store/own-hearts.ts')),
    ]);
    const newId = (): string => window.crypto.randomUUID();
    const hearts = openOwnHearts({
      factory: window.indexedDB,
      storage: localStorageOf(window),
      pad: padOf(window, `own-heart ${folderOf(window)}`),
      after: (ms, work) => clock.after(ms, work),
      folder: folderOf(window),
      mark: newId(),
    });
    ownership.follow((owns) => (owns ? void hearts.claim().catch(() => undefined) : hearts.lose()));
    heart = openSecondHeart({
      desk,
      hearts,
      clock,
      secure: window.isSecureContext,
      newId,
      origin: () => records.origin,
      wall: options.wall,
      onChange,
      onBegun: (id) => {
        if (!kept.includes(id)) keep([...kept, id]);
      },
    });
    return heart;
  }

  const loaded = (): Promise<SecondHeart> =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    }));

  /** What could not be fetched or stored is told; everything else goes on. */
  async function attempt(work: (heart: SecondHeart) => Promise<void>): Promise<void> {
    notices.drop('second-strap');
    try {
      await work(await loaded());
    } catch {
      notices.show(() => ({
        key: 'second-strap',
        icon: 'strap',
        ...noticeWords.secondFailed,
        dismissible: true,
      }));
    }
    onChange();
  }

  async function read(id: string): Promise<void> {
    await attempt(async (part) => {
      const session = await part.read(id);
      shown = session && { id, heart: session };
    });
  }

  desk.follow((session) => {
    if (desk.running && heart === undefined && kept.includes(session.state.id))
      void attempt((part) => part.resume(remembered));
    return undefined;
  });

  return {
    get view() {
      return heart?.view ?? nothing;
    },
    isOthers: (deviceId, byPerson) =>
      heart?.holds(deviceId) === true || (!byPerson && deviceId === remembered),
    taken: (deviceId) => {
      if (deviceId !== remembered) return;
      remembered = undefined;
      records.keep('secondStrap', undefined);
    },
    look: (session) => {
      const { id } = session.state;
      if (shown?.id !== id) shown = undefined;
      if (shown === undefined && kept.includes(id)) void read(id);
    },
    of: (id) => (shown?.id === id ? shown : undefined),
    erased: (id) => {
      if (shown?.id === id) shown = undefined;
      if (!kept.includes(id)) return;
      void attempt(async (part) => {
        await part.erase(id);
        keep(kept.filter((one) => one !== id));
      });
    },
    leave: () => heart?.leave(),
    handlers: {
      'connect-second-strap': () =>
        void attempt(async (part) => {
          const choice = await part.connect();
          if (!choice.ok) {
            // A list that was closed needs no word: nothing has changed.
            if (choice.error.code !== 'chooser-closed')
              notices.show(() => ({
                key: 'second-strap',
                icon: 'strap',
                ...strapErrorWords[choice.error.code],
                dismissible: true,
              }));
          } else if (desk.beside.scenario === undefined) {
            remembered = choice.deviceId;
            records.keep('secondStrap', remembered);
          }
        }),
      'disconnect-second-strap': () => heart?.disconnect(),
      'note-silence': ({ id, from, to, silent }) =>
        void attempt(async (part) => {
          await part.add(id, { type: 'silence', from, to, silent });
          const session = await part.read(id);
          shown = session && { id, heart: session };
        }),
      'erase-own-heart': ({ id }) =>
        void attempt(async (part) => {
          await part.erase(id);
          keep(kept.filter((one) => one !== id));
          shown = undefined;
        }),
    },
  };
}
