/** A list of things to choose from, each a button with its name and one line of what it is good for. */
import { css } from 'lit';

export const choiceStyles = css`
  .choices {
    list-style: none;
    padding: 0;
    margin: 16px 0 12px;
  }
  .choices button {
    width: 100%;
    display: grid;
    justify-content: stretch;
    justify-items: start;
    gap: 0;
    text-align: left;
    white-space: normal;
    border: 0;
    border-top: 1px solid var(--rule);
    border-radius: 0;
    padding: 9px 0;
    line-height: 1.3;
  }
  .choices button:focus-visible {
    outline-offset: -3px;
  }
  .choices small {
    font-size: var(--t-s);
    font-weight: var(--w-text);
    color: var(--ink-2);
  }
`;
