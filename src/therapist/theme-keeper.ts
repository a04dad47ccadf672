/** The look of the therapist's window: as the device, or as chosen and remembered here. */
import { applyTheme } from '../ui/theme/theme.ts';
import type { ThemeChoice } from '../ui/model/theme-choice.ts';
import type { RecordKeeper } from './record-keeper.ts';

export interface ThemeKeeper {
  readonly choice: ThemeChoice;
  choose(theme: ThemeChoice): void;
}

/** Puts the remembered theme on the page. */
export async function keepTheme(
  page: HTMLElement,
  records: Pick<RecordKeeper, 'setting' | 'keep'>,
): Promise<ThemeKeeper> {
  let choice: ThemeChoice = (await records.setting('theme')) ?? 'system';
  applyTheme(choice, page);
  return {
    get choice() {
      return choice;
    },
    choose: (next) => {
      choice = next;
      applyTheme(choice, page);
      records.keep('theme', next === 'system' ? undefined : next);
    },
  };
}
