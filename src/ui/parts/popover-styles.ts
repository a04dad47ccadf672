/** The one level of elevation inside a session: a small card that opens beside what it explains. */
import { css } from 'lit';

export const popoverStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    width: min(440px, calc(100vw - 32px));
    max-height: calc(100dvh - 32px);
    overflow: auto;
    border: 0;
    border-radius: var(--r-m);
    padding: 22px 24px;
    background: var(--raised);
    color: var(--ink);
    box-shadow:
      0 0 0 2px var(--edge),
      var(--lift);
    font: var(--w-text) var(--t-m) / var(--lh-text) var(--font);
    letter-spacing: 0;
    white-space: normal;
  }
  [popover] h2 {
    font-size: var(--t-l);
    margin-bottom: 8px;
  }
  [popover] dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 16px;
    margin: 14px 0 0;
    border-top: 1px solid var(--rule);
    padding-top: 12px;
    font-size: var(--t-s);
  }
  [popover] dt {
    color: var(--ink-2);
  }
  [popover] dd {
    margin: 0;
  }
`;
