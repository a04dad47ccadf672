/** A sheet of paper over the page: for what is asked for rarely and closed again. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    font: inherit;
    color: var(--ink);
    background: var(--raised);
    border: 2px solid var(--edge);
    border-radius: var(--r-m);
    padding: 22px 26px;
    width: min(860px, calc(100vw - 24px));
    max-height: calc(100dvh - 24px);
    overflow: auto;
    margin: auto;
    box-shadow: var(--lift);
  }
  dialog::backdrop {
    background: color-mix(in oklab, var(--scrim) 45%, transparent);
  }
  dialog h2 {
    font-size: var(--t-l);
    margin-bottom: 8px;
  }
  @media (max-width: 699px) {
    dialog {
      padding: 16px;
    }
  }
`;
