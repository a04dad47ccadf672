/** What a therapist made for all of their sessions: marks, scales, templates of plans, keys. Kept on this device; no part of any session. */
import type { OwnMark, PlannedPhase } from '../../session/moment-events.ts';
import { allKeysOn, type KeySettings } from './keys.ts';

/** A plan that is kept to begin with. */
export interface PlanTemplate {
  readonly name: string;
  readonly phases: readonly Omit<PlannedPhase, 'id'>[];
}

export interface OwnThings {
  readonly keys: KeySettings;
  readonly marks: readonly OwnMark[];
  /** Names of scales besides distress and ease. */
  readonly scales: readonly string[];
  readonly templates: readonly PlanTemplate[];
}

export const noOwnThings: OwnThings = { keys: allKeysOn, marks: [], scales: [], templates: [] };
