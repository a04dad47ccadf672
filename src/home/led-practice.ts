/**
 * A practice at home once it has begun: the link's values become facts of a session that is kept nowhere, and the client's own wishes
 * are obeyed at once.
 */
import { RATE_MAX, RATE_MIN, type Pace } from '../pacing/breath.ts';
import { LEAD, changeMoment, guideMoment } from '../pacing/guide.ts';
import { EASY_RATE, practiceCourse } from '../pacing/home-practice.ts';
import type { Practice } from '../exchange/practice-link.ts';
import type { PracticeHeart } from './practice-heart.ts';
import { SCHEMA, type Unstamped } from '../session/events.ts';
import { emptyShown, reduceShown, type ShownSession } from '../session/shown.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { clientStage } from '../ui/client/stage.ts';
import type { ClientWish } from '../session/client-wish.ts';
import { practiceWords } from '../ui/words/practice.ts';

export interface LedPracticeOptions {
  readonly window: Window & typeof globalThis;
  /** Version of the program. */
  readonly app: string;
  readonly practice: Practice;
  /** `undefined` = the client practises without a strap. */
  readonly heart: PracticeHeart | undefined;
}

export interface LedPractice {
  /** Shows the practice as it is now; to be called when the heart reads otherwise. */
  show(): void;
  close(): void;
}

/** With less than this left, going on means beginning anew. */
const SHORTEST: Ms = 60_000;

/** Begins the practice. */
export function leadPractice({ window, app, practice, heart }: LedPracticeOptions): LedPractice {
  const { performance } = window;
  const { breathsPerMin, inhaleShare, holdInMs, holdOutMs } = practice;
  /** The practice's own pace, as the client has adjusted it; the guide's may be on its way there, or settling. */
  let pace: Pace = {
    breathsPerMin,
    inhaleShare,
    ...(holdInMs > 0 && { holdInMs }),
    ...(holdOutMs > 0 && { holdOutMs }),
  };
  let state: ShownSession = emptyShown;
  const zero: Ms = performance.now();
  /** How much of the practice is left when it rests, ms. */
  let leftMs: Ms = practice.minutes * 60_000;
  let restAt: Ms = 0;
  let over = false;
  let atRest: number | undefined;

  const now = (): Ms => performance.now() - zero;
  const record = (...facts: readonly Unstamped[]): void => {
    const at = Math.max(0, now());
    for (const fact of facts) {
      state = reduceShown(state, { ...fact, at });
      heart?.take({ ...fact, at }, zero);
    }
    stage.show();
  };

  /** Leads from `since` on for what is left, from an easy rate or at once at the practice's own. */
  function lead(since: Ms, from: BreathsPerMin): void {
    const course = practiceCourse(pace, since, leftMs, from);
    restAt = course.restAt;
    over = false;
    record(
      ...course.segments.map(({ since: taken, ...segment }) => ({
        type: 'pace' as const,
        pace: segment,
        since: taken,
      })),
      { type: 'rest', since: restAt, by: 'program' },
    );
    window.clearTimeout(atRest);
    atRest = window.setTimeout(() => {
      over = true;
      stage.show();
    }, restAt - now());
  }

  /** The guide rests before its time; what is left of the practice waits. */
  function leave(): void {
    if (over) return;
    leftMs = Math.max(0, restAt - now());
    window.clearTimeout(atRest);
  }

  /** The end of the breath under way; now, while the guide rests. */
  const nextTurn = (): Ms => changeMoment(state.guide, now());

  function obey(wish: ClientWish): void {
    switch (wish.ask) {
      case 'stop':
        leave();
        record({ type: 'stop', by: 'client' });
        return;
      case 'pause':
        leave();
        record({ type: 'rest', since: nextTurn(), by: 'client' });
        return;
      case 'resume':
        if (over || leftMs < SHORTEST) leftMs = practice.minutes * 60_000;
        if (state.stopped) record({ type: 'resume', by: 'client' });
        lead(now() + LEAD, EASY_RATE);
        return;
      case 'view':
        record({ ...wish.change, type: 'client-view' });
        return;
      case 'adjust': {
        const asked = Math.min(RATE_MAX, Math.max(RATE_MIN, pace.breathsPerMin + wish.by));
        pace = { ...pace, breathsPerMin: Math.round(asked * 100) / 100 };
        if (guideMoment(state.guide, now()) === undefined) return;
        const turn = nextTurn();
        leftMs = Math.max(0, restAt - turn);
        lead(turn, pace.breathsPerMin);
        return;
      }
      case 'know':
      case 'follow-me':
        // There is nobody to know it. And there is nothing here that could tell the client's rhythm; the sheet does not offer it.
        return;
    }
  }

  const stage = clientStage({
    window,
    now,
    scene: () => ({
      session: state,
      awake: !over && !state.stopped,
      leader: 'none',
      warmth: heart?.warmth,
      note: over ? practiceWords.over : '',
      breath: false,
      heart: heart?.known === true,
      hint: heart?.hint ?? '',
    }),
    obey,
    goBack: undefined,
  });
  record(
    {
      type: 'started',
      schema: SCHEMA,
      id: 'practice',
      epoch: performance.timeOrigin + zero,
      app,
      origin: 'practice',
    },
    { type: 'client-view', look: practice.look, sound: practice.sound, mayAdjust: true },
  );
  lead(now() + LEAD, EASY_RATE);

  return {
    show: stage.show,
    close: () => {
      window.clearTimeout(atRest);
      stage.close();
    },
  };
}
