/** The line: the breath as a range of hills that passes by, with a warm bead that rides on it. What was is drawn, what comes is dotted. */
import { css, html, svg } from 'lit';
import { breathShape, type Pace } from '../../../pacing/breath.ts';
import { evenTrack, levelTrack } from '../track.ts';
import type { Look } from './look.ts';

const HILLS = 5;
const POINTS = 72;

/** The curve of several equal breaths in a field of 1000 by 100 for each, as a path. */
function hills(pace: Pace, periodMs: number): string {
  const points: string[] = [];
  for (let i = 0; i <= HILLS * POINTS; i++) {
    const { level } = breathShape(pace, periodMs, ((i % POINTS) / POINTS) * periodMs);
    points.push(`${((i / POINTS) * 1000).toFixed(0)} ${(100 - 100 * level).toFixed(2)}`);
  }
  return `M${points.join('L')}`;
}

const strip = (d: string, name: string) => html`
  <div class="pane ${name}">
    <div class="strip" data-part=${name}>
      <svg viewBox="0 0 5000 100" preserveAspectRatio="none" focusable="false">
        ${svg`<path d=${d} vector-effect="non-scaling-stroke" />`}
      </svg>
    </div>
  </div>
`;

/** One hill passes by in one breath; the strip is five hills long. */
const pass = evenTrack((u) => ({ transform: `translateX(${-u * 20}%)` }));

export const line: Look = {
  counts: false,
  styles: css`
    :host {
      --say: 14%;
      /* width of one breath, and where the bead rides */
      --hill: max(38cqw, 300px);
      --bead: 42cqw;
      --top: 37%;
      --high: 29%;
    }
    .range {
      position: absolute;
      left: 0;
      right: 0;
      top: calc(var(--top) - 40px);
      height: calc(var(--high) + 80px);
      -webkit-mask-image: linear-gradient(90deg, transparent 2%, #000 26%, #000 64%, transparent 97%);
      mask-image: linear-gradient(90deg, transparent 2%, #000 26%, #000 64%, transparent 97%);
    }
    .pane {
      position: absolute;
      top: 0;
      bottom: 0;
      overflow: hidden;
    }
    .pane.past {
      left: 0;
      width: var(--bead);
    }
    .pane.coming {
      left: var(--bead);
      right: 0;
    }
    .strip {
      position: absolute;
      top: 40px;
      bottom: 40px;
      width: calc(5 * var(--hill));
      will-change: transform;
    }
    .past .strip {
      left: calc(var(--bead) - 2 * var(--hill));
    }
    .coming .strip {
      left: calc(-2 * var(--hill));
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      overflow: visible;
      fill: none;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .past path {
      stroke: var(--breath);
      stroke-width: 9;
    }
    .coming path {
      stroke: var(--edge);
      stroke-width: 3.5;
      stroke-dasharray: 0.1 12;
    }
    .rider {
      position: absolute;
      left: var(--bead);
      top: var(--top);
      height: var(--high);
      will-change: transform;
    }
    .rider i {
      position: absolute;
      left: -20px;
      bottom: -20px;
      width: 40px;
      height: 40px;
      border-radius: 50%;
      background: var(--heart);
      box-shadow: 0 0 0 10px color-mix(in oklab, var(--heart) 24%, transparent);
    }
    @container (max-width: 699px) {
      .range,
      .rider {
        --top: 36%;
        --high: 19%;
      }
      .past path {
        stroke-width: 7;
      }
    }
    .rider .ember {
      position: absolute;
      left: -90px;
      bottom: -90px;
      width: 180px;
      height: 180px;
      border-radius: 50%;
      background: radial-gradient(closest-side in oklab, var(--heart), transparent);
      opacity: 0;
    }
    @media (forced-colors: active) {
      .pane path {
        stroke: CanvasText;
      }
      .rider i {
        box-sizing: border-box;
        border: 20px solid;
      }
    }
  `,
  draw: ({ pace, periodMs }) => {
    const d = hills(pace, periodMs);
    return html`
      <div class="range">${strip(d, 'past')}${strip(d, 'coming')}</div>
      <div class="rider" data-part="rider"><b class="ember" data-part="warmth"></b><i></i></div>
    `;
  },
  tracks: {
    past: pass,
    coming: pass,
    rider: levelTrack((level) => ({ transform: `translateY(${-100 * level}%)` })),
  },
};
