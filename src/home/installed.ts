/**
 * What the installed program begins with where it is opened as it is, without a link: the practice that was opened here last, if this
 * device keeps nobody's sessions. A door leads to the therapist's page.
 */
import { promisifyRequest } from 'idb-keyval';
import { lastPractice } from './last-practice.ts';
import { startPractice, type PracticeEnvironment } from './practice.ts';
import { openDatabase } from '../store/database.ts';
import { folderOf } from '../store/own-name.ts';
import { installedWords } from '../ui/words/installed.ts';

/** Whether the device keeps sessions; a browser that keeps nothing has none. */
async function keepsSessions({ window, clock }: PracticeEnvironment): Promise<boolean> {
  try {
    const folder = folderOf(window);
    // It only looks; nothing is written in its name.
    const database = openDatabase({ factory: window.indexedDB, after: clock.after, folder, mark: '' });
    const kept = await database.use('sessions')('readonly', (store) => promisifyRequest(store.count()));
    database.close();
    return kept > 0;
  } catch {
    return false;
  }
}

/** Begins with the remembered practice; `false` = nothing was shown, the therapist's page is meant. */
export async function beginWithPractice(env: PracticeEnvironment): Promise<boolean> {
  const { document, history } = env.window;
  const query = lastPractice(env.window);
  if (query === undefined || (await keepsSessions(env))) return false;
  // As if the link itself had been opened: a reload stays with the practice.
  history.replaceState(null, '', query);
  startPractice(env);
  const door = document.createElement('a');
  // With a query, whatever it is, the program opens what it names.
  door.href = './?therapist';
  door.textContent = installedWords.whole;
  door.style.color = 'inherit';
  door.style.fontSize = '1.125rem';
  document.querySelector('attune-home-start')?.append(door);
  return true;
}
