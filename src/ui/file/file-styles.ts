/** How the page of a file in question looks: a table of its columns, under 760 px a list of them. */
import { css } from 'lit';

export const fileStyles = css`
  :host {
    container-type: inline-size;
  }
  .bar,
  .page {
    max-width: 1240px;
    margin: 0 auto;
  }
  .page {
    padding: 0 var(--s-6) var(--s-8);
  }
  h1 {
    font-size: clamp(1.75rem, 4cqi, 2.6rem);
    font-weight: 560;
  }
  h1 + p {
    margin-top: 4px;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--t-l);
  }
  table {
    border-collapse: collapse;
    width: 100%;
    margin-top: 18px;
  }
  th,
  td {
    text-align: left;
    padding: 7px 12px;
    border-bottom: 1px solid var(--rule);
    font-weight: var(--w-text);
  }
  thead th {
    color: var(--ink-2);
    font-size: var(--t-s);
    border-bottom: 2px solid var(--ink);
  }
  tbody th {
    font-weight: var(--w-strong);
    overflow-wrap: anywhere;
    max-width: 12em;
  }
  th:first-child {
    padding-left: 0;
  }
  .values {
    font-size: var(--t-s);
    overflow-wrap: anywhere;
  }
  .role {
    width: 290px;
  }
  .role select {
    width: 100%;
    justify-content: flex-start;
  }
  .both {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 24px 56px;
    margin-top: 26px;
  }
  .chart {
    position: relative;
    height: 150px;
    margin-top: 28px;
  }
  .chart svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    fill: none;
  }
  .grid {
    stroke: var(--rule);
    stroke-width: 1;
  }
  .heart {
    stroke: var(--heart);
    stroke-width: var(--line-heart);
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .chart span {
    position: absolute;
    right: 0;
    font-size: var(--t-xs);
    color: var(--ink-2);
    line-height: 1;
  }
  .high {
    top: -20px;
  }
  .low {
    bottom: 6px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
    gap: 14px;
    margin-top: 14px;
  }
  label {
    font-weight: var(--w-strong);
    display: grid;
    gap: 6px;
  }
  label input,
  label select {
    width: 100%;
    font-weight: var(--w-text);
  }
  section p {
    margin-top: 8px;
  }
  .acts {
    margin-top: 28px;
  }
  @container (max-width: 1199px) {
    .page {
      padding: 0 24px 48px;
    }
  }
  @container (max-width: 760px) {
    .page {
      padding: 0 16px 40px;
    }
    .both {
      grid-template-columns: minmax(0, 1fr);
    }
    thead,
    .why {
      display: none;
    }
    table,
    tbody {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 4px 12px;
      padding: 10px 0;
      border-bottom: 1px solid var(--rule);
    }
    tbody th,
    td {
      border: 0;
      padding: 0;
    }
    .role {
      grid-column: 1 / 3;
      width: auto;
    }
    .values {
      text-align: right;
    }
  }
`;
