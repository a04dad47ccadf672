/** Layers of the live chart: gridlines and labels stand still, past and future glide behind their own edges. */
import { css } from 'lit';

export const liveStyles = css`
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
  .past .glide {
    width: max-content;
  }
`;
