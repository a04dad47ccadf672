/**
 * The therapist's window in its first moment: the first page stands, this window becomes the one that owns strap and records, and then
 * everything else is fetched and put together. Whoever presses earlier is heard as soon as somebody can obey.
 */
import '../ui/therapist/attune-therapist.ts';
import { CommandEvent, type Command } from '../ui/model/command.ts';
import type { Notice } from '../ui/model/notice.ts';
import { emptyStart } from '../ui/model/start-view.ts';
import { folderOf } from '../store/own-name.ts';
import { loadPart } from '../ui/parts/load-part.ts';
import { noticeWords } from '../ui/words/notices.ts';
import type { Environment } from './environment.ts';
import { becomeOwner } from './window-owner.ts';

/** Another window that owns the records is told of only after this time, ms: a reload needs a moment to let go. */
const PATIENCE = 1000;

export async function startTherapist(env: Environment): Promise<void> {
  const { window, clock } = env;
  const { document, navigator } = window;

  if (window.location.search === '' && window.matchMedia('(display-mode: standalone)').matches) {
    const { beginWithPractice } = await loadPart(() => import('../home/installed.ts'));
    if (await beginWithPractice(env)) return;
  }

  const element = document.createElement('attune-therapist');
  document.body.append(element);
  const wait = (...notices: Notice[]): void => {
    element.view = { screen: 'start', ...emptyStart, waiting: true, notices };
  };
  wait();

  // Someone quick may press before there is anybody to obey; the last wish is kept and granted then.
  let early: Command | undefined;
  const remember = ({ command }: CommandEvent): void => {
    if (command.do === 'reload') window.location.reload();
    else early = command;
  };
  element.addEventListener(CommandEvent.type, remember);

  await element.updateComplete;
  const ownership = await becomeOwner({
    locks: navigator.locks,
    folder: folderOf(window),
    after: (ms, work) => clock.after(ms, work),
    patience: PATIENCE,
    waiting: () => wait({ key: 'second-tab', icon: 'window', ...noticeWords.secondTab }),
  });
  wait();

  try {
    const { openGraph } = await loadPart(() => import('./graph.ts'));
    await openGraph(env, element, ownership, () => {
      element.removeEventListener(CommandEvent.type, remember);
      return early;
    });
  } catch (error) {
    wait({
      key: 'part',
      icon: 'info',
      ...noticeWords.missingPart,
      actions: [{ label: noticeWords.tryAgain, command: { do: 'reload' } }],
    });
    throw error;
  }
}
