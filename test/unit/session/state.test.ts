/** The fold: what each fact does to the state, and what a session takes over when it starts. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { guideMoment } from '../../../src/pacing/guide.ts';
import { steppedPlan } from '../../../src/pacing/plan.ts';
import { practicePlan } from '../../../src/pacing/practice-plan.ts';
import { carryOver } from '../../../src/session/carry-over.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { isFact } from '../../../src/session/fact-table.ts';
import { Session } from '../../../src/session/session.ts';
import { paceFact, reduce, restFact } from '../../../src/session/state.ts';

const started: SessionEvent = {
  type: 'started',
  at: 0,
  schema: 1,
  id: 's',
  epoch: 1_000_000,
  app: 'x',
  origin: 'o',
};
const connected = (at: number, connection: number): SessionEvent => ({
  type: 'link',
  at,
  who: 'client',
  state: 'connected',
  connection,
});
const packet = (at: number, bpm = 60, rr = [1000]): SessionEvent => ({
  type: 'measurement',
  at,
  who: 'client',
  bpm,
  rr,
});
const pace = (at: number, breathsPerMin: number): SessionEvent => ({
  type: 'pace',
  at,
  since: at,
  pace: { breathsPerMin, inhaleShare: 0.4 },
});
const strapOf = (session: Session) => session.state.straps.client;

describe('the state of the strap', () => {
  it('never leaves a heart rate standing once its link is gone', () => {
    const session = Session.from([started, connected(10, 1), packet(1000, 72)]);
    expect(session.track().heartRate(1000)).toBe(72);
    session.record({ type: 'link', at: 5000, who: 'client', state: 'lost', connection: 1, retryInMs: 1000 });
    expect(session.track().heartRate(5000)).toBeUndefined();
    expect(strapOf(session).retryInMs).toBe(1000);
    session.record(connected(7000, 2));
    expect(session.track().heartRate(7000)).toBeUndefined();
    expect(strapOf(session)).not.toHaveProperty('retryInMs');
  });

  it('shows no heart rate while the strap sends 0, one that no heart has, or has no contact', () => {
    const session = Session.from([started, connected(10, 1), packet(1000, 72), packet(2000, 0, [])]);
    expect(session.track().heartRate(2000)).toBeUndefined();
    for (const [at, bpm, shown] of [
      [2100, 20, 20],
      [2200, 19, undefined],
      [2300, 250, 250],
      [2400, 251, undefined],
      [2500, 65_535, undefined],
    ] as const) {
      session.record(packet(at, bpm));
      expect(session.track().heartRate(at)).toBe(shown);
    }
    session.record({ type: 'measurement', at: 3000, who: 'client', bpm: 70, rr: [], contact: false });
    expect(session.track().heartRate(3000)).toBeUndefined();
    expect(strapOf(session).contact).toBe(false);
  });

  it('keeps nothing of the strap before when another one is taken up', () => {
    const session = Session.from([
      started,
      connected(10, 1),
      { type: 'device', at: 20, who: 'client', name: 'Strap A', model: 'M1' },
      { type: 'battery', at: 30, who: 'client', percent: 12 },
    ]);
    expect(strapOf(session)).toMatchObject({ battery: 12, device: { name: 'Strap A' } });
    session.record({ type: 'link', at: 40, who: 'client', state: 'reconnecting', connection: 2 });
    expect(strapOf(session)).toMatchObject({ battery: 12, device: { name: 'Strap A' } });
    session.record({ type: 'link', at: 50, who: 'client', state: 'connecting', connection: 2 });
    expect(strapOf(session).battery).toBeUndefined();
    expect(strapOf(session).device).toEqual({});
  });

  it('gathers what the strap says of itself, part by part, and keeps hearts apart', () => {
    const session = Session.from([
      started,
      { type: 'device', at: 1, who: 'client', name: 'Strap A' },
      { type: 'device', at: 2, who: 'client', firmware: '3.1' },
      { type: 'battery', at: 3, who: 'therapist', percent: 40 },
    ]);
    expect(strapOf(session).device).toEqual({ name: 'Strap A', firmware: '3.1' });
    expect(strapOf(session).battery).toBeUndefined();
    expect(session.state.straps.therapist.battery).toBe(40);
  });
});

describe('the guide', () => {
  it('changes its pace at the next breath onset and rests at the end of a breath', () => {
    const session = Session.from([started, pace(0, 6)]);
    const change = paceFact(session.state, { breathsPerMin: 5, inhaleShare: 0.5 }, 12_000);
    expect(change.since).toBe(20_000);
    session.record({ ...change, at: 12_000 });
    const rest = restFact(session.state, 'therapist', 25_000);
    expect(rest.since).toBe(32_000);
    session.record({ ...rest, at: 25_000 });
    expect(guideMoment(session.state.guide, 31_999)?.level).toBeCloseTo(0, 4);
    expect(guideMoment(session.state.guide, 32_001)).toBeUndefined();
  });

  it('drops a change that had not begun when another one is asked for', () => {
    const session = Session.from([started, pace(0, 6)]);
    for (const [at, rate] of [
      [11_000, 5.9],
      [12_000, 5.8],
      [13_000, 5.7],
    ] as const) {
      session.record({ ...paceFact(session.state, { breathsPerMin: rate, inhaleShare: 0.4 }, at), at });
    }
    expect(session.state.guide).toHaveLength(2);
    expect(guideMoment(session.state.guide, 21_000)?.pace.breathsPerMin).toBe(5.7);
  });

  it('stands still at once when everything is stopped', () => {
    const session = Session.from([started, pace(0, 6), { type: 'stop', at: 13_000, by: 'client' }]);
    expect(session.state.stopped).toBe(true);
    expect(guideMoment(session.state.guide, 13_001)).toBeUndefined();
    session.record({ type: 'resume', at: 20_000, by: 'client' });
    expect(session.state.stopped).toBe(false);
  });
});

describe('the picture', () => {
  const step = {
    id: 'unguided',
    attempt: 1,
    kind: 'unguided',
    pace: { breathsPerMin: 6, inhaleShare: 0.4 },
    breaths: 6,
    rate: 6,
  } as const;
  const begun: SessionEvent = { type: 'step', at: 100, since: 100, step };

  it('has faded exactly while a practice goes on without it', () => {
    const session = Session.from([started, pace(0, 6)]);
    expect(session.state.unguided).toBe(false);
    session.record(begun);
    expect(session.state.unguided).toBe(true);
    session.record({ type: 'step-ended', at: 200, id: step.id, attempt: 1, until: 200, why: 'done' });
    expect(session.state.unguided).toBe(false);
    session.record({ ...begun, at: 300 });
    session.record({ type: 'led-ended', at: 400, why: 'therapist' });
    expect(session.state.unguided).toBe(false);
    session.record({ ...begun, at: 500 });
    session.record({ type: 'step', at: 600, since: 600, step: { ...step, kind: 'paced' } });
    expect(session.state.unguided).toBe(false);
  });
});

describe('the fold as a whole', () => {
  it('leaves the state as it is for a fact of a later version', () => {
    const { state } = Session.from([started]);
    const after = reduce(state, { type: 'remark', at: 7 } as unknown as SessionEvent);
    expect({ ...after, at: 0 }).toEqual({ ...state, at: 0 });
  });

  it('gives a late joiner what an early one has', () => {
    const facts = fc.array(
      fc.oneof(
        fc.nat(1e5).map((at) => packet(at)),
        fc.nat(1e5).map((at) => pace(at, 5)),
        fc.nat(1e5).map((at) => connected(at, 1)),
        fc.nat(1e5).map((at): SessionEvent => ({ type: 'stop', at, by: 'client' })),
      ),
    );
    fc.assert(
      fc.property(facts, (list) => {
        const log = [started, ...list.sort((a, b) => a.at - b.at)];
        const early = Session.from([]);
        const heard: SessionEvent[] = [];
        early.subscribe((event) => heard.push(event));
        log.forEach((event) => early.record(event));
        const late = Session.from(early.log);
        expect(heard).toEqual(log);
        expect(late.state).toEqual(early.state);
        expect(late.track().beats).toEqual(early.track().beats);
        expect(late.track().labels.kinds).toEqual(early.track().labels.kinds);
      }),
    );
  });
});

describe('what a session takes over from looking at the strap', () => {
  const looked = Session.from([
    started,
    { type: 'simulated', at: 0, who: 'client', scenario: 'typical' },
    connected(1000, 1),
    { type: 'device', at: 2000, who: 'client', name: 'Strap A' },
    { type: 'device', at: 2001, who: 'client', firmware: '1' },
    { type: 'battery', at: 3000, who: 'client', percent: 80 },
    pace(5000, 6),
    ...Array.from({ length: 200 }, (_, i) => packet(6000 + i * 1000)),
  ]);

  it('keeps the state of strap and guide, and only the last packets', () => {
    const { origin, facts } = carryOver(looked, 206_000, 60_000);
    const session = Session.from([{ ...started, epoch: 1_000_000 + origin }, ...facts]);
    expect(origin).toBe(146_000);
    expect(session.state.straps.client).toMatchObject({
      link: 'connected',
      battery: 80,
      device: { name: 'Strap A', firmware: '1' },
    });
    expect(session.state.simulated).toBe('typical');
    expect(session.log.filter((e) => e.type === 'measurement')).toHaveLength(60);
    expect(session.log.every((e) => e.at >= 0)).toBe(true);
  });

  it('leaves the guide in the same breath', () => {
    const { origin, facts } = carryOver(looked, 206_000, 60_000);
    const session = Session.from([started, ...facts]);
    const before = guideMoment(looked.state.guide, 207_777);
    const after = guideMoment(session.state.guide, 207_777 - origin);
    expect(after?.u).toBeCloseTo(before?.u ?? NaN, 9);
  });

  it('takes nothing of an ended session but the strap', () => {
    const ended = Session.from([
      ...looked.log,
      { type: 'begun', at: 206_000 },
      { type: 'ended', at: 206_000 },
    ]);
    const { facts } = carryOver(ended, 206_000, 0);
    expect(facts.map((f) => f.type)).not.toContain('ended');
    expect(facts.map((f) => f.type)).not.toContain('begun');
    expect(facts.filter((f) => f.type === 'measurement')).toHaveLength(0);
  });

  it('keeps the state of both hearts', () => {
    const other: SessionEvent = {
      type: 'link',
      at: 4000,
      who: 'therapist',
      state: 'connected',
      connection: 1,
    };
    const { facts } = carryOver(Session.from([...looked.log, other]), 306_000, 60_000);
    const { straps } = Session.from([started, ...facts]).state;
    expect(straps.client.link).toBe('connected');
    expect(straps.therapist.link).toBe('connected');
  });

  it('stays readable after a guide that ran for days', () => {
    const days = 3 * 86_400_000;
    const slow: SessionEvent = {
      ...paceFact(
        looked.state,
        { breathsPerMin: 5.5, inhaleShare: 0.4, ramp: { fromBreathsPerMin: 9, ratio: 1.05 } },
        0,
      ),
      at: 6000,
    };
    const long = Session.from([started, slow]);
    const { origin, facts } = carryOver(long, days, 60_000);
    expect(facts.every(isFact)).toBe(true);
    const session = Session.from([started, ...facts]);
    const before = guideMoment(long.state.guide, days + 3000);
    const after = guideMoment(session.state.guide, days + 3000 - origin);
    expect(after?.u).toBeCloseTo(before?.u ?? NaN, 9);
    const rested = Session.from([started, { type: 'rest', at: 5, since: 5, by: 'therapist' }]);
    expect(carryOver(rested, days, 60_000).facts.every(isFact)).toBe(true);
  });
});

describe('a session that is over', () => {
  const plan = steppedPlan({ baselineMs: 10_000, stepMs: 70_000, restMs: 10_000, floor: 5.5 });
  const led = (at: number): SessionEvent => ({ type: 'assessment', at, plan });
  const practised = (at: number): SessionEvent => ({ type: 'practice', at, plan: practicePlan(6) });
  const rated: SessionEvent = { type: 'rating', at: 9000, id: 'rate-6', scale: 'ease', value: 7 };
  const ended: SessionEvent = { type: 'ended', at: 8000 };

  it.each([
    ['assessment', led],
    ['practice', practised],
  ])('is led no more by an %s, but what was said of the last one counts', (kind, begin) => {
    const session = Session.from([started, begin(1000), ended]);
    const [first] = session.state.procedures;
    expect(session.state.procedures).toMatchObject([{ kind, ended: { at: 8000, why: 'interrupted' } }]);
    session.record(led(9000));
    session.record(practised(9000));
    expect(session.state.procedures).toEqual([first]);
    session.record(rated);
    expect(session.state.procedures).toMatchObject([{ ratings: [rated] }]);
  });

  it('is led by each of them in turn before', () => {
    const session = Session.from([started, led(1000), practised(2000), led(3000)]);
    expect(session.state.procedures.map(({ kind, since }) => [kind, since])).toEqual([
      ['assessment', 1000],
      ['practice', 2000],
      ['assessment', 3000],
    ]);
  });

  it('adds up its holes, and counts those of which nobody knows the length', () => {
    const session = Session.from([
      started,
      { type: 'continued', at: 10, missingMs: 5000 },
      { type: 'continued', at: 20, missingMs: 700 },
      { type: 'continued', at: 30, missingMs: 0, unknown: true },
    ]);
    expect(session.state).toMatchObject({ missingMs: 5700, unknownHoles: 1 });
  });
});
