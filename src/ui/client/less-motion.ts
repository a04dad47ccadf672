/** Which picture is shown where the device asks for less motion: the still one, until the client chooses one that moves. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ClientView } from '../../session/client-view.ts';

type Look = ClientView['look'];

export class LessMotion implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #query = matchMedia('(prefers-reduced-motion: reduce)');
  #choseMotion = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#changed);
  }

  /** Whether the device asks for less motion. */
  get asked(): boolean {
    return this.#query.matches;
  }

  /** The look to show where the session's own is `look`. */
  lookFor(look: Look): Look {
    return this.asked && !this.#choseMotion ? 'still' : look;
  }

  /** The client chose a look by hand: one that moves counts from now on, whatever the device asks for. */
  choose(look: Look): void {
    this.#choseMotion = look !== 'still';
    this.#changed();
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
