/** Layout of a replay: the session's own rows, with the mark of a replay in the bar and what leads it in the water. */
import { css } from 'lit';

export const replayStyles = css`
  .sign {
    border: 2px solid var(--ink);
    border-radius: var(--r-m);
    padding: 2px 12px;
    font-weight: var(--w-strong);
    white-space: nowrap;
  }
  /* The name stays whole; the sentence takes a second line. */
  .bar .who {
    flex: none;
    max-width: 50%;
  }
  .bar > .soft {
    flex: 1 1 12em;
    min-width: 0;
    line-height: 1.2;
  }
  .led {
    padding: 4px var(--s-6);
  }
  .happens {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 24px;
    padding: 6px var(--s-6);
    min-height: 2.6em;
    background: var(--water);
  }
  .happens p {
    margin: 0;
  }
  .last {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 9px;
    overflow-wrap: anywhere;
  }
  .leads label {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    font-weight: 550;
  }
  .leads .run {
    min-width: 8.5em;
  }
  .leads .jump {
    max-width: 14em;
  }
  .leads input {
    flex: 1 1 10em;
    min-width: 8em;
    min-height: var(--touch);
    accent-color: var(--ink);
  }
  .time {
    font-feature-settings: 'lnum', 'tnum';
    white-space: nowrap;
  }
  @media (max-width: 1199px) {
    .happens {
      padding: 6px 24px;
    }
    .led {
      padding: 4px 24px;
    }
  }
  @media (max-width: 1099px) {
    .window span {
      display: none;
    }
    .bar {
      gap: 12px;
    }
  }
  @media (max-width: 699px) {
    .bar {
      flex-wrap: wrap;
    }
    .bar .mark {
      display: none;
    }
    .happens,
    .led {
      padding: 4px 16px;
    }
    .leads label {
      flex: 1 1 40%;
      min-width: 0;
      display: grid;
      gap: 2px;
      font-size: var(--t-s);
    }
    .leads select {
      padding: 0 10px;
      min-width: 0;
      width: 100%;
    }
    .leads .jump {
      max-width: none;
    }
    .leads .run {
      flex: 1 1 100%;
    }
    .leads input {
      flex: 1 1 60%;
      order: 1;
    }
    .leads .time {
      order: 2;
    }
  }
  @media (max-width: 379px) {
    .leads label {
      flex-basis: 100%;
      grid-template-columns: 5.5em minmax(0, 1fr);
      align-items: center;
    }
  }
`;
