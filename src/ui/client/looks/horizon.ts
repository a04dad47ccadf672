/** The horizon: one edge between sky and sea that rises and falls like a tide, with a thread of light on it. */
import { css, html } from 'lit';
import { levelTrack } from '../track.ts';
import type { Look } from './look.ts';

export const horizon: Look = {
  counts: false,
  styles: css`
    :host {
      --say: 13%;
      --sky-0: oklch(20% 0.028 240);
      --sky-1: oklch(31% 0.036 224);
      --sky-2: oklch(43% 0.04 205);
      --sea-0: oklch(35% 0.054 214);
      --sea-1: oklch(24% 0.04 222);
      --sea-2: oklch(15.5% 0.024 230);
      --glow: oklch(86% 0.082 80);
      --veil: 0.5;
    }
    :host([theme='light']) {
      --sky-0: oklch(89% 0.026 232);
      --sky-1: oklch(94.5% 0.016 215);
      --sky-2: oklch(97.2% 0.022 88);
      --sea-0: oklch(70% 0.064 211);
      --sea-1: oklch(75% 0.056 214);
      --sea-2: oklch(83% 0.04 212);
      --glow: oklch(93.5% 0.075 84);
      --veil: 0.85;
    }
    :host([theme='dim']) {
      --sky-0: oklch(11% 0.008 60);
      --sky-1: oklch(15.5% 0.014 62);
      --sky-2: oklch(22% 0.024 66);
      --sea-0: oklch(18% 0.02 186);
      --sea-1: oklch(13.5% 0.013 180);
      --sea-2: oklch(9.5% 0.008 60);
      --glow: oklch(58% 0.066 72);
      --veil: 0.42;
    }
    .sky,
    .sea {
      position: absolute;
      inset: 0;
    }
    .sky {
      background: linear-gradient(in oklab, var(--sky-0), var(--sky-1) 42%, var(--sky-2) 78%);
    }
    .sea {
      top: 30%;
      height: 110%;
      background: linear-gradient(in oklab, var(--sea-0), var(--sea-1) 26%, var(--sea-2) 62%);
      will-change: transform;
      transform: translateY(34.55%);
    }
    /* Light above the edge, on it, and its path in the water. */
    .dawn,
    .path {
      position: absolute;
      left: 0;
      right: 0;
      opacity: var(--veil);
    }
    .dawn {
      bottom: 100%;
      height: 17cqh;
      background: radial-gradient(
        52% 100% at 50% 100% in oklab,
        color-mix(in oklab, var(--glow) 74%, transparent),
        color-mix(in oklab, var(--glow) 34%, transparent) 34%,
        color-mix(in oklab, var(--glow) 10%, transparent) 68%,
        transparent
      );
    }
    .path {
      top: 0;
      height: 46cqh;
      background: radial-gradient(
        24% 100% at 50% 0% in oklab,
        color-mix(in oklab, var(--glow) 34%, transparent),
        color-mix(in oklab, var(--glow) 13%, transparent) 38%,
        color-mix(in oklab, var(--glow) 3%, transparent) 72%,
        transparent
      );
    }
    .thread {
      position: absolute;
      left: 0;
      right: 0;
      top: -1.5px;
      height: 3px;
      background: linear-gradient(
        90deg in oklab,
        color-mix(in oklab, var(--glow) 12%, transparent),
        var(--glow) 34%,
        var(--glow) 66%,
        color-mix(in oklab, var(--glow) 12%, transparent)
      );
    }
    .sea .ember {
      position: absolute;
      left: 0;
      right: 0;
      bottom: 100%;
      height: 24cqh;
      background: radial-gradient(
        64% 100% at 50% 100% in oklab,
        color-mix(in oklab, var(--glow) 80%, transparent),
        color-mix(in oklab, var(--glow) 22%, transparent) 52%,
        transparent
      );
      opacity: 0;
    }
    .tide {
      position: absolute;
      width: 34px;
      border-top: 2px solid var(--edge);
    }
    :host([theme='light']) .tide {
      border-color: var(--ink-2);
    }
    .tide.high {
      top: 30%;
    }
    .tide.low {
      top: 68%;
    }
    .tide.east {
      right: 0;
    }
    @media (forced-colors: active) {
      .thread {
        border-top: 3px solid;
      }
    }
  `,
  draw: () => html`
    <div class="sky"></div>
    <div class="sea" data-part="sea">
      <b class="dawn"></b><b class="ember" data-part="warmth"></b><b class="path"></b><b class="thread"></b>
    </div>
    <span class="tide high"></span><span class="tide high east"></span> <span class="tide low"></span
    ><span class="tide low east"></span>
  `,
  // 38 % of the field's height, in parts of the sea's own height of 110 %.
  tracks: { sea: levelTrack((level) => ({ transform: `translateY(${(34.55 * (1 - level)).toFixed(3)}%)` })) },
};
