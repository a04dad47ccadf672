/** What people ask of the windows themselves: the client's, the look of this one, its notices, the address for practice links. */
import type { Handlers, WindowCommand } from '../ui/model/command.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { ClientWindowKeeper } from './client-window.ts';
import type { Notices } from './notices.ts';
import type { ProgramVersion } from './program-version.ts';
import type { RecordKeeper } from './record-keeper.ts';
import type { ThemeKeeper } from './theme-keeper.ts';

export interface WindowOptions {
  readonly window: { readonly location: Pick<Location, 'reload'> };
  readonly clientWindow: Pick<ClientWindowKeeper, 'state' | 'open'>;
  readonly notices: Pick<Notices, 'show' | 'drop'>;
  readonly records: Pick<RecordKeeper, 'setting' | 'keep'>;
  readonly theme: Pick<ThemeKeeper, 'choose'>;
  readonly version: ProgramVersion;
  readonly onChange: () => void;
}

export interface WindowActions {
  /** Address of the hosted page as remembered; `undefined` = none. */
  readonly hosted: string | undefined;
  readonly handlers: Handlers<WindowCommand>;
}

export async function windowActions(options: WindowOptions): Promise<WindowActions> {
  const { window, clientWindow, notices, records, theme, version, onChange } = options;
  let hosted = await records.setting('hosted');
  return {
    get hosted() {
      return hosted;
    },
    handlers: {
      'open-client-window': () => {
        notices.drop('client-window');
        clientWindow.open();
        if (clientWindow.state !== 'blocked') return;
        notices.show(() => ({
          key: 'client-window',
          icon: 'window',
          ...noticeWords.windowBlocked,
          actions: [{ label: noticeWords.tryAgain, command: { do: 'open-client-window' } }],
          dismissible: true,
        }));
      },
      'keep-address': ({ address }) => {
        hosted = address;
        records.keep('hosted', address);
        onChange();
      },
      'part-missing': () =>
        notices.show(() => ({ key: 'part', icon: 'info', ...noticeWords.missingPart, dismissible: true })),
      'take-new-version': () => version.takeOver(),
      reload: () => window.location.reload(),
      'dismiss-notice': ({ key }) => notices.drop(key),
      'choose-theme': ({ theme: next }) => {
        theme.choose(next);
        onChange();
      },
    },
  };
}
