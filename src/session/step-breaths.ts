/**
 * The breaths of an assessment with the heart's wave in each, step by step, and what the estimate takes of them. A breath
 * that can change no more is remembered. It judges no step.
 */
import { breathsBetween } from '../pacing/breaths-between.ts';
import { reachOf } from '../pacing/protocol.ts';
import { isGuided, type GuidedStep, type StepRecord } from '../pacing/step.ts';
import {
  ALLOWED_EVENTS,
  breathAmplitudes,
  firstAfter,
  isFinal,
  type BreathAmplitude,
  type HeartRecord,
} from '../signal/breath-amplitudes.ts';
import { depthCourse, withEvenDepth } from '../signal/even-depth.ts';
import type { PacedBreath } from '../signal/resonance-amplitude.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';
import { breathTrackOf } from './breath-track.ts';
import { chestTrackOf, type ChestTrack } from './chest-track.ts';
import type { AssessmentProcedure } from './procedure.ts';
import { disturbedSpans, isDisturbed, type Mark } from './moments.ts';
import type { Session } from './session.ts';

/** Beats that come later than this after the last breath are not looked at, so that the day's figures are the final ones. */
const TAIL: Ms = 4000;
/** If no beat comes any more, nothing is waited for beyond this after the tail. */
const PATIENCE: Ms = 15_000;
/** A cycle is judged a moment after its end; the sensor's samples are waited for so long. */
const CLOSING: Ms = 1000;
const AWAITED: Ms = 3000;
/** Slack for times that were computed as sums. */
const HAIR: Ms = 0.5;

/** What the estimate reads; plain data, so it may cross into a worker. */
export interface PacedBreaths {
  readonly breaths: readonly PacedBreath[];
  /** How far apart the rates lie that the plan could try. */
  readonly reach: BreathsPerMin;
}

/** One breath of the guide in a step. */
export interface StepBreath extends BreathAmplitude {
  readonly record: StepRecord & { readonly step: GuidedStep };
  /** Whether the guide had arrived at the step's rate; every breath of a slide counts as arrived. */
  readonly arrived: boolean;
  /** Whether speech or movement was marked in it, so that it does not count. */
  readonly disturbed: boolean;
  /** Whether a sensor at the chest saw that it was not taken, or at another rate, so that it does not count. */
  readonly untaken: boolean;
  /** How deep it was by that sensor, in its own unit; `undefined` = not measured. */
  readonly depth: number | undefined;
  /** Whether no beat that is still to come can change it. */
  readonly final: boolean;
}

/** The moment after which beats have no more say in an assessment; `undefined` while it runs. */
export function tailEnd(procedure: AssessmentProcedure): Ms | undefined {
  if (procedure.ended === undefined) return undefined;
  return Math.max(0, ...procedure.records.map(({ until }) => until ?? 0)) + TAIL;
}

/** Beats and labels that an assessment may look at. */
export function heartRecord(session: Session, procedure: AssessmentProcedure): HeartRecord {
  const { beats, labels, irregular } = session.track('client');
  const end = tailEnd(procedure);
  if (end === undefined) return { beats, kinds: labels.kinds, irregular };
  const count = firstAfter(beats, end);
  return { beats: beats.slice(0, count), kinds: labels.kinds.slice(0, count), irregular };
}

/** Whether nothing that still comes changes the figures of an assessment. */
export function isSettled(session: Session, procedure: AssessmentProcedure, now: Ms): boolean {
  const end = tailEnd(procedure);
  if (end === undefined) return false;
  if (session.state.endedAt !== undefined || now >= end + PATIENCE) return true;
  const { beats, labels } = session.track('client');
  return labels.kinds.length > firstAfter(beats, end);
}

/** Whether a later attempt took this one's place: it was asked for once more, and that attempt runs or came to its end. */
export function isReplaced(record: StepRecord, records: readonly StepRecord[]): boolean {
  if (record.why !== 'repeat' && record.why !== 'done') return false;
  return records.some(
    ({ step, why }) =>
      step.id === record.step.id &&
      step.attempt > record.step.attempt &&
      (why === undefined || why === 'done'),
  );
}

/** The breaths of one session's steps; those that change no more are taken from the session's one track of breaths, or remembered. */
export class BreathMemory {
  readonly #final = new Map<Ms, BreathAmplitude>();

  #kept = new WeakMap<object, unknown>();
  #marks: readonly Mark[] = [];

  constructor(readonly session: Session) {}

  /** What `make` says of `key`, made anew only as long as it is not `final`. */
  kept<T>(key: object, final: boolean, make: () => T): T {
    // A mark of speech may be set, moved or taken back after the breaths that it leaves out.
    const { marks } = this.session.state.moments;
    if (this.#marks !== marks) this.#kept = new WeakMap();
    this.#marks = marks;
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const made = make();
    if (final) this.#kept.set(key, made);
    return made;
  }

  /** The wave in the breaths of a guided step that were over at `now`, oldest first. */
  breathsOf(procedure: AssessmentProcedure, record: StepRecord, heart: HeartRecord, now: Ms): StepBreath[] {
    const { step } = record;
    if (!isGuided(step)) return [];
    const to = Math.min(record.until ?? Infinity, now) + HAIR;
    const settled = isSettled(this.session, procedure, now);
    const track = breathTrackOf(this.session);
    track.update();
    const spans = disturbedSpans(this.session.state.moments.marks);
    const chest = chestTrackOf(this.session);
    return breathsBetween(this.session.state.guide, record.since - HAIR, to).map((breath) => {
      const { onset, periodMs } = breath;
      const known = this.#final.get(onset) ?? (isFinal(heart, breath) ? track.finalAt(onset) : undefined);
      const [wave] =
        known === undefined
          ? breathAmplitudes(heart.beats, heart.kinds, [breath], ALLOWED_EVENTS, heart.irregular)
          : [known];
      const done = known !== undefined || settled || isFinal(heart, breath);
      const measured = wave ?? { onset, periodMs, re: 0, im: 0, ptt: 0, corrected: 0, valid: false };
      if (done) this.#final.set(onset, measured);
      const cycle = chest.cycleAt(onset);
      // While samples come, the one that closes this breath may be about to.
      const final = done && (settled || cycle !== undefined || !isAwaited(chest, onset + periodMs, now));
      const untaken = cycle?.taken === false;
      const arrived = step.kind === 'slide' || Math.abs(periodMs - 60_000 / step.rate) < 1;
      const disturbed = isDisturbed(spans, breath);
      return {
        ...measured,
        valid: measured.valid && !disturbed && !untaken,
        disturbed,
        untaken,
        depth: cycle?.taken === true ? cycle.swing : undefined,
        record: { ...record, step },
        arrived,
        final,
      };
    });
  }
}

/** Whether the chest's curve does not reach the end of a breath yet, but is on its way there. */
const isAwaited = (chest: ChestTrack, end: Ms, now: Ms): boolean =>
  chest.until < end + CLOSING && now - chest.until < AWAITED;

const memories = new WeakMap<Session, BreathMemory>();

/** The one memory of a session's steps. */
export function breathMemoryOf(session: Session): BreathMemory {
  let memory = memories.get(session);
  if (memory === undefined) memories.set(session, (memory = new BreathMemory(session)));
  return memory;
}

/**
 * What the estimate takes of an assessment at `now`: every breath that the guide led, without attempts that were replaced. The way down from the
 * client's own rate counts as not valid, so that it only says that the breaths after it follow on. Where the depth of the breaths was measured, what comes of
 * deeper breaths at one rate than at another is taken out.
 */
export function pacedBreaths(procedure: AssessmentProcedure, memory: BreathMemory, now: Ms): PacedBreaths {
  const heart = heartRecord(memory.session, procedure);
  const led = procedure.records
    .filter((record) => !isReplaced(record, procedure.records))
    .flatMap((record) => memory.breathsOf(procedure, record, heart, now));
  const breaths = led.map(({ onset, periodMs, re, im, valid, record }) => ({
    onset,
    periodMs,
    re,
    im,
    valid: valid && record.step.kind !== 'ramp',
  }));
  const course = depthCourse(
    led.flatMap(({ periodMs, depth, arrived }) =>
      depth === undefined || !arrived ? [] : [{ periodMs, depth }],
    ),
  );
  return {
    breaths: course === undefined ? breaths : withEvenDepth(breaths, course),
    reach: reachOf(procedure.plan),
  };
}
