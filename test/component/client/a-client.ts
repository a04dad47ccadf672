/** What the tests of the client's window share: a clock whose zero is set, a session with a guide, a mounted window. */
import { html } from 'lit';
import type { Guide } from '../../../src/pacing/guide.ts';
import { defaultView, type ClientView } from '../../../src/session/client-view.ts';
import { emptyShown, type ShownSession } from '../../../src/session/shown.ts';
import '../../../src/ui/client/attune-client.ts';
import type { AttuneClient } from '../../../src/ui/client/attune-client.ts';
import type { AttuneOrb } from '../../../src/ui/client/attune-orb.ts';
import type { PictureClock } from '../../../src/ui/parts/picture-clock.ts';
import type { ClientWish } from '../../../src/session/client-wish.ts';
import { drawn, mount } from '../fixture.ts';

/** A clock that shows session time `at` now and runs on. */
export function clockAt(at: number): PictureClock {
  const shift = at - performance.now();
  return {
    now: () => performance.now() + shift,
    performanceOf: (moment) => moment - shift,
    timelineOf: (moment) => moment - shift,
  };
}

/** Six breaths a minute since session time 0. */
export const six: Guide = [{ running: true, segment: { breathsPerMin: 6, inhaleShare: 0.4, since: 0 } }];

export const sessionOf = (view: Partial<ClientView> = {}, guide: Guide = six): ShownSession => ({
  ...emptyShown,
  id: 'test',
  guide,
  view: { ...defaultView, ...view },
});

export interface Window {
  readonly client: AttuneClient;
  readonly wishes: ClientWish[];
}

/** The client's window with a session, 12.5 s into its guide: in the middle of the second inhalation. */
export async function openClient(session: ShownSession | undefined, at = 12_500): Promise<Window> {
  const wishes: ClientWish[] = [];
  const client = await mount<AttuneClient>(
    html`<attune-client
      .session=${session}
      .clock=${clockAt(at)}
      leader="here"
      @attune-wish=${({ wish }: { wish: ClientWish }) => wishes.push(wish)}
    ></attune-client>`,
  );
  // The stage of the tests is a main landmark; the window brings its own.
  client.parentElement?.setAttribute('role', 'none');
  await settle(client);
  return { client, wishes };
}

/** Waits until the window and the picture in it are drawn. */
export async function settle(client: AttuneClient): Promise<void> {
  await drawn(client);
  const orb = client.shadowRoot?.querySelector('attune-orb');
  if (orb) await drawn(orb);
}

/** Everything that matches in an element and the shadow trees below it. */
export function deep(root: Element, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (node: Element | ShadowRoot): void => {
    found.push(...node.querySelectorAll<HTMLElement>(selector));
    for (const child of node.querySelectorAll('*')) if (child.shadowRoot !== null) walk(child.shadowRoot);
  };
  if (root.shadowRoot !== null) walk(root.shadowRoot);
  return found;
}

/** The button whose text is `name`. */
export function button(root: Element, name: string): HTMLElement {
  const found = deep(root, 'button').find((each) => each.textContent.trim() === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}

export const press = (target: EventTarget, key: string, code = key): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, bubbles: true, composed: true, cancelable: true }),
  );

/** The scale at which a part of the picture is drawn now. */
export function scaleOf(orb: AttuneOrb, part: string): number {
  const element = orb.shadowRoot?.querySelector<HTMLElement>(`[data-part=${part}]`);
  if (!element) throw new Error(`no part ${part}`);
  return new DOMMatrix(getComputedStyle(element).transform).a;
}

/** Height of the guide that the sphere shows now, 0 to 1. */
export const levelShown = (orb: AttuneOrb): number => (scaleOf(orb, 'ball') - 0.44) / (0.95 - 0.44);

/** The moment that the window's animations show now, as session time. */
export const shownAt = (clock: PictureClock): number =>
  Number(document.timeline.currentTime) - clock.timelineOf(0);

/** Lets everything that waits in the event loop have its turn, until `found`. */
export async function until(what: string, found: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!found()) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
}
