/** What arrives from another window is read field by field; only what a client may ask is obeyed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromClient, readFromTherapist, readRequest } from '../../../src/mirror/protocol.ts';
import { defaultView } from '../../../src/session/client-view.ts';
import '../../seed.ts';

describe('a request of the client', () => {
  it.each(['stop', 'resume', 'pause', 'follow-me', 'too-much'])(
    'may be %s, and carries nothing else',
    (ask) => {
      expect(readRequest({ ask, type: 'ended', at: -1, change: { mayAdjust: true } })).toEqual({ ask });
    },
  );

  it.each([
    { look: 'line' },
    { theme: 'dim' },
    { words: false },
    { count: true },
    { sound: 'reed' },
    { volume: 0 },
    { volume: 1 },
    { vibration: true },
    { feedback: true },
    { ownBreath: true },
  ])('may choose %o', (change) => {
    expect(readRequest({ ask: 'view', change })).toEqual({ ask: 'view', change });
  });

  it('can neither end the session, nor name it, nor allow itself what the therapist allows', () => {
    const change = {
      type: 'ended',
      at: 7,
      name: 'x',
      mayAdjust: true,
      look: 'still',
      __proto__: { count: true },
    };
    expect(readRequest({ ask: 'view', change })).toEqual({
      ask: 'view',
      change: { look: 'still', count: true },
    });
    expect(readRequest({ ask: 'view', change: { type: 'ended', mayAdjust: true } })).toBeUndefined();
  });

  it.each([
    { look: 'banana' },
    { theme: 'pink' },
    { words: 'yes' },
    { count: 1 },
    { sound: 'siren' },
    { volume: 1.01 },
    { volume: -0.01 },
    { volume: Number.NaN },
    { volume: '0.5' },
    {},
    [],
    null,
    'look',
  ])('is no request with the change %o', (change) => {
    expect(readRequest({ ask: 'view', change })).toBeUndefined();
  });

  it('tells what the client does, and nothing that is none of it', () => {
    for (const doing of ['watching', 'grounding', 'left-full-screen'])
      expect(readRequest({ ask: 'know', doing, at: 1 })).toEqual({ ask: 'know', doing });
    for (const doing of ['sleeping', '', undefined, 1, {}])
      expect(readRequest({ ask: 'know', doing })).toBeUndefined();
  });

  it('rates from 0 to 10 in whole numbers, or not yet', () => {
    expect(readRequest({ ask: 'rate' })).toEqual({ ask: 'rate' });
    for (const [value, whole] of [
      [0, 0],
      [10, 10],
      [6.6, 7],
    ])
      expect(readRequest({ ask: 'rate', value })).toEqual({ ask: 'rate', value: whole });
    for (const value of [-0.1, 10.1, Number.NaN, '5', null])
      expect(readRequest({ ask: 'rate', value })).toBeUndefined();
  });

  it('asks for a change of the rate by a number', () => {
    expect(readRequest({ ask: 'adjust', by: -0.2 })).toEqual({ ask: 'adjust', by: -0.2 });
    for (const by of [60, -60, 0]) expect(readRequest({ ask: 'adjust', by })).toEqual({ ask: 'adjust', by });
    for (const by of [60.1, -60.1, Number.NaN, Infinity, -Infinity, 61, -61, '1', null, undefined, [1], {}])
      expect(readRequest({ ask: 'adjust', by })).toBeUndefined();
  });

  it('takes of anything at all only what is the client’s own', () => {
    const own = Object.keys(defaultView).filter((name) => name !== 'mayAdjust');
    const anything = fc.oneof(
      fc.anything(),
      fc.record(
        {
          ask: fc.oneof(fc.constantFrom('stop', 'view', 'adjust', 'follow-me', 'end'), fc.anything()),
          by: fc.oneof(fc.double(), fc.anything()),
          change: fc.oneof(
            fc.dictionary(fc.constantFrom(...Object.keys(defaultView), 'type', 'at'), fc.anything()),
            fc.anything(),
          ),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const request = readRequest(value);
        if (request?.ask === 'view') expect(own).toEqual(expect.arrayContaining(Object.keys(request.change)));
        if (request?.ask === 'adjust') expect(Number.isFinite(request.by)).toBe(true);
        if (request !== undefined)
          expect(Object.keys(request).every((key) => ['ask', 'by', 'change'].includes(key))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is said', () => {
  it.each([undefined, null, 7, 'hello', {}, { say: 'log' }, { say: 'goodbye' }, { say: ['hello'] }])(
    'by a client’s window is nothing in %o',
    (value) => {
      expect(readFromClient(value)).toBeUndefined();
    },
  );

  it.each([
    undefined,
    null,
    'log',
    {},
    { say: 'hello' },
    { say: 'log' },
    { say: 'log', facts: [{ type: 'measurement', at: 0, who: 'client', bpm: 60, rr: [1000] }] },
    { say: 'log', facts: [{ type: 'toString', at: 0 }] },
    { say: 'log', facts: [{ at: 0 }] },
    { say: 'fact', fact: { type: 'stop', at: 0, by: 'client' } },
    { say: 'warmth', warmth: 1.1 },
    { say: 'warmth', warmth: '0.5' },
    { say: 'breath', breath: 1.1 },
    { say: 'breath', breath: 'deep' },
    { say: 'breath', breath: NaN },
    { say: 'time', sent: 1 },
    { say: 'time', here: 1 },
    { say: 'replay' },
  ])('by the therapist’s window is nothing in %o', (value) => {
    expect(readFromTherapist(value)).toBeUndefined();
  });

  const stop = { type: 'stop', at: 0, by: 'client' };
  const replay = { at: 0, here: 0, speed: 0, stopped: false, choice: {} };

  it.each([
    { say: 'hello' },
    { say: 'request', request: { ask: 'stop' } },
    { say: 'time?', sent: 0 },
    { say: 'time?', sent: 1e13 },
  ])('by a client’s window is heard as it is: %j', (value) => {
    expect(readFromClient({ ...value, more: 1 })).toEqual(value);
  });

  it.each([
    { say: 'time?' },
    { say: 'time?', sent: -1 },
    { say: 'time?', sent: 1e13 + 1 },
    { say: 'request' },
    { say: 'request', request: { ask: 'end' } },
  ])('by a client’s window is nothing in %j', (value) => {
    expect(readFromClient(value)).toBeUndefined();
  });

  it.each([
    { say: 'log', facts: [] },
    { say: 'log', facts: [stop] },
    { say: 'log', facts: [stop], replay },
    { say: 'replay', replay: { ...replay, at: 7 * 86_400_000, here: 1e13, speed: 100, stopped: true } },
    { say: 'replay', replay: { ...replay, choice: { look: 'line' } } },
    { say: 'fact', fact: stop, session: 's'.repeat(200) },
    { say: 'warmth', warmth: 0 },
    { say: 'warmth', warmth: 1 },
    { say: 'warmth', warmth: undefined },
    { say: 'breath', breath: 0 },
    { say: 'breath', breath: 1 },
    { say: 'breath', breath: 'unclear' },
    { say: 'breath', breath: undefined },
    { say: 'time', sent: 0, here: 1e13 },
  ])('by the therapist’s window is heard as it is: %j', (value) => {
    expect(readFromTherapist({ ...value, more: 1 })).toEqual(value);
  });

  it.each([
    { say: 'log', facts: [stop, { ...stop, by: 'nobody' }] },
    { say: 'log', facts: { length: 0 } },
    { say: 'log', facts: [{ ...stop, type: ['stop'] }] },
    { say: 'log', facts: [stop], replay: {} },
    { say: 'replay', replay: { ...replay, at: 7 * 86_400_000 + 1 } },
    { say: 'replay', replay: { ...replay, here: 1e13 + 1 } },
    { say: 'replay', replay: { ...replay, speed: 100.1 } },
    { say: 'fact', fact: { ...stop, by: 'nobody' }, session: 's' },
    { say: 'fact', fact: stop, session: 's'.repeat(201) },
    { say: 'warmth', warmth: -0.1 },
    { say: 'breath', breath: -0.1 },
    { say: 'time', sent: -1, here: 1 },
    { say: 'time', sent: 1, here: 1e13 + 1 },
  ])('by the therapist’s window is nothing in %j', (value) => {
    expect(readFromTherapist(value)).toBeUndefined();
  });

  it('is no log with more facts than hours of a session have', () => {
    const facts = (count: number): unknown => ({ say: 'log', facts: Array<unknown>(count).fill(stop) });
    expect(readFromTherapist(facts(100_000))).toBeDefined();
    expect(readFromTherapist(facts(100_001))).toBeUndefined();
  });

  it('holds no field of a fact that its row does not know, nor an empty one', () => {
    const fact = { ...stop, name: 'x', rr: [1000], added: undefined };
    const heard = readFromTherapist({ say: 'fact', fact, session: 's' });
    expect(Object.keys(heard?.say === 'fact' ? heard.fact : {})).toEqual(['type', 'at', 'by']);
    const view = { type: 'client-view', at: 1, look: 'line', theme: undefined };
    const told = readFromTherapist({ say: 'log', facts: [view] });
    expect(told?.say === 'log' && Object.keys(told.facts[0] ?? {})).toEqual(['type', 'at', 'look']);
  });

  it('holds of a replay’s choice only what is the client’s own', () => {
    const choice = { look: 'line', mayAdjust: true, volume: 7 };
    expect(readFromTherapist({ say: 'replay', replay: { ...replay, choice } })).toEqual({
      say: 'replay',
      replay: { ...replay, choice: { look: 'line' } },
    });
  });
});
