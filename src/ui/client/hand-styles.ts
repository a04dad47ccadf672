/** How the hands are laid out at the lower edge of the client's window, and the corners at its upper one. */
import { css } from 'lit';

export const handStyles = css`
  :host(.quiet) {
    cursor: none;
  }
  .hand {
    position: absolute;
    left: 0;
    right: 0;
    bottom: 0;
    display: flex;
    justify-content: space-between;
    align-items: end;
    gap: 12px;
    padding: var(--edge-gap);
    padding-bottom: max(var(--edge-gap), env(safe-area-inset-bottom));
    pointer-events: none;
  }
  .hand button,
  .corner button {
    pointer-events: auto;
    background: color-mix(in oklab, var(--ground) 78%, transparent);
  }
  .hand button:hover,
  .corner button:hover {
    background: var(--sunk);
  }
  .mid {
    position: absolute;
    left: 50%;
    translate: -50% 0;
    display: flex;
    gap: 8px;
  }
  .mid button,
  .corner button {
    border-color: transparent;
    background: none;
    font-weight: 500;
    padding: 0 18px;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 6px;
  }
  .corner {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
    display: flex;
    justify-content: space-between;
    padding: clamp(8px, 1.2vw, 16px);
    pointer-events: none;
    transition: opacity var(--d-theme) linear;
  }
  .corner button {
    min-height: 56px;
    font-size: 1.0625rem;
    text-decoration: none;
  }
  .corner .last {
    margin-left: auto;
  }
  main:has(attune-sound-and-look) .last {
    visibility: hidden;
  }
  /* The sheet never covers the picture: it is drawn in what is left beside it, or above it. */
  main:has(attune-sound-and-look) :is(attune-orb, attune-own-breath) {
    right: calc(min(430px, 50vw) + 28px);
  }
  @media (max-width: 56em) and (min-height: 44em) {
    main:has(attune-sound-and-look) :is(attune-orb, attune-own-breath) {
      right: 0;
      bottom: 54vh;
    }
  }
  @media (max-width: 37em) and (max-height: 43.99em) {
    main:has(attune-sound-and-look) :is(attune-orb, attune-own-breath) {
      right: 0;
    }
  }
  /* Under strong zoom the words of the picture need their place; the browser has a way of its own, and the sheet hides the picture. */
  @media (max-height: 20em) {
    .corner .last {
      display: none;
    }
    main:has(attune-sound-and-look) :is(attune-orb, attune-own-breath) {
      visibility: hidden;
    }
  }
  :host(.quiet.full) .corner:not(:focus-within) {
    opacity: 0;
  }
  .ask:not(:focus) {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .ask {
    position: absolute;
    left: 50%;
    top: 12px;
    translate: -50% 0;
    background: var(--ground);
    z-index: 2;
  }
  /* In em, so that large letters count as little room. */
  @media (max-width: 56em) {
    .hand > button {
      flex: 1 1 0;
      padding: 0 8px;
      font-size: 1.125rem;
      line-height: 1.15;
      white-space: normal;
      min-height: 72px;
    }
    .mid {
      position: static;
      translate: none;
    }
  }
  @media (max-width: 56em) and (min-height: 31em), (max-width: 37em) {
    .hand {
      flex-wrap: wrap;
    }
    .mid {
      order: -1;
      flex: 1 0 100%;
      justify-content: center;
    }
  }
  @media (max-width: 18em) {
    .mid {
      flex-direction: column;
      gap: 0;
    }
  }
  @media (max-height: 31em) and (min-width: 37em) {
    .hand {
      padding: 14px;
    }
    .hand button {
      min-height: 56px;
    }
  }
`;
