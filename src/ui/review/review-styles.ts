/** Layout of a past session: one page that scrolls, figures beside the cloud where there is room. */
import { css } from 'lit';

export const reviewStyles = css`
  /* Columns follow the width of the page itself, which on paper is another than the window's. */
  :host {
    container-type: inline-size;
  }
  :host([paper]) :is(.page, .bar) {
    padding: 0;
  }
  :host([paper]) :is(.back, .ways, .where, .record, attune-notice) {
    display: none;
  }
  :host([paper]) section {
    break-inside: avoid;
  }
  .page {
    max-width: 1464px;
    margin: 0 auto;
    padding: 6px var(--s-6) var(--s-8);
  }
  .bar {
    max-width: 1464px;
    margin: 0 auto;
  }
  section {
    margin-top: 28px;
  }
  .page > section:first-child {
    margin-top: 0;
  }
  @media print {
    :host(:not([paper])) :is(.bar, .ways, attune-notice) {
      display: none;
    }
    :host(:not([paper])) .page {
      padding: 0;
      max-width: none;
    }
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
  }
  h2 {
    font-size: var(--t-l);
    margin-bottom: 6px;
  }
  /* What follows the picture in its own section. */
  section > * + h2 {
    margin-top: 28px;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
    gap: 0 48px;
  }
  .chart {
    height: 240px;
  }
  .cloud {
    height: 380px;
  }
  .gap {
    display: grid;
    place-content: center;
    text-align: center;
  }
  .where {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-height: var(--touch);
    margin-top: 8px;
  }
  .where label {
    flex: 1 1 20em;
    display: flex;
    align-items: center;
    gap: 16px;
    min-width: 0;
  }
  .where input {
    flex: 1;
    min-width: 0;
    height: var(--touch);
    accent-color: var(--ink);
  }
  .where output {
    min-width: 8.5em;
    text-align: center;
    font-weight: 600;
  }
  /* Where they do not stand in the bar, under it. */
  @media (max-width: 1099px) {
    .bar {
      flex-wrap: wrap;
    }
    .ways {
      order: 1;
      flex: 1 0 100%;
    }
  }
  /* The name needs the room more; the day stands with the record, too. */
  @media (max-width: 899px) {
    .bar .soft {
      display: none;
    }
  }
  @container (max-width: 1023px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .page {
      padding: 6px 24px var(--s-7);
    }
  }
  @media (max-width: 699px) {
    .page {
      padding: 0 16px 48px;
    }
    .ways {
      gap: 8px;
    }
    .ways button {
      padding: 0 9px;
      gap: 7px;
    }
    .where {
      justify-content: space-between;
    }
    .where label {
      flex-basis: 100%;
      flex-direction: column;
      align-items: stretch;
      gap: 0;
    }
    .bar .back {
      padding: 0;
      width: var(--touch);
      flex: none;
    }
    /* The arrow stands for it where there is no room; the words are still read out. */
    .bar .back span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
