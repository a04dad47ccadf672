/** Whatever passes the check of facts can be opened: folded, drawn and estimated, without an error and without an end that never comes. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { adaptivePlan } from '../../../src/pacing/plan.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import { endedSession } from '../../../src/exchange/file-session.ts';
import { assessmentCriteria } from '../../../src/session/assessment-criteria.ts';
import { assessmentFigures } from '../../../src/session/assessment-figures.ts';
import { qualitySpans, rmssdTrend, waveTrend } from '../../../src/session/chart-series.ts';
import { BreathMemory, pacedBreaths } from '../../../src/session/step-breaths.ts';
import { poincareSeries, sessionFigures } from '../../../src/session/whole-session.ts';
import { FACTS, isFact } from '../../../src/session/fact-table.ts';
import { anyFact, anyFactOf, FACT_TYPES } from '../../fixtures/any-fact.ts';
import { started } from '../../fixtures/started.ts';

const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.001, 5, 6, 60, 800, 1000, 30_000, 1e6, -1e9, 1e12),
  fc.double({ noNaN: true }),
);
const rate = fc.oneof(fc.constantFrom(1, 5.5, 6, 60), number);
const ramp = fc.record(
  { fromBreathsPerMin: rate, ratio: fc.oneof(fc.constantFrom(1.05, 0.95), number), stepMs: number },
  { requiredKeys: ['fromBreathsPerMin'] },
);
const pace = fc.record(
  { breathsPerMin: rate, inhaleShare: fc.constantFrom(0.4, 0.05, 1), holdInMs: number, ramp },
  { requiredKeys: ['breathsPerMin', 'inhaleShare'] },
);
const step = fc.record(
  {
    id: fc.constantFrom('rate-6', 'a'),
    attempt: fc.constantFrom(1, 2),
    kind: fc.constantFrom('ramp', 'paced', 'slide', 'unguided', 'quiet', 'free', 'dance'),
    pace,
    breaths: number,
    rate,
    durationMs: number,
  },
  { requiredKeys: ['id', 'attempt', 'kind'] },
);
const plan = fc.record(
  {
    protocol: fc.constantFrom('adaptive', 'stepped', 'sliding', 'retest', 'other'),
    inhaleShare: fc.constant(0.4),
    floor: rate,
    baselineMs: number,
    capMs: number,
    rates: fc.array(rate, { maxLength: 3 }),
    stepMs: number,
  },
  { requiredKeys: ['protocol', 'inhaleShare', 'floor', 'baselineMs'] },
);
const odd = fc.record(
  {
    type: fc.constantFrom(
      'pace',
      'rest',
      'assessment',
      'step',
      'step-extended',
      'step-ended',
      'rating',
      'mark',
    ),
    since: number,
    until: number,
    who: fc.constantFrom('client', 'therapist', 'somebody'),
    id: fc.constantFrom('rate-6', 'a'),
    attempt: fc.constant(1),
    why: fc.constantFrom('done', 'skipped', 'other'),
    by: fc.constant('therapist'),
    scale: fc.constantFrom('ease', 'other'),
    value: number,
    pace,
    step,
    plan,
  },
  { requiredKeys: ['type'] },
);

/** `plan` without one of its fields. */
const without = <T extends object>(plan: T, name: keyof T): unknown =>
  Object.fromEntries(Object.entries(plan).filter(([key]) => key !== name));

/** What is no value of any field of any fact. */
const JUNK: readonly unknown[] = [
  NaN,
  Infinity,
  1e300,
  -1e300,
  'x'.repeat(5000),
  null,
  {},
  [[]],
  [{}],
  () => 0,
];

describe('the table of facts', () => {
  it.each(FACT_TYPES)('takes what Attune writes: %s', (type) => {
    fc.assert(
      fc.property(anyFactOf(type), (fact) => {
        expect(isFact(fact)).toBe(true);
        expect(isFact(JSON.parse(JSON.stringify(fact)))).toBe(true);
      }),
    );
  });

  it.each(FACT_TYPES)('refuses junk in any field: %s', (type) => {
    const names = ['at', 'added', ...Object.keys(FACTS[type].shape)];
    fc.assert(
      fc.property(
        anyFactOf(type),
        fc.constantFrom(...names),
        fc.constantFrom(...JUNK),
        (fact, name, junk) => {
          expect(isFact({ ...fact, [name]: junk })).toBe(false);
        },
      ),
    );
  });

  it('keeps a fact of a type that it does not know', () => {
    expect(isFact({ type: 'heard-from-the-future', at: 5, words: [1, 'a'] })).toBe(true);
    expect(isFact({ type: 'constructor', at: 5 })).toBe(true);
    expect(isFact({ type: 'heard-from-the-future', at: -1 })).toBe(false);
  });
});

describe('facts from outside', () => {
  it('can be folded, drawn and estimated if they pass', () => {
    const stretch = fc.array(fc.record({ rr: number, odd: fc.option(fc.oneof(odd, anyFact)) }), {
      maxLength: 40,
    });
    let opened = 0;
    fc.assert(
      fc.property(stretch, (told) => {
        const facts = told.flatMap(({ rr, odd: fact }, i): unknown[] => [
          { type: 'measurement', at: 2000 * i, who: 'client', bpm: 70, rr: [820, 830 + (i % 7)] },
          { type: 'measurement', at: 2000 * i + 1000, who: 'client', bpm: 70, rr: [rr] },
          ...(fact === null ? [] : [{ at: 2000 * i, since: 2000 * i, ...fact }]),
        ]);
        const readable = facts.filter(isFact);
        // Of three facts in a second two are always whole.
        expect(readable.length).toBeGreaterThanOrEqual(told.length);
        opened += readable.filter(({ type }) => type !== 'measurement').length;
        const session = endedSession([started, ...readable]);
        expect(session.log.length).toBeGreaterThanOrEqual(1 + readable.length);
        const { at, procedures } = session.state;
        const figures = sessionFigures(session);
        expect(figures.basis.beats).toBeGreaterThanOrEqual(0);
        const courses = [rmssdTrend(session, at), qualitySpans(session, at), waveTrend(session)];
        expect(courses).toHaveLength(3);
        poincareSeries(session);
        const memory = new BreathMemory(session);
        for (const procedure of procedures) {
          expect(procedure.ended).toBeDefined();
          if (procedure.kind !== 'assessment') continue;
          assessmentFigures(procedure, memory, at);
          for (const row of assessmentCriteria(procedure, memory, at))
            expect(row.clean).toBeLessThanOrEqual(row.done);
          for (const { onset, periodMs } of pacedBreaths(procedure, memory, at).breaths)
            expect(Number.isFinite(onset + periodMs)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(opened).toBeGreaterThan(300);
  });

  it('of two assessments one after the other leave neither open', () => {
    const plan = adaptivePlan();
    const facts: unknown[] = [0, 5000].map((at) => ({ type: 'assessment', at, plan }));
    const { procedures } = endedSession([started, ...facts.filter(isFact)]).state;
    expect(procedures.map(({ ended }) => ended?.at)).toEqual([5000, 5000]);
  });

  it.each([
    ['a time beyond every session', { type: 'ended', at: 1e15 }],
    ['a date beyond the calendar', { ...started, epoch: 1e17 }],
    [
      'a way to a rate that never arrives',
      {
        type: 'pace',
        at: 0,
        since: 0,
        pace: { breathsPerMin: 6, inhaleShare: 0.4, ramp: { fromBreathsPerMin: 1 } },
      },
    ],
    [
      'a guided step without a pace',
      { type: 'step', at: 0, since: 0, step: { id: 'a', attempt: 1, kind: 'paced', breaths: 5, rate: 6 } },
    ],
    ['a look that nobody drew', { type: 'client-view', at: 0, look: 'banana' }],
    ['words that are neither shown nor hidden', { type: 'client-view', at: 0, words: 'yes' }],
    ['a volume beyond the loudest', { type: 'client-view', at: 0, volume: 9 }],
    ['a sound that nobody made', { type: 'client-view', at: 0, sound: 'banana' }],
    ['a link in no state', { type: 'link', at: 0, who: 'client', connection: 1, state: 'banana' }],
    ['half a connection', { type: 'link', at: 0, who: 'client', connection: 1.5, state: 'idle' }],
    ['a rest that nobody asked for', { type: 'rest', at: 0, since: 0, by: 'banana' }],
    ['a stop by the program', { type: 'stop', at: 0, by: 'program' }],
    ['a scale that nobody knows', { type: 'rating', at: 0, scale: 'banana', value: 3 }],
    ['an end for no reason', { type: 'step-ended', at: 0, id: 'a', attempt: 1, until: 0, why: 'banana' }],
    ['an end of all for no reason', { type: 'led-ended', at: 0, why: 'banana' }],
    ['a rate from nowhere', { type: 'rate-accepted', at: 0, rate: 6, source: 'banana' }],
    ['bytes that are none', { type: 'malformed', at: 0, who: 'client', reason: 'empty', bytes: 'zz' }],
    ['a code longer than any', { type: 'client', at: 0, code: 'K'.repeat(13) }],
    [
      'a packet of a thousand intervals',
      { type: 'measurement', at: 0, who: 'client', bpm: 60, rr: Array<number>(1000).fill(800) },
    ],
    [
      'an adaptive plan that cannot end early',
      { type: 'assessment', at: 0, plan: without(adaptivePlan(), 'earliestMs') },
    ],
    [
      'a practice that does not say whether it adapts',
      { type: 'practice', at: 0, plan: without(practicePlan(6), 'adapts') },
    ],
    [
      'a retest of no rates',
      { type: 'assessment', at: 0, plan: { protocol: 'retest', inhaleShare: 0.4, floor: 4, baselineMs: 0 } },
    ],
  ])('are refused: %s', (_name, fact) => {
    expect(isFact(fact)).toBe(false);
  });
});
