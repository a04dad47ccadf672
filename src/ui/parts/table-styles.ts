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
