/** The light look, fixed: paper is light whatever the room has. But for the ground, which is the paper itself, the same values as the light look of `theme/tokens.css`; a test compares them. */
import { css } from 'lit';

export const paperTokens = css`
  .sheet {
    color-scheme: light;
    --raised: oklch(98.8% 0.005 92);
    --sunk: oklch(93.8% 0.013 95);
    --rule: oklch(86.5% 0.016 105);
    --edge: oklch(56% 0.03 215);
    --ink: oklch(26.5% 0.038 222);
    --ink-2: oklch(44% 0.034 218);
    --water: oklch(88% 0.029 204);
    --water-2: oklch(83.6% 0.038 205);
    --water-line: oklch(60% 0.072 216);
    --breath: oklch(46.5% 0.082 220);
    --heart: oklch(52.5% 0.122 56);
    --heart-band: oklch(90% 0.045 76);
  }
`;
