/** Layout of the numbers, and of the sentence that takes their place. */
import { css } from 'lit';

export const statsStyles = css`
  .stats {
    display: flex;
    align-items: flex-end;
    gap: clamp(24px, 4vw, 64px);
    padding: 22px var(--s-6) 0;
    min-height: calc(var(--t-pulse) * 0.86 + 22px);
  }
  attune-number[big] {
    min-width: calc(var(--t-pulse) * 1.36);
  }
  .heartWave {
    min-width: 150px;
  }
  .breathing {
    min-width: 272px;
  }
  .breathing .mark {
    width: 24px;
    height: 24px;
  }
  .soon {
    font-size: var(--t-l);
    padding-bottom: 10px;
    max-width: 26em;
  }
  .lost {
    align-items: center;
  }
  .lost .lead {
    font-size: clamp(1.6rem, 3.4vw, 3rem);
  }
  .lost .soft {
    margin-top: 6px;
  }
  .lost button {
    margin-left: auto;
    flex: none;
  }
  @media (max-height: 859px) {
    .stats {
      padding-top: 4px;
      min-height: calc(var(--t-pulse) * 0.86 + 4px);
    }
  }
  @media (max-width: 1199px) {
    .stats {
      padding-left: 24px;
      padding-right: 24px;
      gap: 24px;
    }
    .breathing {
      min-width: 240px;
    }
  }
  /* Where they do not stand beside one another, they stand under one another; nothing is cut. */
  @media (min-width: 700px) and (max-width: 1099px) {
    .stats {
      flex-wrap: wrap;
      row-gap: 6px;
    }
    .breathing {
      min-width: 0;
    }
  }
  @media (max-width: 699px) {
    .stats {
      display: grid;
      grid-template-columns: minmax(clamp(9rem, 48vw, 11.6rem), min-content) minmax(0, 1fr);
      gap: 8px 14px;
      padding: 10px 16px 0;
      min-height: 0;
      align-items: start;
    }
    attune-number[big] {
      min-width: 0;
      align-self: end;
    }
    .breathing,
    .heartWave {
      min-width: 0;
    }
    .breathing {
      grid-column: 1 / -1;
    }
    attune-breath,
    .soon {
      grid-column: 1 / -1;
      padding: 0;
      font-size: var(--t-m);
    }
    .lost {
      display: block;
      padding-top: 14px;
      min-height: 11.5rem;
    }
    .lost button {
      width: 100%;
      margin-top: 12px;
    }
  }
`;
