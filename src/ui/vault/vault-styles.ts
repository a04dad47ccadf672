/** Layout of the pages about backups: what to do on the left, what it means on the right. */
import { css } from 'lit';

export const vaultStyles = css`
  h1,
  .big-words {
    font-size: clamp(1.9rem, 3.4vw, 2.9rem);
    font-weight: 560;
    line-height: 1.12;
  }
  h2 {
    font-size: var(--t-xl);
  }
  p {
    max-width: 36em;
  }
  form {
    display: grid;
    gap: 14px;
    margin-top: 18px;
    max-width: 30em;
  }
  label span {
    display: block;
    font-weight: var(--w-strong);
    margin-bottom: 4px;
  }
  .field {
    position: relative;
  }
  .field input {
    width: 100%;
    padding-right: 108px;
  }
  .field button {
    position: absolute;
    right: 2px;
    bottom: 0;
  }
  input[aria-invalid='true'] {
    border: 3px solid var(--ink);
  }
  :is(h1, h2) + p {
    margin-top: 10px;
  }
  .said {
    margin-top: 8px;
    font-weight: 600;
  }
  .said:empty {
    display: none;
  }
  .acts {
    margin-top: 18px;
  }
  /* Alone on a line it stands where everything else begins. */
  .acts .quiet {
    margin-left: -10px;
  }
  h1 {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
`;

/** A page of its own. */
export const vaultPageStyles = css`
  .page {
    max-width: 1320px;
    margin: 0 auto;
    padding: 20px var(--s-6) 64px;
  }
  .both {
    display: grid;
    grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    gap: 40px 56px;
  }
  section > p {
    margin-top: 12px;
  }
  @media (max-width: 899px) {
    .page {
      padding: 12px 16px 48px;
    }
    .both {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
