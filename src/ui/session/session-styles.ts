/** Layout of the session's screen: rows that fill the window, of which the picture takes what is left. */
import { css } from 'lit';

export const sessionStyles = css`
  .session {
    height: 100dvh;
    min-height: 620px;
    display: grid;
    grid-template-rows: auto auto auto minmax(170px, 1fr) auto;
    overflow: hidden;
  }
  .notices {
    display: grid;
    gap: 2px;
  }
  attune-live-chart,
  .detail {
    margin-top: 12px;
  }
  .win {
    text-decoration: none;
  }
  @media (max-width: 699px) {
    .session {
      min-height: 560px;
    }
    .bar .win {
      padding: 0 4px;
      min-width: 40px;
    }
  }
`;
