/**
 * Whether a live number is shown, shown in grey, or hidden, and the reasons as codes with their numbers. The words are the
 * screen's; the state of the link is the strap's.
 */
import type { WindowNumbers } from './sliding-window.ts';
import type { Ms, Share } from '../terms/units.ts';

/** Why a number is grey or hidden. */
export type QualityReason =
  /** `count` of the last `of` beats were irregular (events, not intervals). */
  | { readonly code: 'irregular'; readonly count: number; readonly of: number }
  /** This share of the window's time is missing. */
  | { readonly code: 'missing'; readonly share: Share }
  /** The rhythm cannot be interpreted. */
  | { readonly code: 'rhythm' }
  /** The window holds `have` of the `need` ms that the number takes. */
  | { readonly code: 'too-short'; readonly have: Ms; readonly need: Ms }
  /** Slow paced breathing changes the number by itself. */
  | { readonly code: 'paced' };

/** `good`: show. `weak`: show in grey. `hidden`: don't show. */
export interface Quality {
  readonly state: 'good' | 'weak' | 'hidden';
  /** What stands against the number, the weightiest first; empty if nothing does. */
  readonly reasons: readonly QualityReason[];
}

/** What a judgement looks at. */
export interface QualityInput {
  /** `undefined` = no labelled beat yet. */
  readonly window: WindowNumbers | undefined;
  /** False while the rhythm gate is on. */
  readonly interpretable: boolean;
  /** Shortest window of the number, ms. */
  readonly need: Ms;
  /** True if breathing is slow and paced and the number is one that this falsifies. */
  readonly paced?: boolean;
}

/** A window this much shorter than asked for still counts: its first beat rarely falls on its first moment. */
const TOLERANCE: Ms = 2_500;

/** Judges one number. */
export function quality({ window, interpretable, need, paced = false }: QualityInput): Quality {
  const reasons: QualityReason[] = [];
  if (!interpretable) reasons.push({ code: 'rhythm' });
  if (paced) reasons.push({ code: 'paced' });
  const have = window === undefined ? 0 : window.to - window.from;
  if (have < need - TOLERANCE) reasons.push({ code: 'too-short', have, need });
  let hidden = reasons.length > 0;
  let weak = false;
  if (window !== undefined && window.validity !== 'good') {
    const irregular = { code: 'irregular', count: window.events, of: window.beats } as const;
    const missing = { code: 'missing', share: window.missing } as const;
    const both = window.missing > window.corrected ? [missing, irregular] : [irregular, missing];
    // Only what by itself leaves the good range is a reason.
    reasons.push(
      ...both.filter((r) => Math.round(100 * (r.code === 'missing' ? r.share : window.corrected)) > 2),
    );
    hidden ||= window.validity === 'invalid';
    weak = true;
  }
  return { state: hidden ? 'hidden' : weak ? 'weak' : 'good', reasons };
}
