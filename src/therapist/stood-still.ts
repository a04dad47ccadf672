/**
 * Notices when this page has stood still: the browser froze it, or the computer slept. Its own ticks and the strap's packets are the signs of
 * life; where they stop for long, by the monotonic clock or by the wall clock (the first one may sleep with the computer), it is told in
 * one line when they come back.
 */
import type { EpochMs, Ms } from '../terms/units.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Desk } from './desk.ts';
import type { Notices } from './notices.ts';

/** A pause that is told of. */
const LONG: Ms = 55_000;
/** A hidden page is woken only once a minute; without a strap that is the only sign of life. */
const LONG_HIDDEN: Ms = 75_000;

export interface StoodStillOptions {
  readonly desk: Pick<Desk, 'running' | 'follow'>;
  readonly notices: Pick<Notices, 'show'>;
  readonly monotonic: () => Ms;
  readonly wall: () => EpochMs;
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

export interface StoodStill {
  /** The page is awake; called every second. */
  tick(): void;
}

export function watchStandstill({ desk, notices, monotonic, wall, document }: StoodStillOptions): StoodStill {
  let lastMonotonic = monotonic();
  let lastWall = wall();
  let hidden = document.visibilityState === 'hidden';
  let frozen = false;

  function alive(): void {
    const now = { monotonic: monotonic(), wall: wall() };
    const stood = Math.max(now.monotonic - lastMonotonic, now.wall - lastWall);
    const from = now.wall - stood;
    const limit = hidden && !frozen ? LONG_HIDDEN : LONG;
    lastMonotonic = now.monotonic;
    lastWall = now.wall;
    hidden = document.visibilityState === 'hidden';
    frozen = false;
    if (!desk.running || stood < limit) return;
    notices.show(() => ({
      key: 'stood-still',
      icon: 'info',
      lead: noticeWords.stoodStill.lead(from, now.wall),
      text: noticeWords.stoodStill.text,
      dismissible: true,
    }));
  }

  document.addEventListener('freeze', () => (frozen = true));
  desk.follow((session) => session.subscribe(({ type }) => (type === 'measurement' ? alive() : undefined)));
  return { tick: alive };
}
