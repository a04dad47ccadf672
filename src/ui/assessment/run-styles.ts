/** Layout of an assessment under way: rows that fill the window, of which the picture takes what is left. */
import { css } from 'lit';

export const runStyles = css`
  .run {
    min-height: max(100dvh, 640px);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto auto minmax(120px, 1fr) auto auto auto;
  }
  @media (max-height: 899px) {
    .run {
      --t-pulse: clamp(4.5rem, min(9vw, 12vh), 7rem);
      --t-stat: clamp(2rem, 3vw, 2.6rem);
    }
  }
  attune-rungs {
    padding: 0 var(--s-6);
  }
  .stats {
    display: flex;
    align-items: flex-end;
    gap: clamp(24px, 4vw, 64px);
    padding: 14px var(--s-6) 0;
    min-height: calc(var(--t-pulse) * 0.86 + 14px);
    /* Where they do not stand beside one another, they stand under one another. */
    flex-wrap: wrap;
    row-gap: 6px;
  }
  .stats > :not(.say) {
    flex: none;
  }
  .say {
    flex: 1 1 18em;
  }
  .lab {
    color: var(--ink-2);
  }
  .val {
    font-size: var(--t-stat);
    font-weight: var(--w-figure);
    line-height: 1.05;
    letter-spacing: -0.01em;
    display: flex;
    align-items: baseline;
    gap: 8px;
    white-space: nowrap;
  }
  .val small {
    font-size: var(--t-l);
    font-weight: var(--w-text);
    color: var(--ink-2);
    letter-spacing: 0;
  }
  .val.txt {
    font-size: var(--t-xl);
    min-height: calc(var(--t-stat) * 1.05);
    align-items: center;
    letter-spacing: 0;
  }
  @media (forced-colors: active) {
    .val {
      forced-color-adjust: none;
    }
  }
  .val .mark {
    width: 24px;
    height: 24px;
  }
  .sub {
    font-size: var(--t-s);
    color: var(--ink-2);
    min-height: 1.4em;
    white-space: nowrap;
  }
  .pulse {
    min-width: calc(var(--t-pulse) * 1.2);
  }
  .pulse .val {
    font-size: var(--t-pulse);
    line-height: 0.8;
    letter-spacing: -0.035em;
    align-items: flex-end;
    padding-bottom: 0.06em;
    margin-left: -6px;
  }
  .pulse .val small {
    font-size: var(--t-xl);
    line-height: 1;
    letter-spacing: 0;
    margin-bottom: 0.1em;
  }
  .pulse .val.word {
    font-size: var(--t-stat);
    line-height: 1.1;
    letter-spacing: -0.01em;
    margin-left: 0;
  }
  .adh {
    min-width: 290px;
  }
  .say {
    align-self: center;
  }
  .say .soft {
    margin-top: 6px;
  }
  .say + button {
    margin-left: auto;
    align-self: center;
    flex: none;
  }
  attune-live-chart {
    margin-top: 10px;
  }
  .todo {
    flex-wrap: nowrap;
    justify-content: space-between;
  }
  .todo .acts {
    flex: none;
  }
  .todo button.primary:hover {
    background: color-mix(in oklab, var(--ink) 88%, var(--ground));
  }
  .water button:disabled {
    border-color: var(--water-2);
  }
  @media (max-width: 1199px) {
    attune-rungs,
    .stats {
      padding-left: 24px;
      padding-right: 24px;
    }
    .stats {
      gap: 28px;
    }
    .todo {
      flex-direction: column;
      align-items: flex-start;
    }
    .adh {
      min-width: 0;
    }
    .hr {
      margin-left: auto;
    }
  }
  @media (max-width: 999px) {
    .hr {
      display: none;
    }
  }
  @media (max-width: 699px) {
    .run {
      min-height: 100dvh;
    }
    attune-rungs,
    .stats {
      padding-left: 16px;
      padding-right: 16px;
    }
    .stats {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 4px 18px;
      padding-top: 8px;
      min-height: 0;
    }
    .pulse {
      min-width: min(11.4rem, 47vw);
    }
    .pulse .val {
      font-size: clamp(4.5rem, 25.6vw, 6.25rem);
    }
    .sub {
      white-space: normal;
    }
    .pulse .val small {
      font-size: 1.25rem;
    }
    .val {
      font-size: 2.5rem;
    }
    .adh {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 10px;
    }
    .adh .lab {
      display: none;
    }
    .adh .val.txt {
      font-size: var(--t-m);
      min-height: 0;
    }
    .adh .val .mark {
      width: 18px;
      height: 18px;
      align-self: center;
    }
    .say {
      grid-column: 1 / -1;
    }
    .say + button {
      grid-column: 1 / -1;
      margin: 8px 0 0;
      width: 100%;
    }
    .todo .acts {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      width: 100%;
      gap: 8px;
    }
    .todo .acts .i {
      display: none;
    }
    .todo .acts button {
      padding: 0 8px;
      white-space: normal;
      line-height: 1.15;
    }
  }
`;
