// One virtual client from its name to what was said of it, beside the simpler peer estimate.
import type { AssessmentPlan } from '../../src/pacing/plan.ts';
import { reachOf } from '../../src/pacing/protocol.ts';
import type { CurveLibrary } from '../../src/signal/curve-library.ts';
import { usableBreaths, type PacedBreath } from '../../src/signal/resonance-amplitude.ts';
import { estimateResonance } from '../../src/signal/resonance.ts';
import { peerEstimate, type RateGroup } from '../fixtures/peer-resonance.ts';
import { lead, responseFor, type ClientSpec } from './resonance-client.ts';
import { storyKeeper, type Led } from './resonance-kept.ts';
import type { Outcome } from './resonance-score.ts';

/** The peer leaves out the first half minute of a step. */
const DISCARD = 30_000;

/** The breaths by rate as the peer wants them: by step where there are steps, else to the nearest half breath a minute. */
function groupsOf(led: Led, plan: AssessmentPlan): RateGroup[] {
  const groups = new Map<number, PacedBreath[]>();
  const add = (breath: PacedBreath, rate: number): void => {
    groups.set(rate, [...(groups.get(rate) ?? []), breath]);
  };
  if (plan.protocol === 'stepped') {
    for (const step of led.steps) {
      const from = (step[0]?.onset ?? 0) + DISCARD;
      for (const breath of step)
        if (breath.valid && breath.onset >= from) add(breath, 60_000 / breath.periodMs);
    }
  } else {
    const usable = usableBreaths(led.breaths);
    led.breaths.forEach((breath, k) => {
      if (usable[k] === true) add(breath, Math.round(120_000 / breath.periodMs) / 2);
    });
  }
  return [...groups].map(([rate, amplitudes]) => ({ rate, amplitudes }));
}

/** Who leads virtual clients, and says of each what came of it. */
export interface Lab {
  readonly library: CurveLibrary;
  led(plan: AssessmentPlan, spec: ClientSpec): Promise<Led>;
  outcomeOf(plan: AssessmentPlan, spec: ClientSpec): Promise<Outcome>;
}

/** `folder` = where what clients did is kept; `thinkMs` = time until an estimate on the way is known, as on a slow device. */
export function openLab(library: CurveLibrary, folder: string | undefined, thinkMs: number): Lab {
  const kept = storyKeeper(folder);
  const led = (plan: AssessmentPlan, spec: ClientSpec): Promise<Led> =>
    kept(plan, spec, () => lead(spec, plan, library, thinkMs));
  return {
    library,
    led,
    async outcomeOf(plan, spec) {
      const { peak, lossAt } = responseFor(spec);
      const story = await led(plan, spec);
      return {
        family: spec.family,
        peak,
        lossAt,
        result: estimateResonance(library, story.breaths, reachOf(plan)),
        peer: peerEstimate(groupsOf(story, plan), spec.seed),
        minutes: story.tookMs / 60_000,
      };
    },
  };
}
