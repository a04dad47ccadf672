/** Layout of the session's screen: rows that fill the window, of which the picture takes what is left. */
import { css } from 'lit';

export const sessionStyles = css`
  .session {
    /* Fills the window; where that is too small, as under strong zoom, the page scrolls and nothing is cut. */
    min-height: max(100dvh, 620px);
    display: flex;
    flex-direction: column;
  }
  .notices {
    display: grid;
    gap: 2px;
  }
  attune-picture {
    flex: 1 0 clamp(164px, 24vh, 220px);
    margin-top: 8px;
  }
  /* On a low screen figures and picture give way, so that the pad stays under the hand. */
  @media (max-height: 859px) {
    .session {
      --t-pulse: clamp(5.5rem, min(12vw, 16vh), 9rem);
      --t-stat: clamp(2.25rem, 3.6vw, 3rem);
    }
    attune-picture {
      margin-top: 0;
    }
  }
  @media (max-width: 999px) {
    attune-pace button {
      padding: 0 14px;
    }
  }
  @media (max-width: 699px) {
    .session {
      min-height: max(100dvh, 560px);
    }
    .primary,
    attune-pace button {
      padding: 0 10px;
    }
    attune-pace button {
      font-size: var(--t-s);
    }
  }
`;
