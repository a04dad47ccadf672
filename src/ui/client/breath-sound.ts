/**
 * Plays the guide as sound, laid out on the audio clock minutes ahead, so that a hidden page whose timers are slowed keeps time. What
 * is already laid out and no longer wanted is taken back; a note that sounds ends softly. It decides neither what nor whether to play.
 */
import type { Guide } from '../../pacing/guide.ts';
import type { Ms } from '../../terms/units.ts';
import type { PictureClock } from '../parts/picture-clock.ts';
import { notesAhead, sameNote, type Note } from './sound-plan.ts';
import { timbres, type Timbre } from './timbres.ts';

/** Never less than 90 s ahead even if a timer of a hidden page comes a minute late. */
export const AHEAD: Ms = 155_000;
const RENEW: Ms = 4_000;
/** A device that has just begun does not know its own delay yet: the first look comes sooner. */
const SOON: Ms = 400;
/** A laid out note that would miss its onset by more than this is laid out anew: the two clocks drift. */
const DRIFT = 0.008;
/** Time constant of a note that is taken back while it sounds, seconds. */
const RELEASE = 0.12;

interface Laid {
  readonly note: Note;
  readonly timbre: Timbre;
  readonly start: number;
  readonly gain: GainNode;
  readonly sources: readonly AudioScheduledSourceNode[];
}

/** The part of an audio context that is used. */
export type AudioClock = BaseAudioContext & Pick<AudioContext, 'getOutputTimestamp'>;

export class BreathSound {
  readonly #context: AudioClock;
  readonly #master: GainNode;
  #laid: Laid[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: AudioClock) {
    this.#context = context;
    this.#master = context.createGain();
    this.#master.gain.value = 0;
    this.#master.connect(context.destination);
  }

  /** How far ahead of the audio clock the last note begins, seconds; for measuring. */
  get ahead(): number {
    return (this.#laid.at(-1)?.start ?? this.#context.currentTime) - this.#context.currentTime;
  }

  /** Where the notes that are laid out begin: on the session's clock (ms) and on the audio clock (s); for measuring. */
  get laid(): readonly { readonly onset: Ms; readonly start: number }[] {
    return this.#laid.map(({ note, start }) => ({ onset: note.onset, start }));
  }

  /** Plays `guide` in `timbre` (a name of `timbres`) from the next turn on. `volume` is 0 to 1. */
  play(clock: PictureClock, guide: Guide, timbre: string, volume: number): void {
    clearTimeout(this.#timer);
    const voice = timbres[timbre];
    if (voice === undefined) {
      this.stop();
      return;
    }
    // Loudness is heard in ratios, so the control's square is its gain.
    this.#master.gain.setTargetAtTime(volume * volume, this.#context.currentTime, 0.08);
    this.#lay(clock, guide, voice);
    const again = (): void => {
      this.#lay(clock, guide, voice);
      this.#timer = setTimeout(again, RENEW);
    };
    this.#timer = setTimeout(again, SOON);
  }

  /** Silence: nothing that was laid out comes, what sounds ends softly. */
  stop(): void {
    clearTimeout(this.#timer);
    for (const laid of this.#laid) this.#takeBack(laid);
    this.#laid = [];
  }

  #lay(clock: PictureClock, guide: Guide, voice: Timbre): void {
    const context = this.#context;
    const now = context.currentTime;
    const at = clock.now();
    const wanted = notesAhead(guide, at, AHEAD);
    const kept: Laid[] = [];
    for (const laid of this.#laid) {
      const over = laid.start + laid.note.lengthMs / 1000 < now;
      if (over) continue;
      const sounding = laid.start <= now + 0.05;
      // A note that sounds belongs to the breath under way, which always ends as it began.
      const stays = sounding
        ? laid.timbre === voice
        : laid.timbre === voice &&
          wanted.some((note) => sameNote(note, laid.note)) &&
          Math.abs(this.#timeOf(clock, laid.note.onset) - laid.start) < DRIFT;
      if (stays) kept.push(laid);
      else this.#takeBack(laid);
    }
    for (const note of wanted) {
      if (kept.some((laid) => sameNote(laid.note, note))) continue;
      const start = this.#timeOf(clock, note.onset);
      if (start < now) continue;
      const gain = context.createGain();
      gain.connect(this.#master);
      const sources = voice(context, gain, { kind: note.kind, start, length: note.lengthMs / 1000 });
      sources[0]?.addEventListener('ended', () => gain.disconnect());
      kept.push({ note, timbre: voice, start, gain, sources });
    }
    this.#laid = kept.sort((a, b) => a.start - b.start);
  }

  /** Session time on the audio clock, seconds: when it must be played to be heard at `at`. */
  #timeOf(clock: PictureClock, at: Ms): number {
    const { contextTime, performanceTime } = this.#context.getOutputTimestamp();
    const heard = clock.performanceOf(at);
    if (contextTime !== undefined && performanceTime !== undefined && performanceTime > 0) {
      return contextTime + (heard - performanceTime) / 1000;
    }
    return this.#context.currentTime + (at - clock.now()) / 1000;
  }

  #takeBack({ gain, sources, start }: Laid): void {
    const now = this.#context.currentTime;
    gain.gain.setTargetAtTime(0, now, RELEASE);
    for (const source of sources) source.stop(Math.max(now, start) + RELEASE * 6);
  }
}
