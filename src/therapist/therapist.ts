/**
 * The therapist's window: strap, session, store, second window and screen, put together. It hears what people ask for, turns it
 * into facts or into work on the device's records, and shows what came of it.
 */
import '../ui/therapist/attune-therapist.ts';
import { publish } from '../mirror/publish.ts';
import { LiveNumbersReader } from '../session/live-numbers.ts';
import type { Session } from '../session/session.ts';
import { warmth } from '../session/warmth.ts';
import { bluetoothAccess, readAbilities, whenOffline } from './abilities.ts';
import { openAssessmentDesk } from './assessment-desk.ts';
import { keepClientWindow } from './client-window.ts';
import { openDesk } from './desk.ts';
import type { Environment } from './environment.ts';
import { guideActions } from './guide-actions.ts';
import { keepNotices } from './notices.ts';
import { becomeOwner } from './window-owner.ts';
import { findPair } from './pairing.ts';
import { keepRecords } from './record-keeper.ts';
import { strapActions } from './strap-actions.ts';
import { strapSentence, strapSignal } from './strap-signal.ts';
import { keepTheme } from './theme-keeper.ts';
import { keepAwake } from '../ui/parts/wake-lock.ts';
import { CommandEvent, obey, type Command, type Handlers } from '../ui/model/command.ts';
import { emptyView, type Abilities, type Screen, type TherapistView } from '../ui/model/view.ts';
import { noticeWords } from '../ui/words/notices.ts';

/** The window looks at the clock by itself for what no fact announces: a silent strap, a closed window. */
const TICK = 1000;

export async function startTherapist(env: Environment): Promise<void> {
  const { window } = env;
  const { document, navigator, performance } = window;
  const monotonic = (): number => performance.now();
  const after = (ms: number, work: () => void): (() => void) => {
    const timer = window.setTimeout(work, ms);
    return () => window.clearTimeout(timer);
  };

  if (window.location.search === '' && window.matchMedia('(display-mode: standalone)').matches) {
    const { beginWithPractice } = await import('../home/installed.ts');
    if (await beginWithPractice({ ...env, clock: { now: monotonic, after } })) return;
  }

  const element = document.createElement('attune-therapist');
  document.body.append(element);
  const first = { ...emptyView, now: monotonic, waiting: true };
  element.view = first;

  // Someone quick may press before the records are open; the last wish is kept and granted then.
  let early: Command | undefined;
  const remember = ({ command }: CommandEvent): void => void (early = command);
  element.addEventListener(CommandEvent.type, remember);

  const waiting = keepNotices(() => (element.view = { ...first, notices: waiting.list }));
  await becomeOwner({
    locks: navigator.locks,
    database: 'attune',
    after,
    patience: TICK,
    waiting: () => waiting.show({ key: 'second-tab', icon: 'window', ...noticeWords.secondTab }),
  });
  waiting.drop('second-tab');

  let abilities: Abilities = emptyView.abilities;
  let reviewed: Session | undefined;
  /** The session that was asked for last, to look at. */
  let wanted: string | undefined;
  let watch: LiveNumbersReader | undefined;
  /** The first page is wanted although a strap is linked, to look at what is kept. */
  let home = false;
  /** Number of breaths of which the client's picture has been told. */
  let warmed = -1;
  /** Until everything below stands, there is nothing to draw. */
  let ready = false;

  const notices = keepNotices(() => update());
  const records = await keepRecords({
    window,
    app: env.app,
    notices,
    monotonic,
    after,
    onChange: () => update(),
  });
  let hosted = await records.setting('hosted');
  const theme = await keepTheme(document.documentElement, records);

  const desk = openDesk({
    bluetooth: env.bluetooth,
    secure: window.isSecureContext,
    monotonic,
    timeOrigin: performance.timeOrigin,
    after,
    newId: () => window.crypto.randomUUID(),
    origin: () => records.origin,
    app: env.app,
    onChange: () => update(),
  });
  const assessments = openAssessmentDesk({
    desk,
    records,
    after,
    epochNow: () => performance.timeOrigin + monotonic(),
    onChange: () => update(),
  });
  const guide = guideActions({ desk, leader: assessments.leader, ownRate: () => ownRate() });
  const straps = strapActions(desk, records, notices, env);
  const pair = await findPair(window, records);
  const clientWindow = keepClientWindow(window, pair, () => update());
  const awake = keepAwake(navigator, document);
  const publisher = publish({
    channel: new window.BroadcastChannel(pair.channel),
    pair,
    locks: navigator.locks,
    epochNow: () => performance.timeOrigin + monotonic(),
    onRequest: (request) => guide.obey(request),
    onHello: () => {
      if (published !== desk.session) publishNow();
      clientWindow.greeted();
      warmed = -1;
    },
  });
  let published: Session | undefined;
  function publishNow(): void {
    published = desk.session;
    publisher.show(published);
  }
  // While it is open whether a session goes on, a client's window that followed it rests and keeps what it had.
  if (records.recovered === undefined) publishNow();

  const numbers = (): LiveNumbersReader => {
    if (watch?.session !== desk.session) watch = new LiveNumbersReader(desk.session);
    return watch;
  };
  const ownRate = (): number | undefined => numbers().ownRate(desk.now());

  function screenNow(): Screen {
    if (reviewed !== undefined) return 'review';
    if (desk.running) return 'session';
    const { link } = desk.session.state.straps.client;
    return home || link === 'idle' || link === 'choosing' ? 'start' : 'ready';
  }

  function update(): void {
    if (!ready) return;
    assessments.leader.check();
    // The client's window keeps saying that a session has ended until there is something new to follow.
    if (published !== desk.session && desk.session.state.guide.at(-1)?.running === true) publishNow();
    const screen = screenNow();
    const shown = reviewed ?? desk.session;
    const now = desk.now();
    const rate = ownRate();
    const sentence = strapSentence(desk.session, now);
    const view: TherapistView = {
      screen,
      now: reviewed === undefined ? desk.now : () => reviewed?.state.at ?? 0,
      signal: strapSignal(desk.session, now),
      live: numbers().numbers(now),
      ...(sentence !== undefined && { strapSentence: sentence }),
      ...(desk.session.state.straps.client.code === 'chooser-silent' && { listSilent: true }),
      ...assessments.viewOf(shown, reviewed === undefined ? now : reviewed.state.at),
      clientWindow: clientWindow.state,
      abilities,
      notices: notices.list,
      theme: theme.choice,
      address: window.location.origin + window.location.pathname,
      ...(hosted !== undefined && { hosted }),
      ...(records.sessions !== undefined && { sessions: records.sessions }),
      ...(records.recovered !== undefined && !desk.running && { recovered: records.recovered }),
      ...(rate !== undefined && { ownRate: rate }),
    };
    const { breaths } = numbers().breaths;
    if (breaths.length !== warmed) {
      warmed = breaths.length;
      publisher.warm(warmth(desk.session, numbers().breaths, now));
    }
    element.session = shown;
    element.view = view;
  }

  async function lookForBluetooth(): Promise<void> {
    const bluetooth = await bluetoothAccess(window, env.bluetooth);
    if (bluetooth === abilities.bluetooth) return;
    if (abilities.bluetooth === 'adapter-off') straps.calm();
    abilities = { ...abilities, bluetooth };
    update();
  }

  function begin(): void {
    reviewed = undefined;
    publishNow();
    awake.hold();
    // The browser may ask the person, or decide by itself; either way nothing waits for the answer.
    navigator.storage.persist().catch(() => undefined);
    update();
  }

  async function review(id: string): Promise<void> {
    wanted = id;
    const session = await records.load(id);
    // Reading takes a while: something else may have been opened or begun meanwhile.
    if (wanted !== id || desk.running) return;
    reviewed = session;
    update();
  }

  const leaveHome = (): void => {
    home = false;
    update();
  };

  const handlers: Handlers<Command> = {
    ...guide.handlers,
    ...assessments.handlers,
    ...straps.handlers,
    'connect-strap': (command) => {
      leaveHome();
      straps.handlers['connect-strap'](command);
    },
    'try-without-strap': (command) => {
      leaveHome();
      straps.handlers['try-without-strap'](command);
    },
    'start-session': () => {
      desk.start();
      records.begin(desk.session, false);
      begin();
    },
    'end-session': () => {
      const ended = desk.end();
      awake.release();
      void records.finish().then(() => review(ended.state.id));
    },
    'continue-open-session': ({ id }) => {
      void records.load(id).then(async (session) => {
        // Pressed twice, or something else was begun while it was read.
        if (session === undefined || desk.running) return;
        // Writing first, so that the facts of going on are written too.
        records.begin(session, true);
        desk.resume(session);
        begin();
        await straps.connectAgain();
      });
    },
    'close-open-session': ({ id }) => void records.close(id).then(publishNow),
    'open-client-window': () => {
      notices.drop('client-window');
      clientWindow.open();
      if (clientWindow.state !== 'blocked') return;
      notices.show({
        key: 'client-window',
        icon: 'window',
        ...noticeWords.windowBlocked,
        actions: [{ label: noticeWords.tryAgain, command: { do: 'open-client-window' } }],
        dismissible: true,
      });
    },
    'keep-address': ({ address }) => {
      hosted = address;
      records.keep('hosted', address);
    },
    'open-session': ({ id }) => void review(id),
    'close-review': () => {
      reviewed = undefined;
      home = true;
      update();
    },
    'rename-session': ({ id, name }) => {
      if (desk.session.state.id === id) desk.record({ type: 'named', name: name.trim() });
      else void records.rename(id, name).then(() => (reviewed === undefined ? undefined : review(id)));
    },
    'erase-session': ({ id }) => {
      void records.erase(id);
      if (reviewed?.state.id === id) reviewed = undefined;
      update();
    },
    'download-session': ({ id }) => void records.download(id),
    'open-file': ({ file }) => {
      notices.drop('file');
      void records.open(file).then((id) => (id === undefined ? undefined : review(id)));
    },
    'dismiss-notice': ({ key }) => notices.drop(key),
    'choose-theme': ({ theme: next }) => {
      theme.choose(next);
      update();
    },
  };

  document.addEventListener('visibilitychange', () => records.flush());
  window.addEventListener('pagehide', () => records.flush());
  window.setInterval(() => {
    void clientWindow.check();
    update();
    if (screenNow() === 'start') void lookForBluetooth();
  }, TICK);

  ready = true;
  element.removeEventListener(CommandEvent.type, remember);
  element.addEventListener(CommandEvent.type, ({ command }) => obey(handlers, command));
  update();
  if (early !== undefined) obey(handlers, early);
  abilities = await readAbilities(window, env.bluetooth);
  update();
  whenOffline(window, () => {
    abilities = { ...abilities, offline: true };
    update();
  });
  if (env.startSimulated && records.recovered === undefined) await straps.simulate();
}
