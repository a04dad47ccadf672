/** Styles that charts share: the plot's layers, labels, the reading, the table. */
import { css } from 'lit';

export const chartStyles = css`
  :host {
    position: relative;
    min-height: 0;
  }
  figure {
    position: absolute;
    inset: 0;
  }
  .plot,
  .pic,
  .read {
    position: absolute;
    inset: 0;
  }
  .plot {
    top: var(--strip, 30px);
  }
  .pic {
    overflow: hidden;
    isolation: isolate;
  }
  .read {
    touch-action: pan-y;
    cursor: crosshair;
  }
  .read:focus-visible {
    outline-offset: -4px;
  }
  .reading {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: none;
    z-index: 1;
  }
  .reading::before {
    content: '';
    position: absolute;
    width: 13px;
    height: 13px;
    left: -6.5px;
    top: -6.5px;
    border-radius: 50%;
    background: var(--ground);
    border: 2.5px solid var(--ink);
  }
  .reading::after {
    content: attr(data-text);
    position: absolute;
    left: 14px;
    bottom: 8px;
    padding: 2px 10px;
    border-radius: var(--r-m);
    background: var(--ink);
    color: var(--on-ink);
    font-size: var(--t-s);
    white-space: nowrap;
  }
  .reading.left::after {
    left: auto;
    right: 14px;
  }
  .frame {
    position: absolute;
    inset: 0;
    pointer-events: none;
    font-size: var(--t-xs);
    color: var(--ink-2);
    line-height: 1;
    white-space: nowrap;
  }
  .gl,
  .tk,
  .nt {
    position: absolute;
  }
  .gl {
    left: 0;
    right: 0;
    border-top: 1px solid var(--rule);
  }
  .gl::after {
    content: attr(data-text);
    position: absolute;
    right: 12px;
    bottom: 5px;
    z-index: 2;
  }
  .tk,
  .nt {
    z-index: 2;
  }
  .tk {
    bottom: 5px;
    transform: translateX(-50%);
  }
  .tk::after,
  .nt::after {
    content: attr(data-text);
  }
  .nt {
    color: var(--ink);
    transform: translate(10px, -50%);
  }
  /* In a strip of its own above the plot, so that it hides nothing of the line. */
  .tb {
    position: absolute;
    left: -10px;
    top: 0;
    min-height: 30px;
    visibility: var(--chart-table, visible);
  }
  /* Nothing can be pressed on paper. */
  @media print {
    .tb {
      visibility: hidden;
    }
  }
  .tb::after {
    content: '';
    position: absolute;
    inset: -7px 0;
  }
  .tw {
    position: absolute;
    inset: 0;
    overflow: auto;
    padding: 38px var(--s-6) 8px;
    background: var(--ground);
  }
  table {
    border-collapse: collapse;
    min-width: min(100%, 420px);
  }
  th,
  td {
    text-align: right;
    padding: 6px 12px;
    border-bottom: 1px solid var(--rule);
    font-weight: inherit;
    white-space: nowrap;
  }
  thead th {
    color: var(--ink-2);
    font-size: var(--t-s);
    border-bottom: 2px solid var(--ink);
  }
  th:first-child,
  td:first-child {
    text-align: left;
    padding-left: 0;
  }
  .uplot,
  .u-wrap {
    font-family: inherit;
  }
`;
