/**
 * The resonance estimate in a thread of its own: weighing the library takes longer than a frame. It makes the library once and
 * answers each request in turn.
 */
import { makeCurveLibrary } from '../signal/curve-library.ts';
import { fitResonance, insightOf, judgeResonance } from '../signal/resonance.ts';
import { retestResonance } from '../signal/resonance-retest.ts';
import type { ResonanceAnswer, ResonanceQuestion } from './resonance-messages.ts';

const library = makeCurveLibrary();

self.addEventListener('message', ({ data }: MessageEvent<ResonanceQuestion>) => {
  const { number, breaths, reach, retest } = data;
  const fit = fitResonance(library, breaths);
  const answer: ResonanceAnswer = {
    number,
    result: judgeResonance(fit, reach),
    ...(fit !== undefined && { insight: insightOf(fit, reach) }),
    ...(retest !== undefined && {
      retest: retestResonance(library, breaths, retest.rates, retest.accepted),
    }),
  };
  self.postMessage(answer);
});
