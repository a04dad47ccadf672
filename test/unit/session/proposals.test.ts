/** What is proposed and known of a client, each answer whole: rates of today against the accepted one, codes, and what sessions tell of their client. */
import { describe, expect, it } from 'vitest';
import type { RateFigures } from '../../../src/session/assessment-criteria.ts';
import { areCards, nextCode, tidyCode } from '../../../src/session/client-record.ts';
import {
  clientCodes,
  clientOf,
  noPart,
  reducePart,
  withoutTime,
  type ClientPart,
} from '../../../src/session/client.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { comfortableRate, compareEstimate, compareRetest } from '../../../src/session/rate-proposal.ts';
import type { ResonanceResult } from '../../../src/signal/resonance.ts';

const last = { rate: 5.6, epoch: 1000, source: 'estimate' } as const;

describe('an estimate beside the rate that was accepted before', () => {
  const estimate = (rate: number, low: number, high: number): ResonanceResult =>
    ({ kind: 'estimate', rate, low, high }) as ResonanceResult;
  const holds = { kind: 'holds', last, rate: 5.6 };

  it('leaves it where its range holds it or its rate lies less than half a breath away, and else moves it', () => {
    expect(compareEstimate(last, estimate(6.4, 5.6, 6.6))).toEqual(holds);
    expect(compareEstimate(last, estimate(6.4, 5.7, 6.6))).toEqual({ kind: 'moved', last, rate: 6.4 });
    expect(compareEstimate(last, estimate(4.9, 4.7, 5.6))).toEqual(holds);
    expect(compareEstimate(last, estimate(4.9, 4.7, 5.5))).toEqual({ kind: 'moved', last, rate: 4.9 });
    expect(compareEstimate(last, estimate(6, 5.7, 6.3))).toEqual(holds);
    expect(compareEstimate(last, estimate(5.2, 5, 5.5))).toEqual(holds);
    expect(compareEstimate(last, estimate(6.1, 5.7, 6.3))).toEqual({ kind: 'moved', last, rate: 6.1 });
    expect(compareEstimate(last, estimate(5.1, 5, 5.2))).toEqual({ kind: 'moved', last, rate: 5.1 });
  });

  it('says nothing without an estimate', () => {
    expect(
      compareEstimate(last, { kind: 'no-clear-peak', rate: 5.6, low: 5, high: 6 } as ResonanceResult),
    ).toBeUndefined();
  });
});

describe('a retest beside the rate that was accepted before', () => {
  it('tells the whole of what it found, and holds where another rate is as likely', () => {
    const shares = (...of: number[]) => [6.1, 5.61, 5.1].map((rate, i) => ({ rate, share: of[i]! }));
    const stays = { kind: 'stays', rate: 5.6 } as const;
    expect(compareRetest(last, { ...stays, shares: shares(0.4, 0.4, 0.2) })).toEqual({
      ...{ kind: 'holds', last, rate: 5.6, share: 0.4 },
    });
    expect(compareRetest(last, { ...stays, shares: shares(0.41, 0.39, 0.2) })).toEqual({
      ...{ kind: 'open', last, rate: 5.6, share: 0.39 },
    });
    expect(compareRetest(last, { kind: 'proposes', rate: 6.1, shares: shares(0.9, 0.05, 0.05) })).toEqual({
      ...{ kind: 'moved', last, rate: 6.1, share: 0.9 },
    });
    // A rate that was not tried has no share.
    expect(compareRetest({ ...last, rate: 5.3 }, { ...stays, shares: shares(0.4, 0.4, 0.2) })).toEqual({
      ...{ kind: 'open', last: { ...last, rate: 5.3 }, rate: 5.3, share: 0 },
    });
    expect(compareRetest(last, { kind: 'too-little' })).toBeUndefined();
  });
});

it('of rates that are equally easy the one nearest 6 is comfortable, on either side of it', () => {
  const row = (rate: number, ease?: number, verdict = 'done') => ({ rate, ease, verdict }) as RateFigures;
  expect(comfortableRate([row(6.5, 4), row(5.75, 4), row(4.5, 4)])).toEqual({ rate: 5.75, easiest: true });
  expect(comfortableRate([row(4.5), row(6.5)])).toEqual({ rate: 6.5, easiest: false });
  expect(comfortableRate([row(4.5, 1), row(6)])).toEqual({ rate: 4.5, easiest: true });
  expect(comfortableRate([row(4.5, 9, 'not-clean'), row(5, 0)])).toEqual({ rate: 5, easiest: true });
});

describe('a code', () => {
  it('follows the one with the largest number, in its pattern', () => {
    expect(nextCode([])).toBe('C-01');
    expect(nextCode(['K-17', 'B-4', 'none'])).toBe('K-18');
    expect(nextCode(['A009', 'B-8'])).toBe('A010');
    expect(nextCode(['A99'])).toBe('A100');
    expect(nextCode(['abcdefghij99'])).toBe('abcdefghij10');
  });

  it('is kept trimmed, with single spaces, and no longer than twelve characters', () => {
    expect([tidyCode('a  b'), tidyCode('elf signs1 2'), tidyCode('twelve sign x')]).toEqual([
      ...['a b', 'elf signs1 2', 'twelve sign'],
    ]);
  });

  it('stands on cards that are read from outside only as they were written', () => {
    const card = { code: 'K', id: 'i', changed: { origin: 'o', order: 0 }, note: 'n', archived: true };
    expect([areCards([card]), areCards([{ code: 'K' }]), areCards([])]).toEqual([true, true, true]);
    for (const wrong of [
      { ...card, code: 1 },
      { ...card, code: 'x'.repeat(201) },
      { ...card, id: 7 },
      { ...card, changed: { origin: 'o' } },
      { ...card, changed: { origin: 'o', order: 0.5 } },
      { ...card, changed: { origin: 'o', order: 1e9 + 1 } },
      { ...card, note: 'x'.repeat(100_001) },
      { ...card, archived: 'yes' },
    ])
      expect(areCards([wrong])).toBe(false);
  });
});

describe('what a session tells of its client', () => {
  const told = (...facts: readonly SessionEvent[]) =>
    facts.reduce((part, fact) => reducePart(part, fact, 100), noPart);

  it('is each fact’s own part, and nothing of others', () => {
    const rating = (scale: 'ease' | 'distress' | 'own', value: number): SessionEvent => ({
      ...{ type: 'rating', at: 5, scale, value },
    });
    expect(
      told(
        ...[rating('ease', 2), rating('distress', 8), rating('own', 5), rating('ease', 6), rating('ease', 7)],
        { type: 'own-rate', at: 6, breathsPerMin: 12, source: 'entered' },
        { type: 'client-view', at: 7, look: 'line', added: { origin: 'o', order: 1 } },
        {
          type: 'rate-accepted',
          at: 8,
          rate: 6,
          low: 5.5,
          high: 6.5,
          source: 'estimate',
          added: { origin: 'o', order: 2 },
        },
        { type: 'client', at: 9, code: 'K' },
        { type: 'cautions-read', at: 10 },
        { type: 'cautions-read', at: 20 },
      ),
    ).toEqual({
      rates: [{ rate: 6, low: 5.5, high: 6.5, source: 'estimate', epoch: 108 }],
      code: 'K',
      cautionsSeen: 110,
      ease: [2, 7],
      distress: [8, 8],
      ownRate: 12,
      view: { look: 'line' },
    });
    for (const fact of [
      rating('own', 5),
      { type: 'begun', at: 1 } as const,
      { type: 'client', at: 1, code: '' } as const,
    ])
      expect(reducePart(noPart, fact, 100)).toBe(noPart);
  });

  it('forgets what was read with another client in mind, and keeps all else', () => {
    const before = told(
      { type: 'own-rate', at: 6, breathsPerMin: 12, source: 'entered' },
      { type: 'cautions-read', at: 10 },
      { type: 'client', at: 11, code: 'K' },
    );
    expect(before).toEqual({ rates: [], ownRate: 12, cautionsSeen: 110, code: 'K' });
    expect(reducePart(before, { type: 'client', at: 12, code: 'K' }, 100)).toBe(before);
    expect(reducePart(before, { type: 'client', at: 12, code: 'B' }, 100)).toEqual({
      rates: [],
      ownRate: 12,
      code: 'B',
    });
    expect(reducePart(before, { type: 'client', at: 12, code: '' }, 100)).toEqual({
      rates: [],
      ownRate: 12,
      code: '',
    });
  });

  const session = (id: string, epoch: number, client: string, part?: ClientPart) => ({
    ...{ id, epoch, at: 0, client },
    ...(part !== undefined && { told: part }),
  });

  it('counts in the client from the newest session that tells it; the cautions from the first', () => {
    const pace = (breathsPerMin: number) => ({ breathsPerMin, inhaleShare: 0.4 });
    const sessions = [
      session('d', 4, 'K', { rates: [] }),
      session('c', 3, 'K', { rates: [], cautionsSeen: 30 }),
      session('b', 2, 'K', {
        rates: [],
        cautionsSeen: 20,
        ownRate: 10,
        pace: pace(5),
        view: { look: 'line' },
      }),
      session('a', 1, 'K', { rates: [], ownRate: 14, pace: pace(6), view: { look: 'still' } }),
      session('x', 5, 'B', { rates: [], ownRate: 9 }),
      session('e', 6, 'K'),
    ];
    expect(clientOf('K', sessions, { code: 'K', rates: [], cautionsSeen: 25 })).toEqual({
      code: 'K',
      sessions: [sessions[3], sessions[2], sessions[1], sessions[0], sessions[5]],
      ...{ rates: [], cautionsSeen: 20, ownRate: 10, pace: pace(5), view: { look: 'line' } },
    });
    expect(Object.keys(clientOf('K', [sessions[0]!]))).toEqual(['code', 'sessions', 'rates']);
    const rate = (value: number, epoch: number) => ({ rate: value, epoch, source: 'chosen' as const });
    const withRates = [session('a', 1, 'K', { rates: [rate(6, 5000)] })];
    const old = { code: 'K', rates: [rate(5, 1000), rate(4, 9000)] };
    expect(clientOf('K', withRates, old).rates.map(({ epoch }) => epoch)).toEqual([1000, 5000, 9000]);
  });

  it('brings its code into the list once, in alphabetical order, and none where it has none', () => {
    const { client: _, ...nobody } = session('n', 1, '');
    expect(clientCodes([session('a', 1, 'K'), session('b', 2, 'B'), session('c', 3, 'K'), nobody])).toEqual([
      'B',
      'K',
    ]);
    expect(clientCodes([session('a', 1, 'K')], ['Z', 'A', 'K'])).toEqual(['A', 'K', 'Z']);
  });

  it('leaves of an old record what lies outside of an erased session', () => {
    const rates = [{ rate: 6, epoch: 90_000, source: 'chosen' as const }];
    expect(Object.keys(withoutTime({ code: 'K', rates }, 1000, 2000)!)).toEqual(['code', 'rates']);
    expect(withoutTime({ code: 'K', rates: [], cautionsSeen: 90_000 }, 1000, 2000)).toEqual({
      ...{ code: 'K', rates: [], cautionsSeen: 90_000 },
    });
    expect(withoutTime({ code: 'K', rates: [] }, 1000, 2000)).toBeUndefined();
  });
});
