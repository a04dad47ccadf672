/** The sphere of light: a soft ball that grows and shrinks with the breath, with a halo that moves less. */
import { css, html, unsafeCSS } from 'lit';
import { levelTrack } from '../roll.ts';
import type { Look } from './look.ts';
import { softBall, type Lch } from './soft-ball.ts';

/** Radius at the end of the exhalation and of the inhalation, of the field's half width; 2.2 : 1 at most. */
const SMALL = 0.44;
const LARGE = 0.95;

interface Colours {
  readonly core: Lch;
  readonly rim: Lch;
  readonly solid: number;
  readonly halo: Lch;
  readonly haloStrength: number;
  readonly ember: Lch;
}
const light: Colours = {
  core: [0.86, 0.062, 205],
  rim: [0.54, 0.088, 219],
  solid: 0.56,
  halo: [0.8, 0.06, 212],
  haloStrength: 0.34,
  ember: [0.93, 0.07, 84],
};
const dark: Colours = {
  core: [0.965, 0.04, 88],
  rim: [0.4, 0.072, 222],
  solid: 0.34,
  halo: [0.5, 0.06, 212],
  haloStrength: 0.3,
  ember: [0.9, 0.105, 74],
};
const dim: Colours = {
  core: [0.745, 0.068, 76],
  rim: [0.27, 0.05, 56],
  solid: 0.3,
  halo: [0.4, 0.045, 60],
  haloStrength: 0.26,
  ember: [0.74, 0.11, 62],
};

const paint = ({ core, rim, solid, halo, haloStrength, ember }: Colours) =>
  unsafeCSS(
    `--ball:${softBall(core, rim, solid)};--halo:${softBall(halo, halo, 0, haloStrength)};--ember:${softBall(ember, ember, 0)}`,
  );

export const sphere: Look = {
  counts: false,
  styles: css`
    :host {
      --say: 75.5%;
      ${paint(dark)}
    }
    :host([theme='light']) {
      ${paint(light)}
    }
    :host([theme='dim']) {
      ${paint(dim)}
    }
    .sphere {
      position: absolute;
      left: 50%;
      top: 40%;
      width: min(72cqh, 104cqw);
      aspect-ratio: 1;
      translate: -50% -50%;
    }
    .sphere i {
      position: absolute;
      inset: 0;
      will-change: transform;
      transform: scale(${SMALL});
    }
    .sphere .halo {
      inset: -32%;
      background: var(--halo);
      transform: scale(0.66);
      opacity: 0.55;
      will-change: transform, opacity;
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
    @container (max-width: 699px) {
      .say {
        --say: 66%;
      }
    }
  `,
  draw: () => html`
    <div class="sphere">
      <i class="halo" data-part="halo"></i>
      <i class="ball" data-part="ball"><b class="ember" data-part="warmth"></b></i>
    </div>
  `,
  tracks: {
    ball: levelTrack((level) => ({ transform: `scale(${SMALL + (LARGE - SMALL) * level})` })),
    halo: levelTrack((level) => ({
      transform: `scale(${0.66 + 0.3 * level})`,
      opacity: 0.55 + 0.45 * level,
    })),
  },
};
