/** How the picture of a session is laid out: its rows' names, what it is read with, and its tools. */
import { css } from 'lit';

export const overviewStyles = css`
  .pic {
    position: relative;
  }
  canvas {
    display: block;
    width: 100%;
    touch-action: pan-y;
  }
  .read {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .name {
    position: absolute;
    left: 0;
    line-height: 1.15;
    pointer-events: none;
  }
  /* Over the row, on a ground of its own, which what is chosen does not run through. */
  .above .name {
    background: var(--ground);
    padding-right: 6px;
  }
  .name small {
    font-size: var(--t-xs);
    color: var(--ink-2);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    align-items: center;
    margin-top: 6px;
  }
  /* Its place is held, so that nothing moves when the picture is read. */
  output {
    display: block;
    min-height: 1.6em;
  }
  /* Held still, as a picture on paper. */
  :host([still]) :is(.tools, .read, .hint, output) {
    display: none;
  }
`;
