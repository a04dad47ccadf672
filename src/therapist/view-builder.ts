/** Builds what the window shows from what every piece of the root knows just now. It changes nothing and asks for nothing. */
import type { LiveNumbersReader } from '../session/live-numbers.ts';
import type { ReportSource } from '../ui/model/review-view.ts';
import type { Abilities, StoredSession } from '../ui/model/start-view.ts';
import type { PageView } from '../ui/model/session-view.ts';
import type { OwnThings } from '../ui/model/own-things.ts';
import type { StrapView } from '../ui/model/strap-view.ts';
import type { ThemeChoice } from '../ui/model/theme-choice.ts';
import type { TherapistView } from '../ui/model/view.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { BreathActions } from './breath-actions.ts';
import type { AssessmentResults } from './assessment-results.ts';
import type { ClientKeeper } from './client-keeper.ts';
import type { ClientPages } from './client-pages.ts';
import type { ClientWindowKeeper } from './client-window.ts';
import type { Desk } from './desk.ts';
import type { FileDesk } from './file-actions.ts';
import type { LockKeeper } from './lock-keeper.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { SecondStrap } from './second-strap.ts';
import type { Screens } from './screens.ts';
import { strapSentence, strapSignal } from './strap-signal.ts';

export interface ViewParts {
  readonly desk: Pick<Desk, 'session' | 'running' | 'now'>;
  readonly screens: Pick<Screens, 'screen' | 'reviewed' | 'first'>;
  readonly numbers: () => Pick<LiveNumbersReader, 'numbers' | 'ownRate'>;
  readonly breath: Pick<BreathActions, 'view' | 'rate' | 'of'>;
  readonly second: Pick<SecondStrap, 'view' | 'of'>;
  readonly results: Pick<AssessmentResults, 'all' | 'last'>;
  readonly clients: Pick<ClientKeeper, 'client'>;
  readonly clientWindow: Pick<ClientWindowKeeper, 'state' | 'doing'>;
  readonly notices: Pick<Notices, 'list'>;
  readonly records: Pick<RecordKeeper, 'sessions' | 'recovered'>;
  readonly abilities: () => Abilities;
  readonly theme: () => ThemeChoice;
  readonly own: () => OwnThings;
  readonly pages: Pick<ClientPages, 'view' | 'next'>;
  readonly backups: Pick<BackupKeeper, 'view' | 'line'>;
  readonly lock: Pick<LockKeeper, 'view' | 'guarded' | 'locked'>;
  /** Version of the program. */
  readonly app: string;
  /** SHA-256 of a session's file, where it was asked for. */
  readonly digest: (id: string) => string | undefined;
  readonly files: Pick<FileDesk, 'question'>;
  /** Address of this page without its query. */
  readonly address: string;
  /** Address of the hosted page as remembered. */
  readonly hosted: () => string | undefined;
}

/** The given values that are known, so that an unknown one is absent rather than `undefined`. */
function known<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Codes that sessions of this device carry, in order. */
const codesOf = (sessions: readonly StoredSession[]): string[] =>
  [...new Set(sessions.flatMap(({ client }) => (client === undefined ? [] : [client])))].sort();

export function buildView(parts: ViewParts): TherapistView {
  const { desk, screens, results, clients, records } = parts;
  const { session, now } = desk;
  const at = now();
  const { list: notices } = parts.notices;
  const { lock } = parts;
  if (lock.view !== undefined) return { screen: 'lock', ...lock.view, notices: [] };
  /** Whether the records are locked beside this page, or can be. */
  const locking = {
    ...(lock.locked && { locked: true }),
    ...(lock.guarded && !lock.locked && { lockable: true }),
  };
  const strap = (): StrapView => ({
    signal: strapSignal(session, at),
    ...known({ strapSentence: strapSentence(session, at) }),
    ...(session.state.straps.client.code === 'chooser-silent' && { listSilent: true }),
  });
  const page = (): PageView => ({
    ...strap(),
    now,
    recording: desk.running,
    second: parts.second.view,
    clientWindow: parts.clientWindow.state,
    clientDoing: parts.clientWindow.doing,
    address: parts.address,
    notices,
    ...locking,
    ...known({ hosted: parts.hosted() }),
  });
  const live = () => parts.numbers().numbers(at);
  // What is measured at the chest goes before what the heart's rhythm lets guess.
  const ownRate = () => parts.breath.rate ?? parts.numbers().ownRate(at);
  const last = () => results.last(session, at);

  const reportSource = (id: string): ReportSource => ({
    app: parts.app,
    address: parts.address,
    hosted: parts.hosted() ?? '',
    ...known({ digest: parts.digest(id) }),
  });

  const { reviewed, first } = screens;
  const { view: list, next: nextClient } = parts.pages;
  const { sessions = [] } = records;
  const { question } = parts.files;
  // What is asked about a file lies over everything but a session that runs.
  if (question !== undefined && !desk.running)
    return { screen: 'file', ...question, codes: codesOf(sessions), notices };
  // The page of clients lies over the first page and over a strap that is only looked at.
  if (list !== undefined && reviewed === undefined && first === undefined && !desk.running)
    return { screen: 'clients', ...list, sessions, notices };
  const { view: backup, line } = parts.backups;
  if (backup !== undefined && reviewed === undefined && !desk.running)
    return { screen: 'backup', ...backup, notices };
  const { screen } = screens;
  switch (screen) {
    case 'start':
      return {
        screen,
        ...strap(),
        notices,
        abilities: parts.abilities(),
        theme: parts.theme(),
        ...locking,
        ...known({ sessions: records.sessions, recovered: records.recovered, nextClient, backup: line }),
        ...(session.state.simulated !== undefined && { simulated: true }),
      };
    case 'session':
      return {
        screen,
        session,
        ...page(),
        live: live(),
        ...known({ breath: parts.breath.view }),
        theme: parts.theme(),
        own: parts.own(),
      };
    case 'assessment-start':
      return {
        screen,
        session,
        ...page(),
        ...known({ client: clients.client, ownRate: ownRate(), assessment: last() }),
      };
    case 'practice-start':
      return { screen, session, ...page(), ...known({ client: clients.client, ownRate: ownRate() }) };
    case 'assessment-run':
    case 'assessment-result': {
      const assessment = last();
      if (assessment === undefined) throw new Error('there is no assessment to show');
      return screen === 'assessment-run'
        ? { screen, session, ...page(), assessment, live: live(), own: parts.own() }
        : { screen, session, ...page(), assessment, ...known({ client: clients.client }) };
    }
    case 'review': {
      // Its beats are still read.
      if (reviewed === undefined && first !== undefined)
        return {
          screen,
          notices,
          first,
          assessments: [],
          codes: codesOf(sessions),
          report: reportSource(first.id),
        };
      const shown = reviewed ?? session;
      return {
        screen,
        session: shown,
        notices,
        ...known({ first, own: parts.second.of(shown.state.id), breath: parts.breath.of(shown.state.id) }),
        assessments: results.all(shown, shown.state.at),
        codes: codesOf(sessions),
        report: reportSource(shown.state.id),
      };
    }
  }
}
