/**
 * The live numbers of one session, computed from its facts when somebody asks. It holds no clock; whatever is not valid
 * comes with the reason instead of a value.
 */
import type { Guide } from '../pacing/guide.ts';
import { firstAfter } from '../signal/breath-amplitudes.ts';
import { SlidingWindow, type WindowNumbers } from '../signal/sliding-window.ts';
import { isUsable } from '../signal/usable.ts';
import type { BreathsPerMin, Ms } from '../signal/units.ts';
import { BreathTrack } from './breath-track.ts';
import type { Basis, HiddenReason, LiveNumbers, Shown } from './live.ts';
import type { Session } from './session.ts';

/** Breathing slower than this moves into the band in which RMSSD and SDNN follow the rate, not the person (0.15 Hz). */
const SLOW: BreathsPerMin = 9;
const SDNN_WINDOW: Ms = 120_000;
const FEWEST_BEATS = 30;
/** A window that is shorter than this share of its length is still filling. */
const FILLED = 0.9;
const WAVE_BREATHS = 4;
const SLOW_MEAN_BEATS = 5;

const hidden = (reason: HiddenReason): { shown: false; reason: HiddenReason } => ({ shown: false, reason });

/** Whether the guide led slow breathing at any moment between `from` and `to`. */
function pacedSlowly(guide: Guide, from: Ms, to: Ms): boolean {
  return guide.some((span, i) => {
    if (!span.running || span.segment.breathsPerMin >= SLOW) return false;
    const next = guide[i + 1];
    const end = next === undefined ? Infinity : next.running ? next.segment.since : next.since;
    return span.segment.since < to && end > from;
  });
}

export class LiveWatch {
  readonly breaths: BreathTrack;
  readonly #twoMinutes: SlidingWindow;

  constructor(readonly session: Session) {
    const track = session.track();
    this.breaths = new BreathTrack(session);
    this.#twoMinutes = new SlidingWindow(track.beats, track.labels, SDNN_WINDOW);
  }

  /** The numbers at session time `now`. */
  numbers(now: Ms): LiveNumbers {
    const { bpm } = this.session.state.straps.client;
    const nothing = this.#nothing(now);
    return {
      heartRate: bpm,
      slowHeartRate: nothing ?? this.#slowMean(),
      rmssd: nothing ?? this.#variability(this.session.track().minute(now), 60_000, (w) => w.rmssdMs),
      sdnn: nothing ?? this.#variability(this.#twoMinutes.update(now), SDNN_WINDOW, (w) => w.sdnnMs),
      heartWave: nothing ?? this.#wave(now),
      adherence: undefined,
    };
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
        if (track.hrOnly(now) !== 'unclear') return hidden({ code: 'no-intervals' });
        break;
      default:
        break;
    }
    return track.interpretable ? undefined : hidden({ code: 'rhythm' });
  }

  #variability(
    window: WindowNumbers | undefined,
    length: Ms,
    figure: (window: WindowNumbers) => number | undefined,
  ): Shown {
    if (window === undefined) return hidden({ code: 'settling' });
    const { from, to, beats, events, corrected, missing, validity } = window;
    if (pacedSlowly(this.session.state.guide, from, to)) return hidden({ code: 'paced' });
    const span = to - from;
    const need = Math.max(FEWEST_BEATS, Math.ceil((beats / Math.max(span, 1)) * length * FILLED));
    if (beats < need) return hidden({ code: 'too-few', have: beats, need });
    if (validity === 'invalid') {
      return corrected >= missing
        ? hidden({ code: 'irregular', count: events, of: beats })
        : hidden({ code: 'missing', share: missing });
    }
    const value = figure(window);
    if (value === undefined) return hidden({ code: 'too-few', have: beats, need });
    return { shown: true, value, weak: validity === 'weak', basis: { from, to, beats, corrected, missing } };
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
    // Breaths of an earlier stretch with the guide say nothing about this one.
    const recent = all
      .filter((breath) => breath.valid && breath.onset >= now - 2 * 60_000)
      .slice(-WAVE_BREATHS);
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
    const led = recent.reduce((sum, breath) => sum + breath.periodMs, 0);
    return {
      shown: true,
      value: waves.reduce((a, b) => a + b, 0) / waves.length,
      weak: events > 0,
      basis: {
        from,
        to,
        beats: count,
        corrected: count === 0 ? 0 : events / count,
        missing: Math.max(0, 1 - led / (to - from)),
      },
      range: [Math.min(...waves), Math.max(...waves)],
    };
  }

  /** The client's own breathing rate as the heart's rhythm tells it; `undefined` = not sure enough. */
  ownRate(_now: Ms): BreathsPerMin | undefined {
    return undefined;
  }
}
