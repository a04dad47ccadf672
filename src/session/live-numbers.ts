/**
 * The live numbers of one session, computed from its facts when somebody asks. It holds no clock; whatever is not valid
 * comes with the reason instead of a value.
 */
import { SLOW_BREATHING } from '../pacing/breath.ts';
import { guideMoment, type Guide } from '../pacing/guide.ts';
import { adherence, ADHERENCE_BREATHS, type Adherence } from '../signal/adherence.ts';
import { firstAfter } from '../signal/breath-amplitudes.ts';
import { breathLock, type BreathLock } from '../signal/breath-locked.ts';
import { mayHoldEarlyBeats } from '../signal/early-beats.ts';
import { ownRate, type OwnRate } from '../signal/own-rate.ts';
import { quality } from '../signal/quality.ts';
import { SlidingWindow, type WindowNumbers } from '../signal/sliding-window.ts';
import { isUsable } from '../signal/usable.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { validityOf, type Basis } from '../signal/validity.ts';
import { FEWEST_DIFFERENCES } from '../signal/window-basis.ts';
import { breathTrackOf, type BreathTrack, type MeasuredBreath } from './breath-track.ts';
import type { HiddenReason, LiveNumbers, Shown } from './live.ts';
import { disturbedSpans, isDisturbed, type DisturbedSpan, type Mark } from './moments.ts';
import type { Session } from './session.ts';

const SDNN_WINDOW: Ms = 120_000;
/** Breaths older than this say nothing about now. */
const RECENT: Ms = 120_000;
const WAVE_BREATHS = 4;
const SLOW_MEAN_BEATS = 5;

const hidden = (reason: HiddenReason): { shown: false; reason: HiddenReason } => ({ shown: false, reason });

/** Whether the guide led slow breathing at any moment between `from` and `to`. It looks back no further than `from`. */
function pacedSlowly(guide: Guide, from: Ms, to: Ms): boolean {
  let end = Infinity;
  for (let i = guide.length - 1; i >= 0 && end > from; i--) {
    const span = guide[i];
    if (span === undefined) break;
    const since = span.running ? span.segment.since : span.since;
    if (span.running && span.segment.breathsPerMin < SLOW_BREATHING && since < to) return true;
    end = since;
  }
  return false;
}

/** The newest valid breaths since `from` outside of `spans`, at most `most`, oldest first; the cost does not grow with the session. */
function newestValid(
  breaths: readonly MeasuredBreath[],
  spans: readonly DisturbedSpan[],
  from: Ms,
  most: number,
): MeasuredBreath[] {
  const found: MeasuredBreath[] = [];
  for (let i = breaths.length - 1; i >= 0 && found.length < most; i--) {
    const breath = breaths[i];
    if (breath === undefined || breath.onset < from) break;
    if (breath.valid && !isDisturbed(spans, breath)) found.push(breath);
  }
  return found.reverse();
}

export class LiveNumbersReader {
  readonly breaths: BreathTrack;
  readonly #twoMinutes: SlidingWindow;
  #ownRate: OwnRate | undefined;
  #marks: readonly Mark[] | undefined;
  #spans: readonly DisturbedSpan[] = [];
  #ownAt = -1;
  #early: { readonly count: number; readonly may: boolean } | undefined;
  #lock:
    | {
        readonly newest: MeasuredBreath | undefined;
        readonly inhaleShare: number;
        readonly lock: BreathLock | undefined;
      }
    | undefined;

  constructor(readonly session: Session) {
    const track = session.track();
    this.breaths = breathTrackOf(session);
    this.#twoMinutes = new SlidingWindow(track.beats, track.labels, SDNN_WINDOW, track.irregular);
  }

  /** The numbers at session time `now`. What is said of the breath is worked out when it is read: where the chest tells it, nobody asks the heart. */
  numbers(now: Ms): LiveNumbers {
    const nothing = this.#nothing(now);
    const breath = nothing === undefined ? (): Adherence | undefined => this.#adherence(now) : undefined;
    return {
      heartRate: this.session.track().heartRate(now),
      slowHeartRate: nothing ?? this.#slowMean(),
      rmssd: nothing ?? this.#variability(this.session.track().minute(), 60_000, (w) => w.rmssdMs),
      sdnn: nothing ?? this.#variability(this.#twoMinutes.update(), SDNN_WINDOW, (w) => w.sdnnMs),
      heartWave: nothing ?? this.#wave(now),
      get adherence() {
        return breath?.();
      },
      leavesOut: this.#disturbed(now).some(({ from, to }) => from <= now && now < to),
    };
  }

  /** Times of speech and movement that reach into what is looked back at. */
  #disturbed(now: Ms): readonly DisturbedSpan[] {
    const { marks } = this.session.state.moments;
    if (this.#marks !== marks) {
      this.#marks = marks;
      this.#spans = disturbedSpans(marks);
    }
    const first = this.#spans.findLastIndex(({ to }) => to < now - RECENT);
    return first < 0 ? this.#spans : this.#spans.slice(first + 1);
  }

  /** Why no number of variability can be shown at all; `undefined` = they can. */
  #nothing(now: Ms): Shown | undefined {
    const track = this.session.track();
    switch (track.signal(now)) {
      case 'idle':
      case 'lost':
      case 'reconnecting':
        return hidden({ code: 'no-strap' });
      case 'connecting':
      case 'settling':
        return hidden({ code: 'settling' });
      case 'no-contact':
        return hidden({ code: 'no-contact' });
      case 'hr-only':
        switch (track.hrOnly(now)) {
          case 'unclear':
            break;
          case 'ceased':
            return hidden({ code: 'ceased' });
          default:
            return hidden({ code: 'no-intervals' });
        }
        break;
      default:
        break;
    }
    return track.interpretable ? undefined : hidden({ code: 'rhythm' });
  }

  #variability(
    window: WindowNumbers | undefined,
    need: Ms,
    figure: (window: WindowNumbers) => number | undefined,
  ): Shown {
    if (window === undefined) return hidden({ code: 'settling' });
    const { from, to, beats, corrected, missing } = window;
    const paced = pacedSlowly(this.session.state.guide, from, to);
    const interpretable = validityOf(window.irregular, 0) !== 'invalid';
    const judged = quality({ window, interpretable, need, paced });
    const value = window.differences < FEWEST_DIFFERENCES ? undefined : figure(window);
    if (judged.state === 'hidden' || value === undefined) {
      return hidden(
        judged.reasons[0] ?? { code: 'too-few', have: window.differences, need: FEWEST_DIFFERENCES },
      );
    }
    return {
      shown: true,
      value,
      weak: judged.state === 'weak',
      basis: { from, to, beats, corrected, missing },
      ...(this.#mayHoldEarly() && { mayHoldEarly: true }),
    };
  }

  /** Whether the last minutes suggest early beats among the normal ones, looked at anew with each labelled beat. */
  #mayHoldEarly(): boolean {
    const { beats, labels } = this.session.track();
    const count = labels.kinds.length;
    if (this.#early?.count !== count)
      this.#early = { count, may: mayHoldEarlyBeats(beats, labels.kinds, count) };
    return this.#early.may;
  }

  /** The three gentle states of the last breaths with the guide; `undefined` while it rests or has led too few. */
  #adherence(now: Ms): Adherence | undefined {
    const { guide } = this.session.state;
    const moment = guideMoment(guide, now);
    if (moment === undefined) return undefined;
    const last = newestValid(this.breaths.update(), this.#disturbed(now), now - RECENT, ADHERENCE_BREATHS);
    if (last.length < ADHERENCE_BREATHS) return undefined;
    const lock = this.#lockOf(last, moment.pace.inhaleShare);
    return adherence(lock, 60_000 / moment.periodMs, () => this.#own(now));
  }

  /** How the newest breaths lock, computed anew when there is another breath: what was measured changes no more. */
  #lockOf(last: readonly MeasuredBreath[], inhaleShare: number): BreathLock | undefined {
    const newest = last.at(-1);
    if (this.#lock?.newest !== newest || this.#lock?.inhaleShare !== inhaleShare) {
      const { beats, labels } = this.session.track();
      const lock = breathLock({ beats, kinds: labels.kinds }, last, inhaleShare);
      this.#lock = { newest, inhaleShare, lock };
    }
    return this.#lock.lock;
  }

  /** Estimated breathing rate, computed anew with each labelled beat. */
  #own(now: Ms): OwnRate | undefined {
    const { beats, labels } = this.session.track();
    if (this.#ownAt !== labels.kinds.length) {
      this.#ownAt = labels.kinds.length;
      const paced = guideMoment(this.session.state.guide, now) !== undefined;
      this.#ownRate = ownRate({ beats, kinds: labels.kinds }, beats[this.#ownAt - 1]?.at ?? 0, paced);
    }
    return this.#ownRate;
  }

  /** Mean heart rate over the newest usable intervals. */
  #slowMean(): Shown {
    const { beats, labels } = this.session.track();
    const { kinds } = labels;
    let sum: Ms = 0;
    let have = 0;
    let first = kinds.length;
    while (first > 0 && have < SLOW_MEAN_BEATS) {
      first -= 1;
      if (!isUsable(kinds, first)) continue;
      sum += beats[first]?.rr ?? 0;
      have += 1;
    }
    if (have < SLOW_MEAN_BEATS) return hidden({ code: 'too-few', have, need: SLOW_MEAN_BEATS });
    const from = (beats[first]?.at ?? 0) - (beats[first]?.rr ?? 0);
    const to = beats[kinds.length - 1]?.at ?? from;
    const taken = kinds.length - first;
    const basis: Basis = { from, to, beats: taken, corrected: 1 - have / taken, missing: 0 };
    return { shown: true, value: (60_000 * have) / sum, weak: have < taken, basis };
  }

  /** Mean peak-to-trough of the last breaths with the guide. */
  #wave(now: Ms): Shown {
    const { guide } = this.session.state;
    const span = guide.at(-1);
    const all = this.breaths.update();
    if (span?.running !== true) return hidden({ code: 'no-guide' });
    const recent = newestValid(all, this.#disturbed(now), now - RECENT, WAVE_BREATHS);
    const first = recent[0];
    const last = recent.at(-1);
    if (recent.length < WAVE_BREATHS || first === undefined || last === undefined) {
      return hidden({ code: 'few-breaths', have: recent.length, need: WAVE_BREATHS });
    }
    const waves = recent.map((breath) => breath.ptt);
    const from = first.onset;
    const to = last.onset + last.periodMs;
    const { beats } = this.session.track();
    const count = firstAfter(beats, to) - firstAfter(beats, from);
    const events = recent.reduce((sum, breath) => sum + breath.corrected, 0);
    const guidedMs = recent.reduce((sum, breath) => sum + breath.periodMs, 0);
    return {
      shown: true,
      value: waves.reduce((a, b) => a + b, 0) / waves.length,
      weak: events > 0,
      basis: {
        from,
        to,
        beats: count,
        corrected: count === 0 ? 0 : events / count,
        missing: Math.max(0, 1 - guidedMs / (to - from)),
      },
      range: [Math.min(...waves), Math.max(...waves)],
    };
  }

  /** The client's own breathing rate as the heart's rhythm tells it; `undefined` = not sure enough. */
  ownRate(now: Ms): BreathsPerMin | undefined {
    if (this.#nothing(now) !== undefined) return undefined;
    const own = this.#own(now);
    return own?.confident === true ? own.breathsPerMin : undefined;
  }
}
