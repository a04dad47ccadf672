/**
 * Everything that is heard or felt in the client's window: sound, spoken words, vibration. It loads what is wanted when it is wanted,
 * and tells when the browser waits for a touch before it lets sound out.
 */
import type { Guide } from '../../pacing/guide.ts';
import type { ClientView } from '../../session/client-view.ts';
import { clientWords } from '../words/client.ts';
import type { BreathSound } from './breath-sound.ts';
import { awaitPart } from '../parts/load-part.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { atTurns } from './turns.ts';
import { offlineVoice } from './voices.ts';

/** The browser's parts, handed in. */
export interface EarOptions {
  readonly openAudio: () => AudioContext;
  /** `undefined` = no speech on this device. */
  readonly speech: Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'> | undefined;
  readonly utter: (text: string) => SpeechSynthesisUtterance;
  /** `undefined` = no vibration on this device. */
  readonly vibrate: ((pattern: number[]) => void) | undefined;
  /** Called when sound begins or ceases to wait for a touch. */
  readonly onWaiting: (waiting: boolean) => void;
}

export interface Heard {
  readonly clock: PictureClock;
  readonly guide: Guide;
  readonly view: ClientView;
  /** Nothing is to be heard now: stopped, grounding, no session. */
  readonly silent: boolean;
}

/** One short touch on the way in, two on the way out. */
const TOUCHES = { in: [40], out: [30, 110, 30] };

export class Ear {
  readonly #options: EarOptions;
  #context: AudioContext | undefined;
  #sound: Promise<BreathSound> | undefined;
  #wanted: Heard | undefined;
  #leave: (() => void) | undefined;
  #waiting = false;

  constructor(options: EarOptions) {
    this.#options = options;
  }

  /** Plays what `heard` asks for from now on. */
  hear(heard: Heard): void {
    const before = this.#wanted;
    this.#wanted = heard;
    const same =
      before?.clock === heard.clock &&
      before.guide === heard.guide &&
      before.view === heard.view &&
      before.silent === heard.silent;
    if (!same) void this.#begin();
  }

  /** The person touched the window, or sees it again: sound that waited may begin. */
  touched(): void {
    this.#resume();
  }

  /** Ends everything and gives the audio device back. */
  close(): void {
    this.#leave?.();
    this.#wanted = undefined;
    void this.#sound?.then((sound) => sound.stop());
    void this.#context?.close();
  }

  async #begin(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted === undefined) return;
    this.#turns(wanted);
    const timbre = wanted.silent || wanted.view.sound === 'voice' ? 'off' : wanted.view.sound;
    if (timbre === 'off' && this.#sound === undefined) return;
    const sound = await this.#open();
    if (this.#wanted === wanted) sound.play(wanted.clock, wanted.guide, timbre, wanted.view.volume);
    this.#tellWaiting();
  }

  #open(): Promise<BreathSound> {
    this.#sound ??= awaitPart(
      () => import('./breath-sound.ts'),
      () => undefined,
    ).then(({ BreathSound }) => {
      const context = this.#options.openAudio();
      this.#context = context;
      let ran = false;
      context.addEventListener('statechange', () => {
        // What has run once may run again without a touch, as after a call that took the device away.
        if (ran) this.#resume();
        ran ||= context.state === 'running';
        void this.#begin();
      });
      return new BreathSound(context);
    });
    return this.#sound;
  }

  /** Lets sound out again; where the browser or a call does not allow it, it goes on waiting. */
  #resume(): void {
    if (this.#isHeldUp()) this.#context?.resume().catch(() => undefined);
  }

  /** Whether sound waits for a touch (`suspended`) or for the end of a call (`interrupted`, which not every browser has). */
  #isHeldUp(): boolean {
    const state: string | undefined = this.#context?.state;
    return state === 'suspended' || state === 'interrupted';
  }

  #tellWaiting(): void {
    const wanted = this.#wanted;
    const waiting =
      this.#isHeldUp() &&
      wanted !== undefined &&
      !wanted.silent &&
      !['off', 'voice'].includes(wanted.view.sound);
    if (waiting === this.#waiting) return;
    this.#waiting = waiting;
    this.#options.onWaiting(waiting);
  }

  /** Spoken words and vibration, which cannot be laid out ahead. */
  #turns({ clock, guide, view, silent }: Heard): void {
    this.#leave?.();
    this.#leave = undefined;
    const { speech, vibrate } = this.#options;
    const speaks = view.sound === 'voice' && speech !== undefined;
    const shakes = view.vibration && vibrate !== undefined;
    if (silent) speech?.cancel();
    if (silent || (!speaks && !shakes)) return;
    this.#leave = atTurns(clock, guide, (kind) => {
      if (shakes) vibrate(TOUCHES[kind]);
      if (speaks) this.#speak(kind === 'in' ? clientWords.breatheIn : clientWords.breatheOut, view.volume);
    });
  }

  #speak(text: string, volume: number): void {
    const { speech, utter } = this.#options;
    const voice = offlineVoice(speech);
    if (speech === undefined || voice === undefined) return;
    const utterance = utter(text);
    utterance.voice = voice;
    utterance.volume = volume;
    utterance.rate = 0.85;
    speech.cancel();
    speech.speak(utterance);
  }
}
