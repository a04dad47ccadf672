/** The sphere of light: a soft ball that grows and shrinks with the breath. */
import { css, html, unsafeCSS } from 'lit';
import { levelTrack } from '../track.ts';
import type { Look } from './look.ts';
import { softBall, softLight, type Lch } from './soft-ball.ts';

/** Radius at the end of the exhalation and of the inhalation, of the field's half width; 2.2 : 1 at most. */
export const SMALL = 0.44;
export const LARGE = 0.95;

interface Colours {
  readonly core: Lch;
  readonly rim: Lch;
  readonly solid: number;
  readonly bend: number;
  readonly ember: Lch;
}
const light: Colours = {
  core: [0.87, 0.058, 203],
  rim: [0.53, 0.092, 219],
  solid: 0.54,
  bend: 2,
  ember: [0.93, 0.075, 84],
};
const dark: Colours = {
  core: [0.97, 0.04, 88],
  rim: [0.42, 0.082, 216],
  solid: 0.3,
  bend: 1.55,
  ember: [0.9, 0.105, 74],
};
const dim: Colours = {
  core: [0.745, 0.068, 76],
  rim: [0.27, 0.05, 52],
  solid: 0.28,
  bend: 1.7,
  ember: [0.74, 0.11, 62],
};

const ball = ({ core, rim, solid, bend }: Colours) => unsafeCSS(softBall(core, rim, solid, bend));
const ember = (colours: Colours) => unsafeCSS(softLight(colours.ember));

export const sphere: Look = {
  counts: false,
  styles: css`
    :host {
      /* What is free above the word, its count and the hands. */
      --below: calc(var(--hands, 0px) + clamp(5rem, 8cqw, 7.25rem));
      --free: calc(100cqh - var(--below));
      --say: var(--free);
      --ball: ${ball(dark)};
      --ember: ${ember(dark)};
    }
    :host([theme='light']) {
      --ball: ${ball(light)};
      --ember: ${ember(light)};
    }
    :host([theme='dim']) {
      --ball: ${ball(dim)};
      --ember: ${ember(dim)};
    }
    .sphere {
      position: absolute;
      left: 50%;
      top: calc(0.54 * var(--free));
      width: min(0.99 * var(--free), 104cqw);
      aspect-ratio: 1;
      translate: -50% -50%;
    }
    .sphere i {
      position: absolute;
      inset: 0;
      will-change: transform;
      transform: scale(${SMALL});
    }
    .sphere .ball {
      background: var(--ball);
    }
    .sphere .ember {
      position: absolute;
      inset: 20%;
      background: var(--ember);
      opacity: 0;
    }
    @media (forced-colors: active) {
      .sphere .ball {
        border: 10px solid;
        border-radius: 50%;
      }
    }
  `,
  draw: () => html`
    <div class="sphere">
      <i class="ball" data-part="ball"><b class="ember" data-part="warmth"></b></i>
    </div>
  `,
  tracks: {
    ball: levelTrack((level) => ({ transform: `scale(${SMALL + (LARGE - SMALL) * level})` })),
  },
};
