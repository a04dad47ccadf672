/** Layout of the first page: what to do, the sessions kept here, the water with what this browser can do. */
import { css } from 'lit';

export const startStyles = css`
  .page {
    min-height: 100dvh;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto 1fr auto auto;
  }
  .bar .quiet {
    flex: none;
  }
  .fr {
    display: grid;
    grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr);
    gap: 48px;
    align-items: center;
    padding: 32px var(--s-6);
    max-width: 1320px;
    width: 100%;
    margin: 0 auto;
  }
  .fr .title {
    font-size: clamp(2.1rem, 4.6vw, 4rem);
    font-weight: 560;
    line-height: 1.05;
    letter-spacing: -0.005em;
    max-width: 26em;
  }
  .fr p {
    max-width: 30em;
    margin-top: 14px;
  }
  .fr .acts {
    margin-top: 28px;
  }
  .fr .help {
    border-left: 4px solid var(--ink);
    padding-left: 16px;
  }
  .steps {
    list-style: none;
    padding: 0;
    counter-reset: s;
  }
  .steps li {
    counter-increment: s;
    display: grid;
    grid-template-columns: 58px 1fr;
    padding: 17px 0;
    border-top: 1px solid var(--rule);
  }
  .steps li:last-child {
    border-bottom: 1px solid var(--rule);
  }
  .steps li::before {
    content: counter(s) / '';
    grid-row: 1/3;
    font-size: 2.5rem;
    line-height: 1.1;
    color: var(--heart);
    font-weight: 450;
  }
  .steps b {
    font-weight: 650;
    font-size: 1.25rem;
  }
  .steps span {
    color: var(--ink-2);
    grid-column: 2;
  }
  .whose {
    display: grid;
    justify-items: start;
    gap: 6px;
    margin-top: 22px;
    font-weight: var(--w-strong);
  }
  .whose select {
    justify-content: start;
    min-width: min(20em, 100%);
    max-width: 100%;
    background: var(--raised);
    font-weight: var(--w-text);
  }
  .recent h2 {
    font-size: var(--t-l);
    margin-bottom: 8px;
  }
  .recent ul {
    list-style: none;
    padding: 0;
    margin-bottom: 8px;
  }
  .recent li button {
    width: 100%;
    min-height: 52px;
    border: 0;
    border-bottom: 1px solid var(--rule);
    border-radius: 0;
    padding: 0 10px;
    white-space: normal;
  }
  .recent small {
    margin-left: auto;
    font-size: var(--t-s);
    font-weight: var(--w-text);
    color: var(--ink-2);
    text-align: right;
  }
  .recent li .i {
    width: 20px;
    height: 20px;
  }
  .recent > .quiet {
    padding: 0;
  }
  .list {
    padding: 8px var(--s-6) 48px;
    max-width: 1320px;
    width: 100%;
    margin: 0 auto;
  }
  .water {
    background: var(--water);
    border-top: 2px solid var(--water-line);
    padding: 0 var(--s-6);
  }
  .teach {
    font-size: var(--t-l);
    line-height: 1.3;
    color: var(--ink-2);
    padding: 48px 0 18px;
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 36px;
    padding: 14px 0;
    align-items: center;
    border-top: 2px solid var(--ground);
    margin: 0 calc(-1 * var(--s-6));
    padding-left: var(--s-6);
    padding-right: var(--s-6);
  }
  .checks ul {
    display: contents;
    list-style: none;
  }
  .checks .tag {
    white-space: normal;
  }
  .choices,
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 24px;
  }
  .choices {
    margin-left: auto;
  }
  .ways {
    flex: 1 0 100%;
    gap: 0 16px;
  }
  .ways button:first-child {
    margin-left: -10px;
  }
  @media (max-width: 899px) {
    .fr {
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
  }
  @media (max-width: 699px) {
    .fr {
      padding: 14px 16px 24px;
      gap: 20px;
    }
    .fr .acts {
      margin-top: 22px;
    }
    .fr .acts .big {
      width: 100%;
    }
    .bar {
      flex-wrap: wrap;
      gap: 4px 10px;
    }
    .bar .quiet {
      margin: 0 -4px;
    }
    /* The page's first words say that there is none. */
    .bar .idle,
    .bar .idle span {
      position: absolute;
      clip-path: inset(50%);
    }
    .whose {
      justify-items: stretch;
    }
    .steps li {
      grid-template-columns: 40px 1fr;
      padding: 10px 0;
    }
    .steps li::before {
      font-size: 1.9rem;
    }
    .list {
      padding: 8px 16px 32px;
    }
    .teach {
      font-size: var(--t-m);
      padding-top: 20px;
    }
    .water {
      padding: 0 16px;
    }
    .checks {
      margin: 0 -16px;
      padding: 10px 16px;
    }
    .choices {
      margin-left: 0;
    }
    .ways :is(button, attune-not) {
      margin-left: -10px;
    }
  }
`;
