/** Two hearts of one session: on one scale, and compared only where the facts say that nobody spoke, moved or was paced. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { overviewOf } from '../../../src/session/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { rowsOfTwo, silences, twoHearts } from '../../../src/session/two-hearts.ts';
import { uniform } from '../../fixtures/random.ts';
import { started } from '../../fixtures/started.ts';

const MINUTE = 60_000;
const LENGTH = 36 * MINUTE;

/** Packets of a heart around `mean` bpm with the slow wave that both have, and a little of its own. */
function heart(who: 'client' | 'therapist', mean: number, seed: number): SessionEvent[] {
  const random = uniform(seed);
  const own = [0.013, 0.021, 0.034].map((hz) => ({ hz, phase: 6.28 * random() }));
  const facts: SessionEvent[] = [{ type: 'link', at: 0, who, state: 'connected', connection: 1 }];
  let at = 0;
  while (at < LENGTH) {
    const t = at / 1000;
    const shared = [0.017, 0.026, 0.041].reduce((sum, hz, i) => sum + Math.sin(6.283 * hz * t + i), 0);
    const alone = own.reduce((sum, { hz, phase }) => sum + Math.sin(6.283 * hz * t + phase), 0);
    const rr = 60_000 / (mean + 1.2 * shared + 0.3 * alone + random() - 0.5);
    at += rr;
    facts.push({ type: 'measurement', at: at + 40, who, bpm: Math.round(60_000 / rr), rr: [rr] });
  }
  return facts;
}

const beats = heart('client', 72, 1);
const clientOf = (...more: SessionEvent[]): Session =>
  Session.from(
    [started, ...beats, ...more, { type: 'ended' as const, at: LENGTH }].toSorted((a, b) => a.at - b.at),
  );
const ownBeats = heart('therapist', 61, 2);
const silent = (from: number, to: number, is = true): SessionEvent => ({
  type: 'silence',
  at: LENGTH,
  from,
  to,
  silent: is,
});
const ownOf = (...more: SessionEvent[]): Session =>
  Session.from([started, ...ownBeats, { type: 'ended', at: LENGTH }, ...more]);

const whole = silent(0, LENGTH);
const mark = (kind: 'speech' | 'movement', at: number): SessionEvent => ({
  type: 'mark',
  at,
  id: `${kind} ${at}`,
  kind,
  by: 'therapist',
});
const every = (step: number, make: (at: number) => SessionEvent): SessionEvent[] =>
  Array.from({ length: Math.floor(LENGTH / step) }, (_, i) => make(i * step + step / 2));

describe('two hearts of a session', () => {
  it('say that they went together where a large wave is shared and nobody spoke', () => {
    const said = twoHearts(clientOf(), ownOf(whole));
    expect(said.kind).toBe('together');
    expect(said).toMatchObject({ needed: 30 });
    expect(said.minutes).toBeGreaterThan(33);
    expect('shared' in said && said.shared).toBeGreaterThan(0.7);
    expect(Object.keys(said).sort()).toEqual(['high', 'kind', 'low', 'minutes', 'needed', 'q', 'shared']);
  });

  it.each<[string, Session, Session, string]>([
    ['nobody noted silence', clientOf(), ownOf(), 'silence-unknown'],
    [
      'the note of silence was taken back',
      clientOf(),
      ownOf(whole, silent(0, LENGTH, false)),
      'silence-unknown',
    ],
    ['the noted silence is short', clientOf(), ownOf(silent(0, 20 * MINUTE)), 'too-short'],
    [
      'somebody spoke all along',
      clientOf(...every(2 * MINUTE, (at) => mark('speech', at))),
      ownOf(whole),
      'too-short',
    ],
    [
      'somebody moved all along',
      clientOf(...every(2 * MINUTE, (at) => mark('movement', at))),
      ownOf(whole),
      'too-short',
    ],
    [
      'a guide led most of it',
      clientOf({
        type: 'pace',
        at: 2 * MINUTE,
        since: 2 * MINUTE,
        pace: { breathsPerMin: 6, inhaleShare: 0.4 },
      }),
      ownOf(whole),
      'too-short',
    ],
    [
      'most of it was talk',
      clientOf(
        { type: 'phase', at: 5 * MINUTE, phase: { id: 'p', kind: 'talk' } },
        { type: 'phase-ended', at: 30 * MINUTE },
      ),
      ownOf(whole),
      'too-short',
    ],
  ])('say nothing, though their waves are one, where %s', (_, client, own, why) => {
    expect(twoHearts(client, own)).toMatchObject({ kind: 'refused', why });
  });

  it('keep the last note of a stretch', () => {
    const own = ownOf(silent(0, 1000), silent(0, 1000, false), silent(2000, 3000));
    expect(silences(own)).toEqual([{ from: 2000, to: 3000 }]);
  });

  it('stand in rows of one scale, each around its own middle', () => {
    const { range } = overviewOf(clientOf());
    const { client, own } = rowsOfTwo(range, ownOf(), LENGTH);
    const [low, high] = own.range!;
    expect(high - low).toBeCloseTo(client![1] - client![0], 6);
    expect((low + high) / 2).toBeCloseTo(61, -1);
    expect((client![0] + client![1]) / 2).toBeCloseTo(72, -1);
    expect(own.heart[0]!.mean.filter((value) => !Number.isNaN(value)).length).toBeGreaterThan(900);
    // None of the therapist's beats is the client's.
    expect(overviewOf(ownOf()).range).toBeUndefined();
  });
});

it('a mark takes the minute after it away, or the time to the next mark', () => {
  const minutes = (...marks: SessionEvent[]): number => twoHearts(clientOf(...marks), ownOf(whole)).minutes;
  const at = 18 * MINUTE;
  const next = (after: number): SessionEvent =>
    ({ ...mark('speech', at + after), kind: 'shift' }) as SessionEvent;
  for (const kind of ['speech', 'movement'] as const) {
    const alone = minutes(mark(kind, at));
    // Of the minute the other 40 s are there again; a mark after it changes nothing.
    expect(minutes(mark(kind, at), next(20_000)) - alone).toBeCloseTo(40 / 60, 9);
    expect(minutes(mark(kind, at), next(60_000))).toBe(alone);
  }
});
