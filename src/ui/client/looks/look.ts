/** What every look gives to the orb: its drawing, its styles, and how its parts move with the breath. */
import type { CSSResult, TemplateResult } from 'lit';
import type { Pace } from '../../../pacing/breath.ts';
import type { Count } from '../count.ts';
import type { Track } from '../track.ts';

/** What a look is drawn from; only the pace of the breath under way and the count, never a height: heights are tracks. */
export interface Drawing {
  /** Shape of the breath under way; its holds count, its rate does not. */
  readonly pace: Pace;
  readonly periodMs: number;
  /** Whole counts of the phase under way; `undefined` while the guide rests. */
  readonly count: Count | undefined;
}

export interface Look {
  readonly styles: CSSResult;
  readonly draw: (drawing: Drawing) => TemplateResult;
  /** Movement of the elements whose `data-part` is the key. */
  readonly tracks: Readonly<Record<string, Track>>;
  /** Whether the drawing changes with every count, so that the orb must count even if no count is wished for. */
  readonly counts: boolean;
}
