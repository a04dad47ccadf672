/**
 * Moves the picture of `attune-orb`: the word at the turns, the parts of the look, the ember of warmth, and which breath and count are
 * under way. A part of its own, loaded with the first guide: a picture at rest needs none of it.
 */
import { breathParts, type Pace } from '../../pacing/breath.ts';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import type { Ms, Share } from '../../terms/units.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { countAt, type Count } from './count.ts';
import { Player } from './player.ts';
import type { Track } from './track.ts';
import { courseLength, towards, warmthAt, type WarmthCourse } from './warmth-course.ts';

/** How opaque the ember is when the picture is as warm as it gets. */
const EMBER = 0.5;

/** A word comes up and goes down softly at the turns. */
const FADE: Ms = 520;
const inWord: Track = ({ pace, periodMs }) => {
  const { inMs } = breathParts(pace, periodMs);
  const fade = Math.min(FADE, inMs / 3);
  return [
    { at: 0, style: { opacity: 0 } },
    { at: fade, style: { opacity: 1 } },
    { at: inMs - fade * 0.5, style: { opacity: 1 } },
    { at: inMs + fade * 0.3, style: { opacity: 0 } },
    { at: periodMs, style: { opacity: 0 } },
  ];
};
const outWord: Track = ({ pace, periodMs }) => {
  const { inMs, holdInMs, outMs } = breathParts(pace, periodMs);
  const fade = Math.min(FADE, outMs / 3);
  const turn = inMs + holdInMs;
  return [
    { at: 0, style: { opacity: 0 } },
    { at: turn, style: { opacity: 0 } },
    { at: turn + fade, style: { opacity: 1 } },
    { at: turn + outMs - fade, style: { opacity: 1 } },
    { at: turn + outMs, style: { opacity: 0 } },
    { at: periodMs, style: { opacity: 0 } },
  ];
};
const WORDS: Readonly<Record<string, Track>> = { in: inWord, out: outWord };

/** The breath under way. */
export interface BreathNow {
  readonly pace: Pace;
  readonly periodMs: Ms;
  readonly count: Count;
}

export class Motion {
  readonly #player = new Player();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #course: WarmthCourse = { from: 0, to: 0, since: 0 };
  #ember: Animation | undefined;

  /**
   * The breath and the count under way; `undefined` = the guide rests. `again` is called at the next count if it `counts`, else at the
   * next breath, or when the guide begins.
   */
  step(guide: Guide, clock: PictureClock, counts: boolean, again: () => void): BreathNow | undefined {
    clearTimeout(this.#timer);
    // A little late rather than early, so that the next count has begun.
    const later = (ms: Ms): void => void (this.#timer = setTimeout(again, ms + 4));
    const now = clock.now();
    const moment = guideMoment(guide, now);
    if (moment === undefined) {
      const coming = guide.find((span) => span.running && span.segment.since > now);
      if (coming?.running === true) later(coming.segment.since - now);
      return undefined;
    }
    const { pace, periodMs, onset } = moment;
    const count = countAt(moment);
    later(counts ? count.leftMs : onset + periodMs - now);
    return { pace, periodMs, count };
  }

  /** Shows `guide` on the `parts` from now on: those of the look's `tracks`, and the words if they are wished for. */
  play(
    clock: PictureClock,
    guide: Guide,
    tracks: Readonly<Record<string, Track>>,
    words: boolean,
    parts: ReadonlyMap<string, HTMLElement>,
  ): void {
    const moved = Object.entries({ ...tracks, ...(words && WORDS) }).flatMap(([name, track]) => {
      const element = parts.get(name);
      return element === undefined ? [] : [{ element, track }];
    });
    this.#player.play(clock, guide, moved);
  }

  /** Lets the ember come to `warmth` over its course; `undefined` = stay as it is. */
  warm(clock: PictureClock, ember: HTMLElement, warmth: Share | undefined): void {
    const now = clock.now();
    this.#course = towards(this.#course, warmth, now);
    const frames = [{ opacity: EMBER * warmthAt(this.#course, now) }, { opacity: EMBER * this.#course.to }];
    this.#ember?.cancel();
    this.#ember = ember.animate(frames, { duration: courseLength(this.#course), fill: 'forwards' });
  }

  /** Ends at once; every part falls back to its place at rest. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#player.stop();
    this.#ember?.cancel();
  }
}
