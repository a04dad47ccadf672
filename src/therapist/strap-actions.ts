/** What people ask of the strap: connect, change, try without one, let go; and getting it back after a reload. */
import type { Choice } from '../strap/strap.ts';
import type { Handlers } from '../ui/model/command.ts';
import type { StrapCommand } from '../ui/model/session-command.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import { strapErrorWords, strapWords } from '../ui/words/strap.ts';
import type { Desk } from './desk.ts';
import type { Environment } from './environment.ts';
import type { Notices } from './notices.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { Screens } from './screens.ts';

export interface StrapActions {
  /** Takes the simulated strap. */
  simulate(): Promise<void>;
  /** After a reload: without the browser's list, where it remembers the strap. */
  connectAgain(): Promise<void>;
  /** Takes back what was said of a strap that could not be had: the reason is gone. */
  calm(): void;
  readonly handlers: Handlers<StrapCommand>;
}

export interface StrapOptions {
  readonly desk: Pick<Desk, 'session' | 'strap' | 'choose' | 'simulate'>;
  readonly records: Pick<RecordKeeper, 'setting' | 'keep'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly screens: Pick<Screens, 'leaveHome'>;
  /** Loads the simulated strap. */
  readonly simulate: Environment['simulate'];
  /** A strap was chosen for the client. */
  readonly taken: (deviceId: string) => void;
}

export function strapActions(options: StrapOptions): StrapActions {
  const { desk, records, notices, screens } = options;

  function chosen(choice: Choice): void {
    notices.drop('strap');
    if (!choice.ok) {
      const { link, code } = desk.session.state.straps.client;
      // Without a strap its own sentence says it already.
      if (link === 'idle' && code === choice.error.code && code !== 'chooser-closed') return;
      notices.show(() => ({
        key: 'strap',
        icon: 'strap',
        ...strapErrorWords[choice.error.code],
        // A list that was closed without a choice may have been empty.
        ...(choice.error.code === 'chooser-closed' && {
          actions: [{ label: strapWords.everyDevice, command: { do: 'list-every-device' } }],
        }),
        dismissible: true,
      }));
      return;
    }
    if (desk.session.state.simulated === undefined) {
      records.keep('strap', choice.deviceId);
      options.taken(choice.deviceId);
    }
  }

  /** Whether a strap is linked or sought already: then there is nothing to choose. */
  const wanted = (): boolean => !['idle', 'choosing'].includes(desk.session.state.straps.client.link);

  async function connect(): Promise<void> {
    if (wanted()) return;
    // After a failure the remembered one may be the wrong one: then the person is asked.
    const failed = desk.session.state.straps.client.code !== undefined;
    const remembered = failed ? undefined : await records.setting('strap');
    if (remembered !== undefined && (await desk.strap.resumeRemembered(remembered))) {
      notices.drop('strap');
      return;
    }
    chosen(await desk.choose());
  }

  async function simulate(): Promise<void> {
    if (wanted() && desk.session.state.simulated !== undefined) return;
    try {
      chosen(await desk.simulate(await loadPart(options.simulate)));
    } catch {
      notices.show(() => ({
        key: 'strap',
        icon: 'strap',
        ...noticeWords.simulationFailed,
        dismissible: true,
      }));
    }
  }

  return {
    simulate,
    connectAgain: async () => {
      if (desk.session.state.simulated !== undefined) await simulate();
      else await desk.strap.resumeRemembered(await records.setting('strap'));
    },
    calm: () => {
      notices.drop('strap');
      if (desk.session.state.straps.client.link === 'idle') desk.strap.disconnect();
    },
    handlers: {
      'connect-strap': () => {
        screens.leaveHome();
        void connect();
      },
      'change-strap': () => void desk.choose().then(chosen),
      'try-without-strap': () => {
        screens.leaveHome();
        void simulate();
      },
      'retry-now': () => desk.strap.retryNow(),
      'list-every-device': () => void desk.choose(true).then(chosen),
      'disconnect-strap': () => desk.strap.disconnect(),
      'leave-ready': () => desk.strap.disconnect(),
    },
  };
}
