/** Layout of the pages before and after an assessment: one or two columns of text, choices and buttons. */
import { css } from 'lit';

export const pageStyles = css`
  .page {
    max-width: 1240px;
    margin: 0 auto;
    padding: 10px var(--s-6) var(--s-8);
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1.12fr;
    gap: 56px;
    margin-top: 32px;
  }
  .two > * {
    min-width: 0;
  }
  h2 {
    font-size: var(--t-m);
    margin-bottom: 12px;
  }
  h2:not(:first-child) {
    margin-top: 30px;
  }
  .checks {
    list-style: none;
    padding: 0;
    display: grid;
    gap: 14px;
  }
  .checks li {
    display: flex;
    gap: 12px;
    align-items: flex-start;
  }
  fieldset {
    border: 0;
    padding: 0;
    margin: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
    font-weight: var(--w-strong);
    margin-bottom: 12px;
  }
  .offer {
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: 2px 12px;
    padding: 10px 0;
    border-bottom: 1px solid var(--rule);
    cursor: pointer;
    line-height: 1.3;
    align-items: start;
  }
  .offer .name {
    font-weight: 600;
  }
  .offer .soft {
    grid-column: 2;
    font-size: var(--t-s);
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--ink);
    flex: none;
  }
  .tick {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    padding: 10px 0;
    min-height: 44px;
    cursor: pointer;
    line-height: 1.35;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 20px;
    align-items: center;
    margin-top: 14px;
  }
  .line .label {
    min-width: 10.5em;
  }
  .page > .acts {
    margin-top: 34px;
  }
  .cautions {
    padding: 16px 22px 20px;
    background: var(--sunk);
    border-left: 4px solid var(--ink);
    margin-top: 24px;
  }
  .cautions ul {
    columns: 2;
    column-gap: 48px;
    padding-left: 1.1em;
    margin: 12px 0;
    line-height: 1.35;
  }
  .cautions li {
    break-inside: avoid;
    margin-bottom: 8px;
  }
  .cautions button:hover {
    background: var(--ground);
  }
  @media (max-width: 1199px) {
    .page {
      padding: 10px 24px 48px;
    }
    .two {
      grid-template-columns: minmax(0, 1fr);
      gap: 36px;
    }
  }
  @media (max-width: 699px) {
    .page {
      padding: 6px 16px 48px;
    }
    .cautions {
      padding: 14px 16px 18px;
    }
    .cautions ul {
      columns: 1;
    }
    .page > .acts {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;
