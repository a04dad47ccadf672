/** Styles shared by the client's screens: large plain buttons, neutral screens, icons. Colours come from tokens only. */
import { css } from 'lit';

export const clientStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    margin: 0;
  }
  button {
    font: inherit;
    font-weight: 560;
    font-size: 1.25rem;
    color: var(--ink);
    background: none;
    border: 2px solid var(--edge);
    border-radius: var(--r-m);
    min-height: 64px;
    padding: 0 26px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    cursor: pointer;
    white-space: nowrap;
    transition: background var(--d-press) var(--e-out);
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:hover {
    background: var(--sunk);
  }
  button:active {
    background: var(--water);
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
  .vh {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Neutral screens: a sentence in the middle and what one may choose. */
  .neutral {
    position: absolute;
    inset: 0;
    overflow: auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: safe center;
    justify-items: center;
    text-align: center;
    gap: 20px;
    padding: 24px;
    font-size: clamp(1.25rem, 2.4vw, 1.6rem);
    background: var(--ground);
    color: var(--ink);
  }
  .neutral h1 {
    font-size: clamp(min(2.2rem, 11vw), 5vw, 4rem);
    line-height: 1.15;
    font-weight: 560;
    letter-spacing: -0.005em;
    text-wrap: balance;
    max-width: 16em;
  }
  .neutral h1:focus-visible {
    outline: none;
  }
  .neutral p {
    text-wrap: balance;
    max-width: 30em;
    margin: 0 auto;
  }
  .neutral > div:not(.choices) {
    display: grid;
    gap: 14px;
  }
  .neutral .sign {
    width: 56px;
    height: 56px;
    stroke-width: 1.6;
    color: var(--ink-2);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 14px;
    margin-top: 24px;
  }
  .choices button {
    min-height: 72px;
    padding: 0 min(30px, 4vw);
    white-space: normal;
  }
  @media (max-width: 699px) {
    .choices {
      flex-direction: column;
      align-self: stretch;
      justify-self: stretch;
    }
  }
`;
