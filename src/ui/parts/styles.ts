/** Styles that every element of the therapist's window shares: reset, text, buttons, icons. Colours come from tokens only. */
import { css } from 'lit';

/** Reset, focus ring, text helpers and icons. */
export const baseStyles = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    margin: 0;
  }
  h1,
  h2,
  h3 {
    font-weight: var(--w-strong);
    line-height: 1.15;
    text-wrap: balance;
    /* On paper none stands alone at the foot of a page. */
    break-after: avoid;
  }
  tr {
    break-inside: avoid;
  }
  p {
    text-wrap: pretty;
  }
  a {
    color: inherit;
    text-underline-offset: 3px;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 3px;
  }
  .i {
    width: 24px;
    height: 24px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i .fill {
    fill: currentColor;
    stroke: none;
  }
  .mark {
    width: 34px;
    height: 34px;
    flex: none;
    fill: none;
    stroke-width: 3;
    stroke-linecap: round;
  }
  .m-heart {
    stroke: var(--heart);
  }
  .m-breath {
    stroke: var(--breath);
  }
  .about {
    width: 0.58em;
    height: 0.58em;
    flex: none;
    align-self: center;
    fill: none;
    stroke: var(--ink-2);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .soft {
    color: var(--ink-2);
  }
  .small {
    font-size: var(--t-s);
  }
  .strong {
    font-weight: var(--w-strong);
  }
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 9px;
    white-space: nowrap;
  }
  .sim {
    border: 2px solid var(--edge);
    border-radius: var(--r-m);
    padding: 2px 10px;
    font-weight: 600;
    white-space: nowrap;
  }
  .lead {
    font-size: var(--t-lead, clamp(1.6rem, 2.7vw, 2.35rem));
    line-height: 1.22;
    font-weight: 560;
    letter-spacing: -0.005em;
    text-wrap: balance;
  }
`;

/** Buttons: plain by default, `primary`, `quiet`; and controls that look like the plain one. */
export const buttonStyles = css`
  button,
  select,
  .btn {
    font: inherit;
    font-weight: 600;
    color: inherit;
    background: none;
    border: var(--line-2) solid var(--edge);
    border-radius: var(--r-m);
    min-height: var(--touch);
    padding: 0 20px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    cursor: pointer;
    text-decoration: none;
    white-space: nowrap;
    transition: background var(--d-press) var(--e-out);
  }
  button:hover,
  select:hover,
  .btn:hover {
    background: var(--sunk);
  }
  button:active,
  .btn:active {
    background: var(--water);
  }
  button.primary,
  button.primary:hover,
  button.primary:active {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--on-ink);
  }
  button.primary:hover {
    background: color-mix(in oklab, var(--ink) 88%, var(--ground));
  }
  /* The plate that the browser lays behind text would hide the words on ink. */
  @media (forced-colors: active) {
    button.primary {
      --on-ink: Canvas;
      forced-color-adjust: none;
    }
  }
  button.quiet,
  .btn.quiet {
    border-color: transparent;
    padding: 0 10px;
    text-decoration: underline;
    text-decoration-thickness: 1.5px;
    text-underline-offset: 5px;
    font-weight: 550;
  }
  button.big {
    min-height: 60px;
    font-size: 1.25rem;
    padding: 0 26px;
  }
  button:disabled {
    color: var(--ink-2);
    cursor: default;
    background: none;
  }
  .acts {
    display: flex;
    gap: 14px;
    flex-wrap: wrap;
    align-items: center;
  }
`;

/** The band of controls that lies in the water below a picture. */
export const waterStyles = css`
  .water {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px var(--s-5);
    padding: 6px var(--s-6) 14px;
    background: var(--water);
  }
  .water button:hover,
  .water select:hover {
    background: var(--water-2);
  }
  @media (max-width: 1199px) {
    .water {
      padding-left: 24px;
      padding-right: 24px;
    }
  }
  @media (max-width: 699px) {
    .water {
      padding: 4px 16px 12px;
    }
  }
`;

/** The bar at the top of every page. */
export const barStyles = css`
  .bar {
    display: flex;
    align-items: center;
    gap: var(--s-5);
    padding: 10px var(--s-6);
    min-height: 68px;
  }
  .bar .who {
    font-size: var(--t-l);
    font-weight: var(--w-strong);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .bar .sp {
    margin-left: auto;
  }
  @media (max-width: 1199px) {
    .bar {
      gap: var(--s-4);
      padding-left: 24px;
      padding-right: 24px;
    }
    .hide-m {
      display: none !important;
    }
  }
  @media (max-width: 699px) {
    .bar {
      padding: 6px 16px;
      gap: 10px;
      min-height: 56px;
    }
    .hide-s {
      display: none !important;
    }
  }
`;

/** Fields for words and numbers. */
export const fieldStyles = css`
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']),
  select {
    font: inherit;
    color: inherit;
    background: var(--raised);
    border: 2px solid var(--edge);
    border-radius: var(--r-m);
    min-height: var(--touch);
    padding: 0 14px;
    max-width: 100%;
  }
`;
