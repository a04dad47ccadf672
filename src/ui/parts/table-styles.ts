/** A table of figures on a page: quiet heads, a rule under each row; where it is wider than its place it scrolls in itself. */
import { css } from 'lit';

export const tableStyles = css`
  .tw {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    text-align: left;
    padding: var(--row-pad, 9px) 14px var(--row-pad, 9px) 0;
    border-bottom: 1px solid var(--rule);
    font-weight: inherit;
    vertical-align: baseline;
  }
  thead th {
    color: var(--ink-2);
    font-size: var(--t-s);
    border-bottom: 2px solid var(--ink);
  }
`;

/** On a phone a row of such a table is its name over its values, each after the head of its column (`data-head`); empty ones are left out. */
export const stackStyles = css`
  @media (max-width: 699px) {
    .stack,
    .stack :is(tbody, tr, td) {
      display: block;
      text-align: left;
    }
    .stack thead {
      display: none;
    }
    .stack tr {
      border-bottom: 1px solid var(--rule);
      padding: 8px 0;
    }
    .stack :is(td, tbody th) {
      display: block;
      border: 0;
      padding: 2px 0;
      white-space: normal;
    }
    .stack tbody th {
      font-weight: 600;
    }
    .stack td:empty {
      display: none;
    }
    .stack td[data-head]::before {
      content: attr(data-head) ':';
      margin-right: 0.35em;
      color: var(--ink-2);
    }
  }
`;
