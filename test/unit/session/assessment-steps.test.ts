/** The steps of an assessment from facts that were written down, on a heart whose wave is known: each pinned whole. */
import { describe, expect, it } from 'vitest';
import type { StepEnd } from '../../../src/pacing/step.ts';
import { assessmentFigures } from '../../../src/session/assessment-figures.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { heartRecord, isReplaced, isSettled, tailEnd } from '../../../src/session/step-breaths.ts';
import {
  ended,
  heart,
  led,
  paced,
  plan,
  quiet,
  roomOf,
  steps,
  whole,
  type Room,
} from '../../fixtures/led-assessment.ts';

const speech: readonly SessionEvent[] = [
  { type: 'mark', at: 45_000, id: 's', kind: 'speech', by: 'therapist' },
  { type: 'mark', at: 46_000, id: 'p', kind: 'pause', by: 'therapist' },
];
const nothing = {
  planned: 0,
  done: 0,
  clean: 0,
  unclean: 0,
  disturbed: 0,
  untaken: 0,
  ease: undefined,
  distress: undefined,
};

describe('the steps of an assessment', () => {
  it('say each what was led and what of it was clean', () => {
    const { procedure, memory, session } = whole(speech);
    const rested = { ...nothing, attempt: 1, rate: undefined, state: 'done' };
    const dwell = { ...nothing, attempt: 1, kind: 'paced', planned: 8, done: 8, state: 'done' };
    const rate5 = { ...dwell, id: 'rate-5', rate: 5, since: 120_000, lengthMs: 96_000, clean: 8, ease: 4 };
    expect(assessmentFigures(procedure, memory, session.state.at)).toEqual({
      steps: [
        { ...rested, id: 'baseline', kind: 'quiet', since: 1000, lengthMs: 19_000 },
        {
          ...dwell,
          ...{ id: 'rate-6', rate: 6, since: 20_000, lengthMs: 80_000 },
          ...{ clean: 7, unclean: 1, disturbed: 1, ease: 7, distress: 2 },
        },
        { ...rested, id: 'free-1', kind: 'free', since: 100_000, lengthMs: 20_000 },
        rate5,
      ],
      present: undefined,
      next: undefined,
      waits: undefined,
      openMs: undefined,
      toRate: rate5,
      disturbed: 1,
      untaken: 0,
      settled: true,
    });
  });

  it('are told anew when a mark of speech is taken back', () => {
    const { procedure, memory, session } = whole(speech);
    const clean = () =>
      assessmentFigures(procedure, memory, session.state.at).steps.map((step) => step.clean);
    expect(clean()).toEqual([0, 7, 0, 8]);
    session.record({ type: 'undone', at: session.state.at, id: 's' });
    expect(clean()).toEqual([0, 8, 0, 8]);
  });

  it('say of the one under way how much is left, and what comes after it', () => {
    const open: SessionEvent[] = [
      { type: 'assessment', at: 1000, plan },
      ...led(quiet, 1000, 20_000),
      ...led(paced('rate-6', 6, 8), 20_000, 100_000).slice(0, 2),
    ];
    const { procedure, memory } = roomOf([...heart(1e9, 75_000), ...open]);
    const { present, next, steps: all, toRate, settled } = assessmentFigures(procedure, memory, 74_500);
    expect(present).toMatchObject({
      ...{ id: 'rate-6', state: 'running', leftMs: 25_500, lengthMs: 80_000 },
      ...{ planned: 8, done: 5, breathsLeft: 3 },
    });
    expect(next).toEqual({
      ...{ ...nothing, id: 'free-1', attempt: 1, kind: 'free', rate: undefined, state: 'to-come' },
      ...{ since: undefined, lengthMs: 20_000 },
    });
    expect(all.map(({ id, state, planned }) => [id, state, planned])).toEqual([
      ['baseline', 'done', 0],
      ['rate-6', 'running', 8],
      ['free-1', 'to-come', 0],
      ['rate-5', 'to-come', 8],
    ]);
    expect([toRate, settled]).toEqual([undefined, false]);
    // Begun a little ahead, and late.
    expect(assessmentFigures(procedure, memory, 19_500).present?.leftMs).toBe(80_000);
    expect(assessmentFigures(procedure, memory, 100_500).present?.leftMs).toBe(0);
  });

  it('are skipped, broken off or begun once more', () => {
    const again = roomOf([
      ...heart(1e9, 250_000),
      { type: 'assessment', at: 1000, plan },
      ...led(paced('rate-6', 6, 8), 20_000, 60_000, 'repeat'),
      ...led(paced('rate-6', 6, 8, 2), 60_000, 140_000),
      ...led(paced('rate-5', 5, 8), 150_000, 162_000, 'skipped'),
      ended,
    ]);
    const states = ({ procedure, memory }: Room) =>
      assessmentFigures(procedure, memory, 250_000).steps.map(({ id, attempt, state }) => [
        id,
        attempt,
        state,
      ]);
    expect(states(again)).toEqual([
      ['rate-6', 2, 'done'],
      ['rate-5', 1, 'skipped'],
    ]);
    const paused = roomOf([
      ...heart(1e9, 90_000),
      { type: 'assessment', at: 1000, plan: { ...plan, protocol: 'adaptive', capMs: 300_000 } as never },
      ...led(paced('dwell-1', 6, 8), 20_000, 60_000, 'paused'),
      { type: 'led-ended', at: 61_000, why: 'therapist' },
    ]);
    expect(states(paused)).toEqual([['dwell-1', 1, 'broken-off']]);
    expect(assessmentFigures(paused.procedure, paused.memory, 90_000)).toMatchObject({ waits: undefined });
  });

  it('of an adaptive plan leave so much guided time, and wait where they were paused', () => {
    const adaptive = {
      ...plan,
      protocol: 'adaptive',
      capMs: 300_000,
      earliestMs: 0,
      sureWidth: 0.6,
    } as never;
    const open = roomOf([
      ...heart(1e9, 90_000),
      { type: 'assessment', at: 1000, plan: adaptive },
      ...led(quiet, 1000, 20_000),
      ...led(paced('dwell-1', 6, 8), 20_000, 60_000),
      ...led(paced('dwell-2', 6, 5), 60_000, 90_000, 'paused'),
    ]);
    expect(assessmentFigures(open.procedure, open.memory, 90_000)).toMatchObject({
      waits: 'paused',
      openMs: 300_000 - 40_000 - 30_000,
      present: undefined,
    });
  });
});

describe('when an assessment is settled', () => {
  it('is four seconds after its last step, when the beats up to there have their labels, or none came for fifteen more', () => {
    const live = roomOf([...heart(1e9, 216_000), ...steps]);
    expect(tailEnd(live.procedure)).toBeUndefined();
    expect(isSettled(live.session, live.procedure, 1e9)).toBe(false);
    expect(heartRecord(live.session, live.procedure).beats).toBe(live.session.track('client').beats);

    const over = roomOf([...heart(1e9, 221_000), ...steps, ended]);
    expect(tailEnd(over.procedure)).toBe(220_000);
    expect([234_999, 235_000].map((now) => isSettled(over.session, over.procedure, now))).toEqual([
      false,
      true,
    ]);
    const { beats, kinds } = heartRecord(over.session, over.procedure);
    const { beats: all, labels } = over.session.track('client');
    expect(beats).toEqual(all.filter(({ at }) => at <= 220_000));
    expect(kinds).toEqual(labels.kinds.slice(0, beats.length));
    expect(isSettled(whole().session, whole().procedure, 0)).toBe(true);
    over.session.record({ type: 'ended', at: 222_000 });
    expect(isSettled(over.session, over.procedure, 222_000)).toBe(true);
    const none = roomOf([{ type: 'assessment', at: 1000, plan }, ended]);
    expect(tailEnd(none.procedure)).toBe(4000);
  });

  it('an attempt is replaced by a later one of the same step that runs or came to its end', () => {
    const record = (id: string, attempt: number, why?: StepEnd) => ({
      ...{ step: paced(id, 6, 8, attempt), since: 0 },
      ...(why !== undefined && { until: 1, why }),
    });
    const first = (why: StepEnd) => record('a', 1, why);
    expect(isReplaced(first('repeat'), [first('repeat'), record('a', 2)])).toBe(true);
    expect(isReplaced(first('done'), [first('done'), record('a', 2, 'done')])).toBe(true);
    expect(isReplaced(first('paused'), [first('paused'), record('a', 2, 'done')])).toBe(false);
    expect(isReplaced(first('done'), [first('done'), record('a', 2, 'paused')])).toBe(false);
    expect(isReplaced(first('done'), [first('done'), record('b', 2, 'done')])).toBe(false);
    expect(isReplaced(first('done'), [first('done'), first('done')])).toBe(false);
    expect(isReplaced(record('a', 2, 'done'), [first('done'), record('a', 2, 'done')])).toBe(false);
  });
});
