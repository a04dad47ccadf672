/**
 * Tells a screen reader of the breath: seldom and politely, or when asked. It holds the words; the element shows them in its live
 * region.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { guideMoment, type Guide } from '../../pacing/guide.ts';
import { onsetWords, whereWords, type Told } from './announcer.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { announcerWords } from '../words/announcer.ts';

/** What there is to speak of. */
export interface Heard {
  readonly clock: PictureClock | undefined;
  readonly guide: Guide;
  /** Nothing breathes at present. */
  readonly still: boolean;
  /** The client follows a sound and needs no word for each breath. */
  readonly byEar: boolean;
}

export class Speaker implements ReactiveController {
  words = '';
  readonly #host: ReactiveControllerHost;
  readonly #heard: () => Heard;
  #told: Told | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, heard: () => Heard) {
    this.#host = host;
    this.#heard = heard;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Looks at the guide now, and again at its next onset. */
  listen(): void {
    clearTimeout(this.#timer);
    const { clock, guide, still, byEar } = this.#heard();
    if (clock === undefined) return;
    const now = clock.now();
    const moment = guideMoment(guide, now);
    if (moment === undefined || still) {
      // A breath that came to rest is told of once; a screen that says itself what it is needs no words beside it.
      if (this.#told !== undefined) this.#say(still ? '' : announcerWords.resting);
      this.#told = undefined;
      return;
    }
    const say = moment.phase === 'in' ? onsetWords(moment, now, this.#told, byEar) : undefined;
    if (say !== undefined) {
      this.#told = say.told;
      this.#say(say.words);
    }
    this.#timer = setTimeout(() => this.listen(), moment.onset + moment.periodMs - now + 30);
  }

  /** Phase and time, because someone asked. */
  where(): void {
    const { clock, guide } = this.#heard();
    if (clock === undefined) return;
    const now = clock.now();
    this.#say(whereWords(guideMoment(guide, now), now));
  }

  /** The same words twice would not be read again; a space at the end that nobody sees makes them new. */
  #say(words: string): void {
    this.words = this.words === words ? `${words}\u00a0` : words;
    this.#host.requestUpdate();
  }
}
