/**
 * The one place where a browser's Bluetooth error becomes a code: from its name and the step it happened in, never from
 * its message. No words for people here; they are in the screens' catalogue.
 */
import type { StrapErrorCode } from '../terms/strap-codes.ts';

/** A code and what caused it. */
export interface StrapError {
  readonly code: StrapErrorCode;
  /** What the browser threw; `undefined` if nothing was thrown. */
  readonly cause: unknown;
}

/** What was asked of the browser when it failed. */
export type StrapStep = 'choose' | 'connect' | 'discover' | 'subscribe';

/** What is known of the strap when a step fails. */
export interface StrapHistory {
  /** It was linked before in this page. */
  readonly connectedBefore: boolean;
  /** A person has just picked it from the browser's list, so it was in reach. */
  readonly justChosen: boolean;
}

/** An error of the browser together with the step it happened in, and whether the link still stood then. */
export class StepError extends Error {
  readonly step: StrapStep;
  readonly linked: boolean;

  constructor(step: StrapStep, cause: unknown, linked: boolean) {
    super(step, { cause });
    this.step = step;
    this.linked = linked;
  }
}

/** Runs one step of `server`'s link and marks what it throws with the step's name. */
export async function during<T>(
  step: StrapStep,
  server: { readonly connected: boolean },
  task: Promise<T>,
): Promise<T> {
  try {
    return await task;
  } catch (cause) {
    throw new StepError(step, cause, server.connected);
  }
}

function nameOf(cause: unknown): string {
  return cause instanceof DOMException || cause instanceof Error ? cause.name : '';
}

/** The code for an error of the browser. `linked`: the link stood when it was thrown. */
export function strapErrorCode(
  step: StrapStep,
  cause: unknown,
  history: StrapHistory,
  linked = false,
): StrapErrorCode {
  // A strap that is linked and refuses is no lost link: it wants to be paired, or somebody else listens.
  const refused = step === 'subscribe' ? 'subscription-refused' : 'no-answer';
  switch (nameOf(cause)) {
    case 'SecurityError':
    case 'NotAllowedError':
      return step === 'subscribe' ? 'subscription-refused' : 'permission-refused';
    case 'NotFoundError':
      if (step === 'choose') return 'chooser-closed';
      if (step === 'connect') return 'out-of-range';
      // A strap that has sent heart rate is one, whatever its list of services says this time.
      return history.connectedBefore ? 'no-answer' : 'no-heart-rate-service';
    case 'NetworkError':
      if (step !== 'connect') return linked ? refused : 'link-lost';
      return history.justChosen && !history.connectedBefore ? 'strap-busy' : 'out-of-range';
    case 'InvalidStateError':
      // After a link is up, this is a characteristic of a link that has just died, not the adapter.
      return step === 'choose' || step === 'connect' ? 'bluetooth-off' : 'link-lost';
    case 'NotSupportedError':
      if (step === 'subscribe') return 'subscription-refused';
      return linked ? refused : 'unexpected';
    case 'AbortError':
      return step === 'choose' ? 'chooser-closed' : 'link-lost';
    default:
      return linked ? refused : 'unexpected';
  }
}

/** The error for anything that was thrown while a strap was being linked. */
export function strapError(thrown: unknown, history: StrapHistory): StrapError {
  return thrown instanceof StepError
    ? { code: strapErrorCode(thrown.step, thrown.cause, history, thrown.linked), cause: thrown.cause }
    : { code: 'unexpected', cause: thrown };
}
