/** Listens for the single keys of a session while its screen is in the page. None works in a field, in an open sheet or with a modifier held. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { actionOf, isField, type KeyAction, type KeySettings } from '../model/keys.ts';

export class SessionKeys implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly settings: () => KeySettings,
    /** Whether a key may act at all just now. */
    private readonly active: () => boolean,
    private readonly act: (action: KeyAction) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    if (event.defaultPrevented || !this.active() || isField(path)) return;
    // An open sheet or list has keys of its own.
    if (path.some((node) => node instanceof Element && node.matches('dialog[open], :popover-open'))) return;
    const action = actionOf(this.settings(), event);
    if (action === undefined) return;
    event.preventDefault();
    this.act(action);
  };
}
