/** The still look: nothing changes place or size. A disc that deepens a little, and a bar that fills with every count. */
import { css, html } from 'lit';
import { countsOf } from '../count.ts';
import { levelTrack } from '../track.ts';
import type { Drawing, Look } from './look.ts';

/** Heights of the bars of one breath, 0 to 1: they rise to the top of the inhalation and fall after it. */
export function barHeights(counts: { in: number; out: number }): { in: number[]; out: number[] } {
  const rise = (n: number): number[] =>
    Array.from({ length: n }, (_, i) => 0.16 + 0.84 * ((1 - Math.cos((Math.PI * (i + 1)) / n)) / 2));
  return { in: rise(counts.in), out: rise(counts.out).reverse() };
}

/** Bars that are full at this count. */
function filled({ count }: Drawing): { in: number; out: number } {
  if (count === undefined) return { in: 0, out: 0 };
  if (count.phase === 'in') return { in: count.n, out: 0 };
  if (count.phase === 'hold-in') return { in: Infinity, out: 0 };
  return { in: Infinity, out: count.phase === 'out' ? count.n : Infinity };
}

const bars = (heights: readonly number[], full: number, side: string) =>
  heights.map((height, i) => {
    const top = Math.max(2, Math.round(100 - height * 100));
    return html`<svg
      class="bar ${side} ${i < full ? 'full' : ''}"
      viewBox="0 0 34 100"
      preserveAspectRatio="none"
    >
      <rect x="1" y=${top} width="32" height=${98 - top} rx="4" vector-effect="non-scaling-stroke" />
    </svg>`;
  });

export const still: Look = {
  counts: true,
  styles: css`
    :host {
      --say: 11.5%;
      --free: calc(100cqh - var(--hands, 0px));
    }
    .disc {
      position: absolute;
      left: 50%;
      top: calc(0.52 * var(--free));
      width: min(0.44 * var(--free), var(--free) - 11.5rem, 56cqw);
      aspect-ratio: 1;
      translate: -50% -50%;
      border-radius: 50%;
      background: var(--breath);
      opacity: 0.8;
      will-change: opacity;
    }
    .number.in-disc {
      top: calc(0.52 * var(--free));
      color: var(--ground);
      font-size: min(0.2 * var(--free), 24cqw);
    }
    .bars {
      position: absolute;
      left: 50%;
      translate: -50% 0;
      bottom: calc(var(--hands, 0px) + 4cqh);
      display: flex;
      gap: clamp(5px, 0.8cqw, 10px);
      height: 9cqh;
    }
    .bar {
      width: clamp(12px, 3.2cqw, 34px);
      height: 100%;
      fill: transparent;
      stroke: var(--edge);
      stroke-width: 2;
      transition: fill var(--d-move) linear;
    }
    .bar.out:first-of-type,
    .turn {
      margin-left: 16px;
    }
    .bar.full {
      fill: var(--breath);
      stroke: var(--breath);
    }
    @media (forced-colors: active) {
      .disc {
        border: 8px solid;
      }
      .bar {
        stroke: CanvasText;
      }
      .bar.full {
        fill: CanvasText;
      }
    }
  `,
  draw: (drawing) => {
    const heights = barHeights(countsOf(drawing.pace, drawing.periodMs));
    const full = filled(drawing);
    return html`
      <div class="disc" data-part="disc"></div>
      <div class="bars">
        ${bars(heights.in, full.in, 'in')}<span class="turn"></span>${bars(heights.out, full.out, 'out')}
      </div>
    `;
  },
  // Opacity only, and slowly: brightness is not movement.
  tracks: { disc: levelTrack((level) => ({ opacity: 0.8 + 0.2 * level })) },
};
