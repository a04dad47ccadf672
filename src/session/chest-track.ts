/**
 * The measured breath of one person along a session: the curve, the breaths, what can be said of them, and whether they went with the guide. The same code reads live samples and
 * the facts that they became, so a session that is opened later says what was seen.
 */
import { breathShape } from '../pacing/breath.ts';
import { guideMoment } from '../pacing/guide.ts';
import {
  following,
  matchCycle,
  matches,
  turnedRound,
  type CycleMatch,
  type Following,
} from '../signal/breath-following.ts';
import { LOOK_HZ, type BreathLook } from '../signal/breath-rate.ts';
import { BREATH_HZ, BREATH_STEP } from '../signal/breath-sample.ts';
import { BreathSignal, type BreathPoint } from '../signal/breath-signal.ts';
import type { MeasuredInhale } from '../signal/breath-turns.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import type { BreathKind, BreathSamplesFact, BreathStreamFact } from './breath-events.ts';
import { samplesOf } from './breath-samples.ts';
import type { SessionEvent, Who } from './events.ts';
import type { Session } from './session.ts';

/** A sample is not older than this where something is to be said of now. */
const FRESH: Ms = 3000;
/** Longest cycle of the guide that is judged. */
const LONGEST_CYCLE: Ms = 30_000;
/** A period that differs by more than this is another pace. */
const SAME = 0.02;
/** Points of the curve that are kept for a live picture. */
const KEEP: Ms = 150_000;

/** One cycle of the guide against the measured breath. */
export interface JudgedCycle {
  /** Whether the breath went with it. */
  readonly taken: boolean;
  /** Trough to peak of the breath at the guide's rate, in the sensor's unit. */
  readonly swing: number;
}

export class ChestTrack {
  readonly #session: Session;
  readonly #who: Who;
  readonly #heard: ((point: BreathPoint, look: BreathLook | undefined) => void) | undefined;
  #signal: BreathSignal | undefined;
  #kind: BreathKind | undefined;
  #stream = -1;
  #device: Ms = -Infinity;
  #last: { readonly at: Ms; readonly values: readonly number[] } | undefined;
  #count = 0;
  #points: BreathPoint[] = [];
  #coarse: BreathPoint[] = [];
  #cycles: CycleMatch[] = [];
  /** Every cycle that was judged, by its onset to the ms. */
  readonly #judged = new Map<Ms, JudgedCycle>();
  #cycle: { readonly onset: Ms; readonly periodMs: Ms } | undefined;
  #cycleLevel: ((u: number) => number) | undefined;
  #flipped = false;
  readonly #inhales: MeasuredInhale[] = [];
  #look: BreathLook | undefined;
  #streamFact: BreathStreamFact | undefined;

  /** `heard` is told every point of the curve, with what can be said from then on where that is new. */
  constructor(
    session: Session,
    who: Who = 'client',
    heard?: (point: BreathPoint, look: BreathLook | undefined) => void,
  ) {
    this.#session = session;
    this.#who = who;
    this.#heard = heard;
  }

  /** The curve of the last two minutes and a half, 25 points a second. */
  get points(): readonly BreathPoint[] {
    return this.#points;
  }

  /** Every breath in, oldest first. */
  get inhales(): readonly MeasuredInhale[] {
    return this.#inhales;
  }

  /** Whether up is known to be in. */
  get directed(): boolean {
    return this.#signal?.directed === true;
  }

  /** The stream as its last fact said; `undefined` = nobody ever asked. */
  get stream(): BreathStreamFact | undefined {
    return this.#streamFact;
  }

  /** What can be said of the breath at session time `now`; `undefined` while no samples come. */
  look(now: Ms): BreathLook | undefined {
    const last = this.#points.at(-1);
    return last === undefined || now - last.at > FRESH ? undefined : this.#look;
  }

  /** The rate, while it is clear; breaths per minute. */
  rate(now: Ms): BreathsPerMin | undefined {
    return this.look(now)?.breathsPerMin;
  }

  /** Whether the breath goes with the guide; `undefined` while too few cycles are over, or no samples come. */
  following(now: Ms): Following | undefined {
    const signal = this.#signal;
    const last = this.#points.at(-1);
    if (signal === undefined || last === undefined || now - last.at > FRESH || this.#cycle === undefined)
      return undefined;
    return following(this.#cycles, signal.floor, this.#look?.breathsPerMin);
  }

  /** What is known of the guide's cycle that began at `onset`; `undefined` = not over, not measured, or hidden by movement. */
  cycleAt(onset: Ms): JudgedCycle | undefined {
    return this.#judged.get(Math.round(onset));
  }

  /** Session time up to which the curve is known. */
  get until(): Ms {
    return this.#last?.at ?? -Infinity;
  }

  /** The cycles of the guide that were judged at its present rate, oldest first. */
  get cycles(): readonly CycleMatch[] {
    return this.#cycles;
  }

  take(event: SessionEvent): void {
    if (event.type === 'breath-stream' && event.who === this.#who) this.#streamFact = event;
    if (event.type !== 'breath-samples' || event.who !== this.#who || event.kind === 'ecg') return;
    const { stream, kind } = event;
    // What was seen live is not taken twice.
    if (stream === this.#stream && event.from + (lastIndex(event) * 1000) / event.hz <= this.#device + 1)
      return;
    for (const { at, device, values } of samplesOf(event))
      if (stream !== this.#stream || device > this.#device + 1)
        this.sample(kind, stream, device, at, values, 1000 / event.hz);
  }

  /** One sample of a stream, `step` ms after the one before if nothing is missing. */
  sample(
    kind: BreathKind,
    stream: number,
    device: Ms,
    at: Ms,
    values: readonly number[],
    step: Ms = BREATH_STEP,
  ): void {
    if (this.#signal === undefined || kind !== this.#kind) {
      this.#signal = new BreathSignal(
        kind === 'acceleration' || kind === 'force' ? { kind } : { kind: 'respiration', floor: 0 },
      );
      this.#kind = kind;
      this.#flipped = false;
    }
    this.#stream = stream;
    this.#device = device;
    const before = this.#last;
    this.#last = { at, values };
    if (Math.abs(step - BREATH_STEP) < 0.5 || before === undefined || at - before.at > 3 * step) {
      this.#push(this.#signal, at, values, device);
      return;
    }
    // A sensor with another rate is read on the same grid.
    for (let t = BREATH_STEP * Math.floor(before.at / BREATH_STEP + 1); t <= at; t += BREATH_STEP) {
      const share = (t - before.at) / (at - before.at);
      this.#push(
        this.#signal,
        t,
        values.map((value, i) => before.values[i]! + share * (value - before.values[i]!)),
        device - (at - t),
      );
    }
  }

  #push(signal: BreathSignal, at: Ms, values: readonly number[], device: Ms): void {
    const { point, inhale, look } = signal.push(at, values, device);
    this.#heard?.(point, look);
    this.#points.push(point);
    if (this.#points.length > (2 * KEEP * BREATH_HZ) / 1000)
      this.#points = this.#points.filter((one) => one.at > point.at - KEEP);
    if (inhale !== undefined) this.#inhales.push(inhale);
    if (look !== undefined) this.#look = look;
    this.#count += 1;
    if (this.#count % (BREATH_HZ / LOOK_HZ) !== 0) return;
    this.#coarse.push(point);
    if (this.#coarse.length > (2 * LONGEST_CYCLE * LOOK_HZ) / 1000)
      this.#coarse = this.#coarse.filter((one) => one.at > point.at - 1.5 * LONGEST_CYCLE);
    this.#follow(signal, point.at);
  }

  #follow(signal: BreathSignal, at: Ms): void {
    const moment = guideMoment(this.#session.state.guide, at);
    if (moment === undefined) {
      this.#cycle = undefined;
      this.#cycles = [];
      return;
    }
    const { onset, periodMs, pace } = moment;
    const cycle = this.#cycle;
    if (onset === cycle?.onset) return;
    // A cycle that was cut short is none.
    if (
      cycle !== undefined &&
      this.#cycleLevel !== undefined &&
      Math.abs(onset - cycle.onset - cycle.periodMs) < 50
    ) {
      if (this.#cycles.some((one) => Math.abs(one.periodMs / cycle.periodMs - 1) > SAME)) this.#cycles = [];
      const match = matchCycle(this.#coarse, { ...cycle, levelAt: this.#cycleLevel });
      this.#cycles.push(match);
      if (match.usable)
        this.#judged.set(Math.round(match.onset), {
          taken: matches(match, signal.floor, signal.directed || this.#flipped),
          swing: match.swing,
        });
      this.#cycles = this.#cycles.slice(-50);
      if (!signal.directed && !this.#flipped && turnedRound(this.#cycles)) {
        signal.flip();
        this.#flipped = true;
        this.#cycles = [];
      }
    }
    this.#cycle = { onset, periodMs };
    this.#cycleLevel = (u) => breathShape(pace, periodMs, u * periodMs).level;
  }
}

/** Index of the last sample of a fact. */
function lastIndex({ counts, kind }: BreathSamplesFact): number {
  const bytes = (counts.length / 4) * 3 - (counts.endsWith('==') ? 2 : counts.endsWith('=') ? 1 : 0);
  return bytes / 2 / (kind === 'acceleration' ? 3 : 1) - 1;
}

/** What lies further back than this is not needed for what is said of now. */
const LIVE_BACK: Ms = 180_000;
/** The curve needs its time before an assessment, and samples come as facts up to ten seconds late. */
const ASSESSED_FROM: Ms = 60_000;
const ASSESSED_TO: Ms = 30_000;

const tracks = new WeakMap<Session, ChestTrack>();

/** The one live track of the client's breath, for what is said of now: of an older session it knows the last minutes. */
export function chestTrackOf(session: Session): ChestTrack {
  let track = tracks.get(session);
  if (track === undefined) {
    const made = new ChestTrack(session);
    const from = session.state.at - LIVE_BACK;
    // An assessment rests on the breath all along, however long ago it was.
    const assessed = session.state.procedures.flatMap(({ kind, since, ended }) =>
      kind === 'assessment'
        ? [{ from: since - ASSESSED_FROM, to: (ended?.at ?? Infinity) + ASSESSED_TO }]
        : [],
    );
    const wanted = (at: Ms): boolean =>
      at >= from || assessed.some((span) => span.from <= at && at < span.to);
    for (const event of session.log) if (event.type === 'breath-stream' || wanted(event.at)) made.take(event);
    session.subscribe((event) => made.take(event));
    tracks.set(session, (track = made));
  }
  return track;
}
