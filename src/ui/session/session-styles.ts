/** Layout of the session's screen: rows that fill the window, of which the picture takes what is left. */
import { css } from 'lit';

export const sessionStyles = css`
  .session {
    height: 100dvh;
    min-height: 620px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto auto minmax(170px, 1fr) auto;
    overflow: hidden;
  }
  .notices {
    display: grid;
    gap: 2px;
  }
  attune-picture {
    margin-top: 8px;
  }
  .bar .win {
    text-decoration: none;
  }
  @media (max-width: 699px) {
    .session {
      min-height: 560px;
    }
    .bar {
      flex-wrap: wrap;
      gap: 0 10px;
      padding-bottom: 0;
    }
    .bar .who {
      flex: 1 1 0;
    }
    .bar .primary {
      padding: 0 12px;
    }
    .bar .sp {
      display: none;
    }
    .bar attune-ask-first,
    .bar .primary {
      order: 1;
    }
    .bar attune-strap-badge {
      order: 2;
      margin-right: auto;
    }
    .bar .win {
      order: 3;
      padding: 0;
    }
    .bar attune-client-options {
      order: 4;
      margin-right: -12px;
    }
    .bar .soft,
    .bar .leave {
      display: none;
    }
  }
`;
