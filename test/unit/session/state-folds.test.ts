/** What single facts leave of straps, of the session and of what is led, each pinned whole. */
import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import {
  procedureNow,
  ratingOf,
  reduceProcedures,
  stepNow,
  waitsFor,
} from '../../../src/session/procedure.ts';
import { emptyState, reduce } from '../../../src/session/state.ts';
import { started } from '../../fixtures/started.ts';

const after = (...facts: readonly SessionEvent[]) => [started, ...facts].reduce(reduce, emptyState);

describe('the strap after one more fact', () => {
  const link = (at: number, state: 'connected' | 'lost' | 'connecting', more: object = {}): SessionEvent => ({
    type: 'link',
    at,
    who: 'client',
    state,
    connection: 1,
    ...more,
  });
  const packet = (at: number, contact?: boolean): SessionEvent => ({
    ...{ type: 'measurement', at, who: 'client', bpm: 60, rr: [] },
    ...(contact !== undefined && { contact }),
  });
  const strap = (...facts: readonly SessionEvent[]) => after(...facts).straps.client;
  const plain = { link: 'connected', linkSince: 10, connection: 1, device: {} };

  it('is connected, hears a packet with or without contact, and knows nothing of either on another connection', () => {
    expect(strap(link(10, 'connected'))).toEqual(plain);
    expect(strap(link(10, 'connected'), packet(20, true))).toEqual({ ...plain, packetAt: 20, contact: true });
    expect(strap(link(10, 'connected'), packet(20, true), packet(30))).toEqual({ ...plain, packetAt: 30 });
    expect(strap(link(10, 'connected'), packet(20, false), link(30, 'connected'))).toEqual({
      ...{ ...plain, linkSince: 30, packetAt: 20, contact: false },
    });
    const two = link(30, 'connected', { connection: 2 });
    expect(strap(link(10, 'connected'), packet(20, true), two)).toEqual({
      ...{ ...plain, linkSince: 30, connection: 2 },
    });
    expect(strap(link(10, 'connected'), packet(20, true), link(30, 'lost'))).toEqual({
      ...{ ...plain, link: 'lost', linkSince: 30 },
    });
    expect(Object.keys(strap(link(10, 'connected'), link(30, 'connected')))).not.toContain('packetAt');
  });

  it('keeps the code of an error until a packet or another state of the link comes', () => {
    const lost = link(10, 'lost', { code: 'silent', retryInMs: 500 });
    expect(strap(lost)).toEqual({ ...plain, link: 'lost', code: 'silent', retryInMs: 500 });
    expect(strap(lost, packet(20))).toEqual({ ...plain, link: 'lost', retryInMs: 500, packetAt: 20 });
    expect(strap(lost, link(20, 'connected'))).toEqual({ ...plain, linkSince: 20 });
  });

  it('tells its name and battery, of its own person alone', () => {
    const { client, therapist } = after(
      { type: 'device', at: 1, who: 'therapist', name: 'A' },
      { type: 'battery', at: 2, who: 'therapist', percent: 9 },
    ).straps;
    expect(client).toEqual({ link: 'idle', linkSince: 0, connection: 0, device: {} });
    expect(therapist).toEqual({ ...client, device: { name: 'A' }, battery: 9 });
  });
});

describe('the session after one more fact', () => {
  it('has a name, a client, a rate, a beginning and its holes', () => {
    const state = after(
      { type: 'named', at: 1, name: 'x' },
      { type: 'client', at: 2, code: 'K' },
      { type: 'own-rate', at: 3, breathsPerMin: 12, source: 'entered' },
      { type: 'rate-accepted', at: 4, rate: 6, source: 'chosen' },
      { type: 'begun', at: 5 },
      { type: 'continued', at: 6, missingMs: 100 },
      { type: 'continued', at: 7, missingMs: 20, unknown: true },
    );
    expect(state).toMatchObject({
      ...{ name: 'x', client: 'K', ownRate: 12, begunAt: 5, missingMs: 120, unknownHoles: 1 },
      accepted: { at: 4, rate: 6, source: 'chosen' },
    });
    const taken = reduce(state, { type: 'client', at: 8, code: '' });
    expect(taken).not.toHaveProperty('client');
    expect(taken.name).toBe('x');
  });

  it('begins nothing that is led once it is over', () => {
    const plan = { protocol: 'stepped' } as never;
    const end: SessionEvent = { type: 'ended', at: 10 };
    expect(after(end, { type: 'assessment', at: 11, plan }).procedures).toEqual([]);
    expect(after(end, { type: 'practice', at: 11, plan }).procedures).toEqual([]);
    expect(after({ type: 'practice', at: 9, plan }, end).procedures).toEqual([
      {
        ...{ kind: 'practice', plan, since: 9, records: [], ratings: [], asked: undefined },
        ended: { at: 10, why: 'interrupted' },
      },
    ]);
  });
});

describe('a procedure after one more fact', () => {
  const plan = { protocol: 'stepped' } as never;
  const step = (id: string, durationMs = 1000) => ({ id, attempt: 1, kind: 'quiet', durationMs }) as const;
  const led = (...facts: readonly SessionEvent[]) => facts.reduce(reduceProcedures, []);
  const begun: SessionEvent = { type: 'assessment', at: 100, plan };
  const first: SessionEvent = { type: 'step', at: 110, since: 120, step: step('a') };
  const blank = { kind: 'assessment', plan, since: 100, records: [], ratings: [], asked: undefined };

  it('has steps that run, are made longer and end, and wishes that are met by the step they name', () => {
    expect(led(begun)).toEqual([blank]);
    expect(led(begun, first)).toEqual([{ ...blank, records: [{ step: step('a'), since: 120 }] }]);
    expect(led(begun, first, { type: 'step-extended', at: 130, step: step('a', 5000) })).toEqual([
      { ...blank, records: [{ step: step('a', 5000), since: 120 }] },
    ]);
    const over: SessionEvent = { type: 'step-ended', at: 140, id: 'a', attempt: 1, until: 150, why: 'done' };
    const one = { step: step('a'), since: 120, until: 150, why: 'done' };
    expect(led(begun, first, over)).toEqual([{ ...blank, records: [one] }]);
    const asked: SessionEvent = { type: 'step-asked', at: 160, id: 'a' };
    expect(led(begun, first, over, asked)).toEqual([{ ...blank, records: [one], asked: 'a' }]);
    const rest: SessionEvent = { type: 'step', at: 170, since: 170, step: step('r') };
    expect(led(begun, first, over, asked, rest)[0]?.asked).toBe('a');
    expect(led(begun, first, over, asked, first)[0]?.asked).toBeUndefined();
    expect(stepNow(led(begun, first)[0]!)).toEqual({ step: step('a'), since: 120 });
    expect(stepNow(led(begun, first, over)[0]!)).toBeUndefined();
    expect(stepNow(led(begun)[0]!)).toBeUndefined();
  });

  it('ends by its own fact, by another one that begins, or with the session; what comes later is nothing to it', () => {
    const ended: SessionEvent = { type: 'led-ended', at: 200, why: 'complete' };
    const over = { ...blank, ended: { at: 200, why: 'complete' } };
    expect(led(begun, ended)).toEqual([over]);
    expect(led(begun, ended, first, { type: 'step-asked', at: 210, id: 'a' }, ended)).toEqual([over]);
    expect(led(begun, ended, { type: 'ended', at: 300 })).toEqual([over]);
    expect(procedureNow(led(begun, ended))).toBeUndefined();
    expect(procedureNow(led(begun))).toEqual(blank);
    expect(procedureNow([])).toBeUndefined();
    expect(led(first, ended)).toEqual([]);
    // The step that was to begin at 120 never did.
    const cut = {
      ...blank,
      records: [{ step: step('a'), since: 120, until: 120, why: 'interrupted' }],
      ended: { at: 115, why: 'interrupted' },
    };
    expect(led(begun, first, { type: 'ended', at: 115 })).toEqual([cut]);
    expect(led(begun, first, { type: 'practice', at: 115, plan })).toEqual([
      cut,
      { ...blank, kind: 'practice', since: 115 },
    ]);
    expect(led(begun, first, { type: 'assessment', at: 115, plan })).toEqual([cut, { ...blank, since: 115 }]);
  });

  it('is rated after its end too, and of each step and scale the last word counts', () => {
    const said = (value: number, scale: 'ease' | 'distress', id = 'a'): SessionEvent => ({
      ...{ type: 'rating', at: 300, scale, value, id },
    });
    const [rated] = led(
      ...[begun, { type: 'led-ended', at: 200, why: 'complete' } as const],
      ...[said(3, 'ease'), said(5, 'ease'), said(9, 'distress'), said(1, 'ease', 'b')],
    );
    expect(rated?.ratings).toHaveLength(4);
    expect(ratingOf(rated!, 'a', 'ease')).toBe(5);
    expect(ratingOf(rated!, 'b', 'distress')).toBeUndefined();
  });

  it('waits after a pause, a lost link or an interruption, as long as it is not over', () => {
    const waits = (why: 'paused' | 'link-lost' | 'interrupted' | 'done' | 'skipped', over = false) =>
      waitsFor(
        led(
          ...[begun, first],
          { type: 'step-ended', at: 140, id: 'a', attempt: 1, until: 150, why },
          ...(over ? [{ type: 'led-ended', at: 200, why: 'therapist' } as const] : []),
        )[0]!,
      );
    expect(
      (['paused', 'link-lost', 'interrupted', 'done', 'skipped'] as const).map((why) => waits(why)),
    ).toEqual([...['paused', 'link-lost', 'interrupted', undefined, undefined]]);
    expect(waits('paused', true)).toBeUndefined();
    expect(waitsFor(led(begun)[0]!)).toBeUndefined();
  });
});
