// What the rule of "no clear peak" costs and gives: narrow peaks and others that are taken for flat, against clients without a peak that are recognised.
import type { ResonancePosterior } from '../../src/signal/resonance-posterior.ts';
import type { Share } from '../../src/terms/units.ts';
import { percent, type Outcome } from './resonance-score.ts';

/** Weight of curves without a peak above which a client is called flat; the chosen one, 0.53, and others around it. */
const RULES: readonly Share[] = [0.44, 0.47, 0.49, 0.5, 0.51, 0.52, 0.53, 0.56, 0.6];

const posteriorsOf = (outcomes: readonly Outcome[]): ResonancePosterior[] =>
  outcomes.flatMap(({ result }) => ('fit' in result ? [result.fit.posterior] : []));

/** The lines of the trade, from the outcomes of followers in each world. */
export function tradeLines(
  worlds: readonly (readonly [name: string, outcomes: readonly Outcome[]])[],
): string[] {
  const lines = [
    '',
    '## No clear peak, adaptive: what other rules would do',
    '',
    '| weight of flat curves over | beats | sharp called flat | other peaked called flat | without a peak recognised |',
    '|---|---|---|---|---|',
  ];
  for (const weight of RULES) {
    for (const [name, outcomes] of worlds) {
      const share = (isOf: (outcome: Outcome) => boolean): string => {
        const of = posteriorsOf(outcomes.filter(isOf));
        const flat = of.filter(({ pLow }) => pLow > weight).length;
        return `${percent(flat / of.length, 1)} of ${of.length}`;
      };
      const isFlat = ({ family }: Outcome): boolean => ['flat', 'constant', 'low-pass'].includes(family);
      lines.push(
        `| ${weight} | ${name} | ${share(({ family }) => family === 'sharp')} | ${share((one) => !isFlat(one) && one.family !== 'sharp')} | ${share(isFlat)} |`,
      );
    }
  }
  return lines;
}
