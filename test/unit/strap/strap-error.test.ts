/** What a browser's error is told as: by its name, the step it happened in, whether the link stood, and what is known of the strap. */
import { describe, expect, it } from 'vitest';
import { StepError, strapError, strapErrorCode, type StrapStep } from '../../../src/strap/strap-error.ts';

const STEPS = ['choose', 'connect', 'discover', 'subscribe'] as const;
const fresh = { connectedBefore: false, justChosen: false };
const codes = (name: string, history = fresh, linked = false): string[] =>
  STEPS.map((step: StrapStep) => strapErrorCode(step, new DOMException('', name), history, linked));

describe("a browser's error", () => {
  it.each([
    ['SecurityError', 'permission-refused permission-refused permission-refused subscription-refused'],
    ['NotAllowedError', 'permission-refused permission-refused permission-refused subscription-refused'],
    ['NotFoundError', 'chooser-closed out-of-range no-heart-rate-service no-heart-rate-service'],
    ['NetworkError', 'link-lost out-of-range link-lost link-lost'],
    ['InvalidStateError', 'bluetooth-off bluetooth-off link-lost link-lost'],
    ['NotSupportedError', 'unexpected unexpected unexpected subscription-refused'],
    ['AbortError', 'chooser-closed link-lost link-lost link-lost'],
    ['DataError', 'unexpected unexpected unexpected unexpected'],
  ])('%s means, at choosing, connecting, looking and listening: %s', (name, expected) => {
    expect(codes(name)).toEqual(expected.split(' '));
  });

  it('of a strap that is linked means that it refuses', () => {
    for (const name of ['NetworkError', 'NotSupportedError', 'DataError'])
      expect(codes(name, fresh, true).slice(2)).toEqual(['no-answer', 'subscription-refused']);
  });

  it('of a strap that was linked before means no other strap', () => {
    const before = { connectedBefore: true, justChosen: true };
    expect(codes('NotFoundError', before)[2]).toBe('no-answer');
    expect(codes('NetworkError', before)[1]).toBe('out-of-range');
    expect(codes('NetworkError', { ...fresh, justChosen: true })[1]).toBe('strap-busy');
  });

  it('is told by its name whatever it is, and what has none is not expected', () => {
    expect(strapErrorCode('choose', Object.assign(new Error(), { name: 'NotFoundError' }), fresh)).toBe(
      'chooser-closed',
    );
    expect(strapErrorCode('choose', { name: 'NotFoundError' }, fresh)).toBe('unexpected');
    expect(strapErrorCode('choose', undefined, fresh)).toBe('unexpected');
  });

  it('is kept with its code, with the step in which it was thrown or without', () => {
    const cause = new DOMException('', 'NetworkError');
    expect(strapError(new StepError('subscribe', cause, true), fresh)).toEqual({
      code: 'subscription-refused',
      cause,
    });
    expect(strapError(cause, fresh)).toEqual({ code: 'unexpected', cause });
  });
});
