/** How the client's window is laid out: the picture to all edges, with room for the hands at its lower edge. */
import { css } from 'lit';

export const windowStyles = css`
  :host {
    position: fixed;
    inset: 0;
    display: block;
    overflow: hidden;
    background: var(--ground);
    color: var(--ink);
    user-select: none;
    -webkit-user-select: none;
    --edge-gap: clamp(14px, 2.4vw, 30px);
    /* Height of the hands at the lower edge; the looks and the sheet keep clear of it. */
    --hands: calc(64px + 2 * var(--edge-gap));
  }
  .hint {
    position: absolute;
    left: 50%;
    top: var(--edge-gap);
    translate: -50% 0;
    width: max-content;
    max-width: calc(100% - 28px);
    margin: 0;
    padding: 12px 20px;
    text-align: center;
    text-wrap: balance;
    background: var(--raised);
    border-radius: var(--r-m);
    pointer-events: none;
  }
  .sim {
    position: absolute;
    left: var(--edge-gap);
    top: var(--edge-gap);
    margin: 0;
    font-size: 1.125rem;
    color: var(--ink-2);
    pointer-events: none;
  }
  .sim.below {
    top: calc(var(--edge-gap) + 72px);
  }
  /* Under strong zoom the words of the picture need its place; the therapist's window says it too. */
  @media (max-height: 20em) {
    .sim {
      display: none;
    }
  }
  .vh {
    position: absolute;
    margin: 0;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* In em, so that large letters count as little room. */
  @media (max-width: 56em) and (min-height: 31em), (max-width: 37em) {
    :host {
      --hands: calc(148px + 2 * var(--edge-gap));
    }
  }
  @media (max-width: 37em) and (min-height: 31em) {
    .hint {
      /* Below what stands in the corners. */
      top: calc(var(--edge-gap) + 56px);
    }
  }
  @media (max-width: 18em) {
    :host {
      --hands: calc(296px + 2 * var(--edge-gap));
    }
  }
  @media (max-height: 31em) and (min-width: 37em) {
    :host {
      --hands: 84px;
    }
  }
`;
