/**
 * Object graph of a practice at home: its quiet first page, a strap only if the client connects one, and the practice itself, which comes
 * as a part of its own while the page is read. No store, no other window.
 */
import { decodePractice } from '../exchange/practice-link.ts';
import { rememberPractice } from './last-practice.ts';
import type { LedPractice } from './led-practice.ts';
import type { PracticeHeart } from './practice-heart.ts';
import type { Clock } from '../terms/clock.ts';
import '../ui/client/attune-home-start.ts';
import { awaitPart } from '../ui/parts/load-part.ts';
import { whenDrawn } from '../ui/parts/when-drawn.ts';

export interface PracticeEnvironment {
  readonly window: Window & typeof globalThis;
  /** The browser's own; `undefined` = it has none, and no strap is offered. */
  readonly bluetooth: Bluetooth | undefined;
  /** On `performance.now()`. */
  readonly clock: Clock;
  /** Version of the program. */
  readonly app: string;
}

const loadPractice = () => import('./led-practice.ts');

/** Shows the start of a practice, then the practice. Returns the way to end it. */
export function startPractice(env: PracticeEnvironment): () => void {
  const { window, app } = env;
  const { document } = window;
  const { practice, problems } = decodePractice(window.location.search);
  let led: LedPractice | undefined;
  let heart: PracticeHeart | undefined;
  const start = document.createElement('attune-home-start');
  start.minutes = practice.minutes;
  start.problems = problems;
  start.addEventListener('attune-begin', () => void begin());

  async function begin(): Promise<void> {
    const { leadPractice } = await awaitPart(loadPractice, (missing) => (start.missing = missing));
    // Touched twice, or left meanwhile.
    if (!start.isConnected) return;
    start.remove();
    led = leadPractice({ window, app, practice, heart });
  }

  async function offer(): Promise<void> {
    const { offerStrap } = await awaitPart(
      () => import('./practice-strap.ts'),
      () => undefined,
    );
    // Whoever has begun, or left, meanwhile practises without.
    if (start.isConnected) heart = offerStrap(start, env, () => led?.show());
  }

  document.body.append(start);
  rememberPractice(window);
  whenDrawn(() => {
    // While the page is read; if it does not come now, it is asked for again at the touch.
    void loadPractice().catch(() => undefined);
    if (env.bluetooth !== undefined) void offer();
  });
  return () => {
    start.remove();
    led?.close();
    heart?.close();
  };
}
