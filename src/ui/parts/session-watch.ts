/** Lets an element follow a session: it asks for a new rendering after each fact that concerns it. Holds no state of its own. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionEvent } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';

/** Subscribes its host to `session()` while the host is in the page, and again when the session changes. */
export class SessionWatch implements ReactiveController {
  #session: Session | undefined;
  #stop: (() => void) | undefined;

  /** `concerns` tells which facts call for a new rendering; without it all do. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => Session | undefined,
    private readonly onFact: (event: SessionEvent) => void = () => {
      host.requestUpdate();
    },
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const session = this.session();
    if (session === this.#session) return;
    this.#stop?.();
    this.#session = session;
    this.#stop = session?.subscribe(this.onFact);
  }

  hostConnected(): void {
    // After a move within the page the subscription was stopped; the update that follows takes it up again.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#session = undefined;
  }
}
