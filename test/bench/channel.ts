/** `npm run bench:channel`: 200,000 random messages on the channel between the two windows, and what came of them. */
import { channelStorm } from '../fixtures/channel-storm.ts';

const COUNT = 200_000;
const SEED = 20_261_126;
const begun = performance.now();
const { messages, thrown, written, forbidden, unshowable } = channelStorm(COUNT, SEED);
const seconds = (performance.now() - begun) / 1000;
process.stdout.write(
  [
    '| messages | seed | thrown | facts written | of these not the client’s | not showable | s |',
    '|---|---|---|---|---|---|---|',
    `| ${messages} | ${SEED} | ${thrown} | ${written} | ${forbidden.length} | ${unshowable} | ${seconds.toFixed(1)} |`,
    '',
  ].join('\n'),
);
process.exitCode = thrown + forbidden.length + unshowable === 0 ? 0 : 1;
