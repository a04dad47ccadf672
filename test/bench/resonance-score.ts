// Figures of many virtual clients, and the lines of the table that shows them.
import type { PeerEstimate } from '../fixtures/peer-resonance.ts';
import type { ResonanceResult } from '../../src/signal/resonance.ts';
import type { BreathsPerMin, Share } from '../../src/terms/units.ts';

/** One client's truth and what was said. */
export interface Outcome {
  readonly family: string;
  /** `undefined` = the curve has no inner peak. */
  readonly peak: BreathsPerMin | undefined;
  readonly lossAt: (rate: BreathsPerMin) => Share;
  readonly result: ResonanceResult;
  readonly peer: PeerEstimate | undefined;
  readonly minutes: number;
}

/** What one estimator said, unrounded. */
interface Answer {
  readonly rate: BreathsPerMin;
  readonly low: BreathsPerMin;
  readonly high: BreathsPerMin;
  readonly flat: boolean;
}

export interface Figures {
  readonly clients: number;
  readonly rmse: number;
  readonly bias: number;
  readonly within: Share;
  readonly coverage: Share;
  readonly width: number;
  readonly loss: Share;
  readonly loss95: Share;
  /** Called flat, of all. */
  readonly flat: Share;
  /** Given no rate at all, of all. */
  readonly refused: Share;
}

/** What `work` makes of each of `list`, one after the other. */
export async function each<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (const item of list) made.push(await work(item));
  return made;
}

/** The constant that every estimator must beat. */
const CONSTANT: BreathsPerMin = 5.5;

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
export const quantile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(p * values.length))] ?? NaN;

export const ourAnswer = ({ result }: Outcome): Answer | undefined => {
  if (!('fit' in result)) return undefined;
  const { rate, low, high } = result.fit.posterior;
  return { rate, low, high, flat: result.kind === 'no-clear-peak' };
};
export const peerAnswer = ({ peer }: Outcome): Answer | undefined => peer;
export const constantAnswer = (): Answer => ({ rate: CONSTANT, low: CONSTANT, high: CONSTANT, flat: false });

/** Figures of one estimator over some clients. */
export function figuresOf(
  outcomes: readonly Outcome[],
  answerOf: (outcome: Outcome) => Answer | undefined,
): Figures {
  const answered = outcomes.flatMap((outcome) => {
    const answer = answerOf(outcome);
    return answer === undefined ? [] : [{ outcome, answer }];
  });
  const peaked = answered.flatMap(({ outcome: { peak }, answer }) =>
    peak === undefined ? [] : [{ peak, answer }],
  );
  const errors = peaked.map(({ peak, answer }) => answer.rate - peak);
  const losses = answered.map(({ outcome, answer }) => outcome.lossAt(answer.rate));
  return {
    clients: outcomes.length,
    rmse: Math.sqrt(mean(errors.map((e) => e * e))),
    bias: mean(errors),
    within: mean(errors.map((e) => (Math.abs(e) <= 0.5 ? 1 : 0))),
    coverage: mean(peaked.map(({ peak, answer }) => (peak >= answer.low && peak <= answer.high ? 1 : 0))),
    width: quantile(
      answered.map(({ answer }) => answer.high - answer.low),
      0.5,
    ),
    loss: mean(losses),
    loss95: quantile(losses, 0.95),
    flat: answered.filter(({ answer }) => answer.flat).length / outcomes.length,
    refused: 1 - answered.length / outcomes.length,
  };
}

export const percent = (share: number, digits = 0): string =>
  Number.isNaN(share) ? '' : `${(100 * share).toFixed(digits)} %`;
const number = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(2));

export const HEAD = [
  '| clients | estimate | RMSE | bias | within 0.5 | cover 80 % | width | loss | loss 95th | no clear peak | no rate |',
  '|---|---|---|---|---|---|---|---|---|---|---|',
];

/** One line of the table. */
export function line(who: string, estimator: string, f: Figures): string {
  const cells = [
    `${who} (${f.clients})`,
    estimator,
    f.rmse.toFixed(3).replace('NaN', ''),
    number(f.bias),
    percent(f.within),
    estimator === 'constant 5.5' ? '' : number(f.coverage),
    estimator === 'constant 5.5' ? '' : number(f.width),
    percent(f.loss, 2),
    percent(f.loss95, 1),
    percent(f.flat),
    percent(f.refused),
  ];
  return `| ${cells.join(' | ')} |`;
}
