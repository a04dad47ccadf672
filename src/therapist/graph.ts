/**
 * The object graph of the therapist's window: desk, strap, records, client's window and screen, put together. Each piece hears the
 * session at the desk itself; a change redraws, and drawing builds a view and does nothing else.
 */
import { noticeWords } from '../ui/words/notices.ts';
import { onLanguage } from '../ui/words/language.ts';
import { LiveNumbersReader } from '../session/live-numbers.ts';
import { CommandEvent, obey, type Command, type Handlers } from '../ui/model/command.ts';
import { keepAwake } from '../ui/parts/wake-lock.ts';
import type { AttuneTherapist } from '../ui/therapist/attune-therapist.ts';
import { breathActions } from './breath-actions.ts';
import { keepAbilities } from './abilities.ts';
import { keepResults } from './assessment-results.ts';
import { keepBackups } from './backup-keeper.ts';
import { keepClient } from './client-keeper.ts';
import { clientPages } from './client-pages.ts';
import { openClientSide } from './client-side.ts';
import { openDesk } from './desk.ts';
import type { Environment } from './environment.ts';
import { fileDesk } from './file-actions.ts';
import { guideActions } from './guide-actions.ts';
import { momentActions } from './moment-actions.ts';
import { lockedOut } from './locked-out.ts';
import { keepNotices } from './notices.ts';
import { keepOwnThings } from './own-keeper.ts';
import { exportActions } from './export-actions.ts';
import { padOf } from './pad-files.ts';
import { watchProgramVersion } from './program-version.ts';
import { procedureActions } from './procedure-actions.ts';
import { keepRecords } from './record-keeper.ts';
import { openResonanceDesk } from './resonance-desk.ts';
import { secondStrap, type SecondStrap } from './second-strap.ts';
import { saveFile } from './save-file.ts';
import { loadAhead, loadPart } from '../ui/parts/load-part.ts';
import { whenDrawn } from '../ui/parts/when-drawn.ts';
import { reviewActions } from './review-actions.ts';
import { keepScreens } from './screens.ts';
import { sessionActions } from './session-actions.ts';
import { watchStandstill } from './stood-still.ts';
import { strapActions } from './strap-actions.ts';
import { keepTheme } from './theme-keeper.ts';
import { buildView } from './view-builder.ts';
import { windowActions } from './window-actions.ts';
import type { Ownership } from './window-owner.ts';

/** The window looks at the clock by itself for what no fact announces: a silent strap, a closed window. */
const TICK = 1000;

/** Takes the page over from whoever held it; `takeOver` returns what was asked for meanwhile. */
export async function openGraph(
  env: Environment,
  element: AttuneTherapist,
  ownership: Ownership,
  takeOver: () => Command | undefined,
): Promise<void> {
  const { window, clock } = env;
  const { document, navigator, performance } = window;
  const monotonic = (): number => clock.now();
  const after = (ms: number, work: () => void): (() => void) => clock.after(ms, work);

  /** Until everything below stands, there is nothing to draw. */
  let ready = false;
  let waiting = false;
  /** Draws once after everything that happens now. */
  const redraw = (): void => {
    if (waiting || !ready) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
    });
  };

  const notices = keepNotices(redraw);
  /** Made last of all, and asked by what comes before it. */
  const late: { second?: SecondStrap } = {};
  const records = await keepRecords({
    window,
    ownership,
    pad: padOf(window),
    app: env.app,
    notices,
    monotonic,
    after,
    onChange: redraw,
    onErased: (id) => late.second?.erased(id),
  });
  const theme = await keepTheme(document.documentElement, records);
  const lock = await lockedOut({
    window,
    records,
    notices,
    monotonic,
    element,
    drawn: () => ready,
    redraw,
    // Whoever presses now presses on that page.
    heard: takeOver,
  });
  const own = await keepOwnThings(records, redraw);
  const desk = openDesk({
    bluetooth: env.bluetooth,
    secure: window.isSecureContext,
    monotonic,
    timeOrigin: performance.timeOrigin,
    after,
    newId: () => window.crypto.randomUUID(),
    origin: () => records.origin,
    app: env.app,
    isOthers: (deviceId, byPerson) => late.second?.isOthers(deviceId, byPerson) ?? false,
  });
  let numbers = new LiveNumbersReader(desk.session);
  desk.follow((session) => {
    numbers = new LiveNumbersReader(session);
    return undefined;
  });

  const screens = keepScreens(desk, redraw);
  const resonance = openResonanceDesk();
  const results = keepResults(resonance, redraw);
  const clients = keepClient({ desk, records, onChange: redraw });
  const breath = breathActions({
    desk,
    clock: { now: monotonic, after },
    onChange: redraw,
    onOwnBreath: (own) => publisher.breathe(own),
    onFailed: () =>
      notices.show(() => ({ key: 'breath', icon: 'strap', ...noticeWords.breathFailed, dismissible: true })),
  });
  const procedures = procedureActions({ desk, results, resonance, screens, after });
  const guide = guideActions({
    desk,
    leader: procedures.leader,
    ownRate: () => breath.rate ?? numbers.ownRate(desk.now()),
    measured: () => breath.rate !== undefined,
  });
  const moments = momentActions(desk, () => window.crypto.randomUUID());
  const straps = strapActions({
    desk,
    records,
    notices,
    screens,
    simulate: env.simulate,
    taken: (id) => late.second?.taken(id),
  });
  const hearts = await secondStrap({
    window,
    desk,
    records,
    ownership,
    notices,
    clock: { now: monotonic, after },
    wall: () => window.Date.now(),
    onChange: redraw,
  });
  late.second = hearts;
  const { clientWindow, publisher, replays, mirror } = await openClientSide({
    window,
    desk,
    records,
    screens,
    notices,
    clock: { now: monotonic, after },
    obey: (request) => void (moments.obey(request) || guide.obey(request)),
    onChange: redraw,
  });

  const conclude = (): void => results.conclude(desk.session, desk.now());
  const files = fileDesk({ notices, after, onChange: redraw });
  const reviews = reviewActions({
    desk,
    records,
    files,
    screens,
    notices,
    app: env.app,
    drawn: () => new Promise((resolve) => whenDrawn(resolve)),
    longLook: () => loadPart(() => import('./long-look.ts')),
    opened: (session) => {
      results.conclude(session, session.state.at);
      hearts.look(session);
      breath.look(session);
    },
  });
  const pages = clientPages({
    records,
    newId: () => window.crypto.randomUUID(),
    onChange: redraw,
    onFiled: (id) => (screens.reviewed?.state.id === id ? void reviews.review(id) : redraw()),
  });
  const backups = await keepBackups({
    window,
    records,
    save: (name, blob) => saveFile(window, name, 'application/octet-stream', blob),
    onRestored: () => void own.read(),
    guard: records.guard,
    lockMinutes: () => lock.minutes,
    busy: () => desk.running || lock.locked,
    onChange: redraw,
  });
  const sessions = sessionActions({
    desk,
    records,
    screens,
    resonance,
    mirror,
    straps,
    awake: keepAwake(navigator, document),
    review: (id) => void reviews.review(id),
    // The browser may ask the person, or decide by itself; either way nothing waits for the answer.
    persist: () => void navigator.storage.persist().catch(() => undefined),
    ahead: () =>
      void loadAhead([() => import('./long-look.ts'), () => import('./breath-course-in-turns.ts')]),
  });
  const version = watchProgramVersion({ window, desk, notices });
  const windows = await windowActions({
    window,
    clientWindow,
    notices,
    records,
    theme,
    version,
    onChange: redraw,
  });
  const abilities = keepAbilities({
    window,
    bluetooth: env.bluetooth,
    adapterBack: straps.calm,
    onChange: redraw,
  });

  const exports = exportActions({ window, records, notices, app: env.app, onChange: redraw });

  const handlers: Handlers<Command> = {
    ...straps.handlers,
    ...hearts.handlers,
    ...breath.handlers,
    ...sessions.handlers,
    ...reviews.handlers,
    ...guide.handlers,
    ...procedures.handlers,
    ...moments.handlers,
    ...own.handlers,
    ...pages.handlers,
    ...backups.handlers,
    ...lock.handlers,
    // What lies sealed can be neither shown nor added to.
    'open-clients': (command) => {
      if (lock.locked) lock.handlers['open-unlock']({ do: 'open-unlock' });
      else pages.handlers['open-clients'](command);
    },
    'open-backup': (command) => {
      if (lock.locked) lock.handlers['open-unlock']({ do: 'open-unlock' });
      else backups.handlers['open-backup'](command);
    },
    ...exports.handlers,
    ...files.handlers,
    ...replays.handlers,
    'start-session': (command) => {
      sessions.handlers['start-session'](command);
      const code = pages.take();
      if (code !== undefined) clients.handlers['choose-client']({ do: 'choose-client', code });
    },
    'start-assessment': (command) => {
      moments.led('assessment');
      procedures.handlers['start-assessment'](command);
    },
    'start-practice': (command) => {
      moments.led('practice');
      procedures.handlers['start-practice'](command);
    },
    ...clients.handlers,
    ...windows.handlers,
  };

  desk.follow((session) => {
    conclude();
    redraw();
    return session.subscribe(() => {
      conclude();
      redraw();
    });
  });
  lock.begin({
    recording: () => desk.running,
    linked: () => !['idle', 'choosing'].includes(desk.session.state.straps.client.link),
    leave: () => {
      screens.leaveReview();
      for (const close of ['close-clients', 'close-backup'] as const) obey(handlers, { do: close });
    },
    opened: () => {
      void own.read();
      void backups.read();
    },
  });
  onLanguage(redraw);
  document.addEventListener('visibilitychange', () => {
    hearts.leave();
    records.flush();
  });
  window.addEventListener('pagehide', () => {
    breath.stop();
    hearts.leave();
    records.flush();
  });

  function draw(): void {
    element.view =
      replays.view ??
      buildView({
        desk,
        screens,
        numbers: () => numbers,
        breath,
        second: hearts,
        results,
        clients,
        clientWindow,
        notices,
        records,
        abilities: () => abilities.abilities,
        theme: () => theme.choice,
        own: () => own.things,
        pages,
        backups,
        lock,
        app: env.app,
        digest: exports.digest,
        files,
        address: window.location.origin + window.location.pathname,
        hosted: () => windows.hosted,
      });
  }

  if (env.startSimulated && records.recovered === undefined) await straps.simulate();
  const early = takeOver();
  element.addEventListener(CommandEvent.type, ({ command }) => {
    if (replays.allows(command)) obey(handlers, command);
  });
  ready = true;
  draw();
  if (early !== undefined) obey(handlers, early);
  const standstill = watchStandstill({ desk, notices, monotonic, wall: () => window.Date.now(), document });
  window.setInterval(() => {
    standstill.tick();
    void clientWindow.check();
    conclude();
    redraw();
    backups.follow();
    lock.tick();
    if (screens.screen === 'start') void abilities.lookForBluetooth();
  }, TICK);
  await abilities.read();
}
