/** The report on the screen, a chooser beside sheets of paper, and on paper, the sheets alone. */
import { css } from 'lit';

export const reportStyles = css`
  :host {
    container-type: inline-size;
  }
  .desk {
    display: grid;
    grid-template-columns: 260px minmax(0, 1fr);
    gap: 32px;
    align-items: start;
  }
  .chooser {
    display: grid;
    gap: 10px;
    position: sticky;
    top: 16px;
  }
  fieldset {
    border: 0;
    padding: 0;
    margin: 0;
    display: grid;
    gap: 2px;
  }
  legend {
    font-weight: var(--w-strong);
    padding: 0 0 4px;
  }
  .chooser label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 40px;
  }
  .chooser label.of {
    padding-left: 30px;
  }
  input[type='checkbox'] {
    width: 22px;
    height: 22px;
    accent-color: var(--ink);
    flex: none;
  }
  .sheets {
    display: grid;
    gap: 24px;
    min-width: 0;
    overflow-x: auto;
  }
  .sheet {
    --ground: #fff;
    --t-xs: 13.5px;
    --t-s: 14px;
    --t-m: 15.5px;
    --t-l: 18px;
    --t-xl: 25px;
    --t-lead: 19px;
    --row-pad: 3px;
    --curve: 190px;
    --chart-table: hidden;
    --strip: 4px;
    width: 210mm;
    min-height: 297mm;
    padding: 15mm 17mm;
    background: #fff;
    color: var(--ink);
    font-size: var(--t-m);
    line-height: 1.4;
    display: flex;
    flex-direction: column;
    gap: 18px;
    box-shadow: 0 0 0 1px var(--rule);
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  .sheets[paper='letter'] .sheet {
    width: 215.9mm;
    min-height: 279.4mm;
  }
  .sheet > header {
    display: flex;
    align-items: center;
    gap: 14px;
    border-bottom: 1px solid var(--rule);
    padding-bottom: 10px;
  }
  .sheet > header div {
    display: grid;
    line-height: 1.3;
  }
  .sheet > header span,
  .sheet > footer {
    color: var(--ink-2);
    font-size: var(--t-s);
  }
  .sheet > header .right {
    margin-left: auto;
    text-align: right;
  }
  .sheet > footer {
    margin-top: auto;
    border-top: 1px solid var(--rule);
    padding-top: 8px;
    display: flex;
    justify-content: space-between;
    gap: 24px;
  }
  .sheet h1 {
    font-size: var(--t-xl);
    line-height: 1.2;
    font-weight: 600;
  }
  .sheet h2 {
    font-size: var(--t-l);
    margin-bottom: 6px;
  }
  .sheet section {
    break-inside: avoid;
  }
  .sheet section.long {
    break-inside: auto;
  }
  .big {
    font-size: 17px;
  }
  .cap {
    font-size: var(--t-xs);
    color: var(--ink-2);
    margin-top: 6px;
  }
  .cols {
    display: grid;
    grid-template-columns: minmax(0, 1.45fr) minmax(0, 1fr);
    gap: 16px 36px;
  }
  .cols.even {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .cols.one {
    grid-template-columns: minmax(0, 1fr);
  }
  .cols.beside {
    grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    gap: 16px 28px;
  }
  /* The pages for the file hold everything that the screen has, in letters of 9 points. */
  .sheet.file > :not(header, footer) {
    zoom: 0.78;
  }
  .sheet.file {
    --row-pad: 1.5px;
    --list-columns: 2;
    --t-lead: 17px;
    --lead: 60em;
    --parts-gap: 14px;
    gap: 12px;
  }
  .sheets[paper='letter'] .sheet.file > :not(header, footer) {
    zoom: 0.74;
  }
  .sheet.file :is(th, td) {
    padding-top: 2px;
    padding-bottom: 2px;
  }
  attune-resonance-curve {
    height: var(--curve);
  }
  .course {
    display: block;
    width: 100%;
    height: auto;
  }
  .course .line {
    fill: none;
    stroke: var(--heart);
    stroke-width: 2;
  }
  .course .band {
    fill: var(--heart-band);
  }
  .course .grid {
    stroke: var(--rule);
  }
  .course text {
    fill: var(--ink-2);
    font: 500 14px var(--font);
  }
  .sheet table {
    border-collapse: collapse;
    width: 100%;
  }
  .sheet th,
  .sheet td {
    text-align: left;
    font-weight: inherit;
    padding: 4px 12px 4px 0;
    border-bottom: 1px solid var(--rule);
    vertical-align: top;
  }
  .sheet thead th {
    color: var(--ink-2);
    font-size: var(--t-s);
    border-bottom: 2px solid var(--ink);
  }
  .cols > div > section + section {
    margin-top: 18px;
  }
  .done td + td {
    text-align: right;
    white-space: nowrap;
    padding-right: 0;
  }
  .prac {
    display: flex;
    gap: 22px;
    align-items: center;
    background: var(--water);
    padding: 16px 20px;
  }
  .code {
    width: 118px;
    height: 118px;
    flex: none;
    background: #fff;
  }
  .code path {
    fill: #0d2932;
  }
  .source td {
    overflow-wrap: anywhere;
  }
  .sim {
    align-self: start;
    width: fit-content;
  }
  @container (max-width: 1060px) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }
    .chooser {
      position: static;
    }
    fieldset {
      grid-template-columns: repeat(auto-fill, minmax(230px, 1fr));
    }
    legend,
    .chooser fieldset label:not(.of) {
      grid-column: 1 / -1;
    }
  }
  @media print {
    :host {
      container-type: normal;
    }
    .chooser,
    .head {
      display: none !important;
    }
    .desk,
    .sheets {
      display: block;
      overflow: visible;
    }
    .sheet,
    .sheets[paper='letter'] .sheet {
      width: auto;
      min-height: 0;
      padding: 0;
      box-shadow: none;
      break-after: page;
    }
    .sheet:last-child {
      break-after: auto;
    }
    /* A hair less than the page, which else would be one and an empty one. */
    .sheet.client {
      min-height: calc(297mm - 32mm);
    }
    .sheets[paper='letter'] .sheet.client {
      min-height: calc(279.4mm - 25mm);
    }
    /* Blocks break between pages as they should, the items of a column do not. */
    .sheet.file {
      display: block;
    }
    .sheet.file > * + * {
      margin-top: 12px;
    }
    /* Two tables beside one another are long together: they go on over the page, row by row, and no heading stays behind. */
    .sheet.file .cols section {
      break-inside: auto;
    }
    .sheet.file h2 {
      break-after: avoid;
    }
    .sheet.file tr {
      break-inside: avoid;
    }
  }
`;
