/** How the sheet of choices is laid out: beside the picture, above the hands. */
import { css } from 'lit';

export const sheetStyles = css`
  :host {
    position: absolute;
    right: var(--edge-gap, 14px);
    top: var(--edge-gap, 14px);
    bottom: var(--hands, 14px);
    width: min(430px, 50vw);
    display: grid;
    align-content: end;
    pointer-events: none;
    z-index: 1;
  }
  section {
    pointer-events: auto;
    max-height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--raised);
    border: 2px solid var(--rule);
    border-radius: var(--r-m);
    padding: 8px 20px 20px;
    display: grid;
    gap: 18px;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font-size: 1.375rem;
    font-weight: 600;
  }
  header button {
    min-width: 56px;
    min-height: 56px;
    padding: 0;
    border-color: transparent;
    margin-right: -14px;
  }
  fieldset {
    border: 0;
    padding: 0;
    min-width: 0;
  }
  legend,
  .name {
    padding: 0;
    color: var(--ink-2);
    margin-bottom: 6px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .row label {
    position: relative;
    flex: 1 0 auto;
  }
  .row input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .row span {
    display: grid;
    place-items: center;
    min-height: 52px;
    padding: 0 14px;
    border: 2px solid var(--edge);
    border-radius: var(--r-m);
    font-weight: 560;
  }
  .row input:checked + span {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--on-ink);
  }
  .row input:focus-visible + span {
    outline: 3px solid var(--focus);
    outline-offset: 3px;
  }
  button.switch {
    width: 100%;
    min-height: 56px;
    font-size: 1.125rem;
    white-space: normal;
    text-align: left;
    justify-content: space-between;
    border: 0;
    border-radius: 4px;
    padding: 0;
  }
  .switch i {
    flex: none;
    width: 54px;
    height: 32px;
    border: 2px solid var(--edge);
    border-radius: 16px;
    position: relative;
    font-style: normal;
  }
  .switch i::after {
    content: '';
    position: absolute;
    left: 4px;
    top: 4px;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--edge);
    transition: transform var(--d-press) var(--e-out);
  }
  .switch[aria-checked='true'] i {
    background: var(--ink);
    border-color: var(--ink);
  }
  .switch[aria-checked='true'] i::after {
    background: var(--on-ink);
    transform: translateX(22px);
  }
  input[type='range'] {
    width: 100%;
    height: 48px;
    margin: 0;
    accent-color: var(--breath);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .acts button {
    flex: 1 0 auto;
    min-height: 56px;
    font-size: 1.125rem;
    padding: 0 16px;
  }
  .soft {
    color: var(--ink-2);
    font-size: 1rem;
    margin-top: 8px;
  }
  @media (max-width: 439px) {
    .row:has(label:nth-child(4)) label {
      flex-basis: calc(50% - 4px);
    }
  }
  /* Upright: below the picture, which is laid out in what is left above it. */
  @media (max-width: 56em) and (min-height: 44em) {
    :host {
      left: 14px;
      width: auto;
      top: 46vh;
    }
  }
  /* So small that there is room for one of them only. */
  @media (max-width: 37em) and (max-height: 43.99em) {
    :host {
      left: 14px;
      width: auto;
    }
  }
  @media (forced-colors: active) {
    .row input:checked + span,
    .switch[aria-checked='true'] i {
      background: Canvas;
    }
    .row input:checked + span {
      outline: 3px solid Highlight;
      outline-offset: -6px;
    }
    /* The knob is drawn by its border, which keeps a colour of its own. */
    .switch i::after {
      border: 10px solid;
    }
    .switch[aria-checked='true'] i {
      border-width: 4px;
    }
    .switch[aria-checked='true'] i::after {
      left: 2px;
      top: 2px;
    }
  }
`;
