/** Sessions made of plain facts for the tests of the therapist's window: a heart that swings with the guide, packet by packet. */
import type { SessionEvent } from '../../../src/session/events.ts';
import type { LiveNumbers } from '../../../src/session/live.ts';
import { Session } from '../../../src/session/session.ts';
import { noOwnThings } from '../../../src/ui/model/own-things.ts';
import type { Command, CommandEvent } from '../../../src/ui/model/command.ts';
import type { SessionView } from '../../../src/ui/model/session-view.ts';

const EPOCH = Date.UTC(2026, 10, 22, 12, 4);
const RATE = 6;

/** What happens besides the beats. */
export interface Story {
  readonly seconds?: number;
  /** Seconds between which the guide leads. */
  readonly guided?: readonly [number, number];
  /** Second of an early beat and its pause. */
  readonly early?: number;
  /** Second at which the link is lost for good. */
  readonly lost?: number;
  readonly simulated?: boolean;
}

/** A session of one packet a second; its heart beats around 66 bpm and swings by 14 with a breath of ten seconds. */
export function sessionOf(story: Story = {}): Session {
  const { seconds = 90, guided = [0, Infinity], early, lost = Infinity, simulated = true } = story;
  const session = new Session();
  const record = (event: SessionEvent): void => session.record(event);
  record({ type: 'started', at: 0, schema: 1, id: 'one', epoch: EPOCH, app: 'test', origin: 'here' });
  if (simulated) record({ type: 'simulated', at: 0, who: 'client', scenario: 'typical' });
  record({ type: 'link', at: 10, who: 'client', state: 'connected', connection: 1 });
  record({ type: 'battery', at: 20, who: 'client', percent: 82 });
  let beat = 0;
  for (let second = 1; second <= seconds; second++) {
    const at = second * 1000;
    if (second - 1 === guided[0]) {
      record({ type: 'pace', at, since: at, pace: { breathsPerMin: RATE, inhaleShare: 0.4 } });
    }
    if (second === guided[1]) record({ type: 'rest', at, since: at, by: 'therapist' });
    if (second === lost) {
      record({ type: 'link', at, who: 'client', state: 'lost', connection: 1, retryInMs: 3000 });
    }
    if (second >= lost) continue;
    const rr: number[] = [];
    while (beat < at - 500) {
      const bpm = 66 + 7 * Math.sin((2 * Math.PI * RATE * beat) / 60_000 - 1.2);
      let interval = 60_000 / bpm;
      if (early !== undefined && beat < early * 1000 && beat + interval >= early * 1000) {
        rr.push(interval * 0.62, interval * 1.38);
        interval *= 2;
      } else rr.push(interval);
      beat += interval;
    }
    record({ type: 'measurement', at, who: 'client', bpm: 72, rr, contact: true });
  }
  return session;
}

const basis = { from: 30_000, to: 90_000, beats: 66, corrected: 0, missing: 0 };

/** Live numbers as they are during guided breathing. */
export const guidedNumbers: LiveNumbers = {
  heartRate: 72,
  slowHeartRate: { shown: true, value: 66, weak: false, basis },
  rmssd: { shown: false, reason: { code: 'paced' } },
  sdnn: { shown: false, reason: { code: 'paced' } },
  heartWave: { shown: true, value: 14.2, weak: false, basis, range: [13, 15] },
  adherence: { state: 'with' },
  leavesOut: false,
};

/** Live numbers as they are while the guide rests. */
export const restingNumbers: LiveNumbers = {
  ...guidedNumbers,
  rmssd: { shown: true, value: 42.3, weak: false, basis },
  heartWave: { shown: false, reason: { code: 'no-guide' } },
  adherence: undefined,
};

/** A view on `session` at its last moment. */
export const viewOf = (session: Session, more: Partial<SessionView> = {}): SessionView => ({
  notices: [],
  now: () => session.state.at,
  recording: true,
  signal: 'good',
  live: guidedNumbers,
  clientWindow: 'closed',
  clientDoing: 'watching',
  address: 'https://attune.example.org/',
  theme: 'system',
  own: noOwnThings,
  ...more,
});

/** The first element of `kind` that matches, looked for through every shadow root below `root`. */
export function deep<E extends Element>(
  root: Element | ShadowRoot,
  selector: string,
  kind: abstract new () => E,
): E | undefined;
export function deep(root: Element | ShadowRoot, selector: string): HTMLElement | undefined;
export function deep(
  root: Element | ShadowRoot,
  selector: string,
  kind: abstract new () => Element = HTMLElement,
): Element | undefined {
  const own = root.querySelector(selector);
  if (own instanceof kind) return own;
  const hosts = [...root.querySelectorAll('*')];
  if (root instanceof Element) hosts.unshift(root);
  for (const host of hosts) {
    const found = host.shadowRoot === null ? undefined : deep(host.shadowRoot, selector, kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The button that reads `text`, or else whose words contain it, through every shadow root; throws if there is none. */
export function button(root: Element, text: string): HTMLButtonElement {
  const all: HTMLButtonElement[] = [];
  const walk = (node: Element | ShadowRoot): void => {
    all.push(...node.querySelectorAll('button'));
    for (const host of node.querySelectorAll('*')) if (host.shadowRoot !== null) walk(host.shadowRoot);
  };
  if (root.shadowRoot !== null) walk(root.shadowRoot);
  walk(root);
  const found =
    all.find((candidate) => textOf(candidate) === text || candidate.ariaLabel === text) ??
    all.find((candidate) => textOf(candidate).includes(text));
  if (found === undefined) throw new Error(`no button "${text}"`);
  return found;
}

/** Text of an element as it is read: spaces joined, ends trimmed. */
export const textOf = (element: Element | undefined): string =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** The next command of this kind that reaches `target`; `action` causes it. */
export async function asked<D extends Command['do']>(
  target: HTMLElement,
  kind: D,
  action: () => void,
): Promise<Extract<Command, { do: D }>> {
  const heard = new Promise<Extract<Command, { do: D }>>((resolve) => {
    const stop = listen(target, kind, (command) => {
      stop();
      resolve(command);
    });
  });
  action();
  return heard;
}

/** Hears every command of this kind that reaches `target`; returns what ends it. */
export function listen<D extends Command['do']>(
  target: HTMLElement,
  kind: D,
  hear: (command: Extract<Command, { do: D }>) => void,
): () => void {
  const told = ({ command }: CommandEvent): void => {
    if (command.do === kind) hear(command as Extract<Command, { do: D }>);
  };
  target.addEventListener('attune-command', told);
  return () => target.removeEventListener('attune-command', told);
}

/** The next event of `type` on `target`. */
export const heard = (target: HTMLElement, type: keyof HTMLElementEventMap): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** Waits until every element below `root` has drawn itself, and one frame more for what is drawn in frames. */
export async function settled(root: Element): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const waits: Promise<unknown>[] = [];
    const walk = (node: Element | ShadowRoot): void => {
      for (const child of node.querySelectorAll('*')) {
        if ('updateComplete' in child) waits.push(child.updateComplete as Promise<unknown>);
        if (child.shadowRoot !== null) walk(child.shadowRoot);
      }
    };
    if ('updateComplete' in root) waits.push(root.updateComplete as Promise<unknown>);
    if (root.shadowRoot !== null) walk(root.shadowRoot);
    await Promise.all(waits);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
