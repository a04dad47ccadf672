/** Layers of the live chart: gridlines and labels stand still, past and future glide behind their own edges. */
import { css } from 'lit';

export const liveStyles = css`
  :host {
    --strip: 0px;
  }
  /* In the water under the first trough, where no line comes and no time stands. */
  .tb:not([aria-pressed='true']) {
    top: auto;
    bottom: 0;
    left: 6px;
    min-height: 26px;
    line-height: 1;
    font-size: var(--t-xs);
  }
  @media (min-width: 1200px) {
    .tb:not([aria-pressed='true']) {
      left: 22px;
    }
  }
  .tb:not([aria-pressed='true'])::after {
    inset: -18px 0 0;
  }
  .base {
    position: absolute;
    left: 0;
    right: 0;
    bottom: 0;
    height: var(--base, 0);
    background: var(--water);
  }
  .base,
  .past,
  .future {
    z-index: 1;
  }
  .past,
  .future {
    position: absolute;
    top: 0;
    bottom: 0;
    overflow: hidden;
  }
  .past {
    left: 0;
    width: var(--now, 87%);
  }
  .future {
    left: var(--now, 87%);
    right: 0;
    mask-image: linear-gradient(90deg, rgb(0 0 0 / 62%), transparent 95%);
  }
  .glide {
    will-change: transform;
    transform-origin: 0 0;
  }
  .breath {
    position: absolute;
    inset: 0 auto auto 0;
    will-change: transform;
  }
  .breath canvas {
    position: absolute;
    top: 0;
  }
  .past .glide {
    width: max-content;
  }
`;
