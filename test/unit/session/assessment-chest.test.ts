/** What the figures of an assessment say of speech, of breaths that were not taken, and of the step that can be rated. */
import { describe, expect, it } from 'vitest';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { slidingPlan, steppedPlan, type AssessmentPlan } from '../../../src/pacing/plan.ts';
import { assessmentFigures, type AssessmentFigures } from '../../../src/session/assessment-figures.ts';
import { packCounts } from '../../../src/session/breath-samples.ts';
import type { AssessmentProcedure } from '../../../src/session/procedure.ts';
import { BreathMemory, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { openLeader } from '../../../src/therapist/leader.ts';
import { simulatedSession } from '../../fixtures/simulated-session.ts';

const HZ = 20;

/** An assessment that has run; with a belt whose pull follows the guide, but for the seconds in which the client breathes by themselves. */
async function room(plan: AssessmentPlan, own: (at: number) => boolean = () => false) {
  const s = await simulatedSession('calm', 3);
  await s.run(30_000);
  const { session } = s;
  const leader = openLeader({
    desk: { session, now: s.now, record: s.record, follow: (work) => void work(session) },
    after: s.after,
    knowledge: () => Promise.resolve({}),
    blocks: () => [],
  });
  leader.startAssessment(plan);
  const memory = new BreathMemory(session);
  let samples = 0;
  const run = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      const from = s.now();
      await s.run(1000);
      const counts = Array.from({ length: HZ }, (_, k) => {
        const at = from + (k * 1000) / HZ;
        const level = guideMoment(session.state.guide, at)?.level ?? 0;
        return 1000 + 300 * (own(at) ? Math.sin(at / 350) : level);
      });
      s.record({
        type: 'breath-samples',
        who: 'client',
        source: 'vernier',
        kind: 'force',
        stream: 1,
        hz: HZ,
        from: (samples * 1000) / HZ,
        age: 1000,
        rate: 1,
        unit: 0.01,
        counts: packCounts(counts),
      });
      samples += HZ;
    }
  };
  const procedure = (): AssessmentProcedure => {
    const last = session.state.procedures.at(-1);
    if (last?.kind !== 'assessment') throw new Error('no assessment');
    return last;
  };
  const figures = (): AssessmentFigures => assessmentFigures(procedure(), memory, s.now());
  return { ...s, leader, run, figures, procedure, memory };
}

const short = steppedPlan({ baselineMs: 10_000, stepMs: 70_000, restMs: 10_000, floor: 6 });
const stepOf = ({ steps }: AssessmentFigures, id: string) => steps.find((step) => step.id === id);

describe('the figures of an assessment', () => {
  it('count the breaths that speech disturbed, step by step and in all', async () => {
    const s = await room(short);
    await s.run(60);
    // Two marks of ten seconds each, in two steps.
    const speech = (id: string) => s.record({ type: 'mark', id, kind: 'speech', by: 'therapist' });
    speech('one');
    await s.run(10);
    s.record({ type: 'mark', id: 'end', kind: 'resource', by: 'therapist' });
    await s.run(110);
    speech('two');
    await s.run(10);
    s.record({ type: 'mark', id: 'end-2', kind: 'resource', by: 'therapist' });
    await s.run(70);
    const figures = s.figures();
    // At 6.5 from 42 s on breaths last 9.23 s: two of them touch the ten seconds from 92 s on, and two of ten seconds those of the other mark.
    const counts = { done: 12, clean: 10, unclean: 2, disturbed: 2, untaken: 0, planned: 12, state: 'done' };
    expect(stepOf(figures, 'rate-6.5')).toMatchObject({ ...counts, since: 42_000 });
    expect(stepOf(figures, 'rate-6')).toMatchObject(counts);
    expect(stepOf(figures, 'free-1')).toMatchObject({ done: 0, disturbed: 0, state: 'done' });
    expect([figures.disturbed, figures.untaken]).toEqual([4, 0]);
    expect(figures.toRate?.id).toBe('rate-6');
  });

  it('count the breaths that were not taken, which say nothing to the estimate', async () => {
    const s = await room(short, (at) => at > 60_000 && at < 95_000);
    await s.run(250);
    const figures = s.figures();
    // The third to the sixth breath lie in it; of the second and the seventh too little.
    expect(stepOf(figures, 'rate-6.5')).toMatchObject({
      done: 12,
      clean: 8,
      unclean: 4,
      untaken: 4,
      disturbed: 0,
    });
    expect(stepOf(figures, 'rate-6')).toMatchObject({ untaken: 0, unclean: 0 });
    expect([figures.disturbed, figures.untaken]).toEqual([0, 4]);
    const { breaths } = pacedBreaths(s.procedure(), s.memory, s.now());
    expect(breaths.flatMap(({ valid }, i) => (valid ? [] : [i]))).toEqual([2, 3, 4, 5]);
  });

  it('ask for a word on the newest guided step that is over, a slide that was left, too, and not the ways between', async () => {
    const s = await room(short);
    await s.run(60);
    expect(s.figures().toRate).toBeUndefined();
    await s.run(65);
    expect(s.figures().present?.kind).toBe('free');
    expect(s.figures().toRate?.id).toBe('rate-6.5');
    const slides = await room(slidingPlan());
    await slides.run(60);
    expect(slides.figures().toRate).toBeUndefined();
    slides.leader.stop('therapist');
    await slides.run(30);
    expect(slides.figures().toRate).toMatchObject({ kind: 'slide', state: 'broken-off', done: 7 });
  });
});
