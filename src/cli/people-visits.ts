/**
 * Paced blocks of people whose pacer left no onsets, made into breaths that the resonance estimate reads: a breath begins every
 * period from the start of the block, and each block is turned to its own mean phase. It estimates nothing.
 */
import { labelBeats } from '../signal/artefacts.ts';
import type { Beat, BeatKind } from '../signal/beats.ts';
import { breathAmplitudes, type GuidedBreath } from '../signal/breath-amplitudes.ts';
import type { PacedBreath } from '../signal/resonance-amplitude.ts';
import type { BreathsPerMin, Ms } from '../terms/units.ts';

/** A paced stretch as the file holds it. */
interface BlockRecord {
  /** Place in the visit, from 1. */
  readonly order: number;
  /** The pacer's setting; only says which blocks were set alike. */
  readonly label: number;
  /** Period of breathing, s. */
  readonly periodS: number;
  /** Intervals, ms. */
  readonly rr: readonly Ms[];
}

/** One visit of one person. */
interface VisitRecord {
  readonly week: number;
  readonly blocks: readonly BlockRecord[];
}

/** A file of people with their visits. */
export interface PeopleFile {
  readonly people: readonly { readonly person: number; readonly sessions: readonly VisitRecord[] }[];
}

/** A paced stretch as the estimate reads it. */
export interface Block {
  readonly label: number;
  readonly rate: BreathsPerMin;
  readonly breaths: readonly PacedBreath[];
}

/** A visit with its blocks in order. */
export interface Visit {
  readonly week: number;
  readonly blocks: readonly Block[];
}

/** One person's visits by week. */
export interface Person {
  readonly person: number;
  readonly visits: readonly Visit[];
}

/** Time from the start of one block to the start of the next: five minutes and the half minute to set the pacer anew. */
const BLOCK_EVERY: Ms = 330_000;

/** Whether a value has the form of a file of people. */
export function isPeopleFile(value: unknown): value is PeopleFile {
  if (typeof value !== 'object' || value === null || !('people' in value)) return false;
  const { people } = value;
  const isBlock = (b: BlockRecord): boolean => b.periodS > 0 && Array.isArray(b.rr) && b.order >= 1;
  return (
    Array.isArray(people) &&
    people.every(
      (one: PeopleFile['people'][number]) =>
        Array.isArray(one.sessions) &&
        one.sessions.every(({ blocks }) => Array.isArray(blocks) && blocks.every(isBlock)),
    )
  );
}

/** The breaths turned so that the mean of the valid ones has phase 0. */
function turned(breaths: readonly PacedBreath[]): PacedBreath[] {
  let re = 0;
  let im = 0;
  for (const breath of breaths) {
    if (!breath.valid) continue;
    re += breath.re;
    im += breath.im;
  }
  const size = Math.hypot(re, im) || 1;
  const cos = re / size;
  const sin = im / size;
  return breaths.map((b) => ({ ...b, re: b.re * cos + b.im * sin, im: b.im * cos - b.re * sin }));
}

function blockOf({ order, label, periodS, rr }: BlockRecord): Block {
  const start = (order - 1) * BLOCK_EVERY;
  let at = start;
  const beats: Beat[] = rr.map((interval) => ({ at: (at += interval), rr: interval, segment: 0 }));
  const kinds: readonly BeatKind[] = labelBeats(beats).kinds;
  const periodMs = periodS * 1000;
  const guided: GuidedBreath[] = [];
  for (let onset = start; onset + periodMs <= at; onset += periodMs) guided.push({ onset, periodMs });
  return {
    label,
    rate: 60_000 / periodMs,
    breaths: turned(breathAmplitudes(beats, kinds, guided)),
  };
}

/** Everyone in the file, each visit's blocks in the order in which they were breathed. */
export const peopleOf = ({ people }: PeopleFile): Person[] =>
  people.map(({ person, sessions }) => ({
    person,
    visits: sessions.map(({ week, blocks }) => ({
      week,
      blocks: blocks.toSorted((a, b) => a.order - b.order).map(blockOf),
    })),
  }));
