/** The notices on the therapist's screen: one for each matter, until it is dealt with. */
import type { Notice } from '../ui/model/notice.ts';
import { language } from '../ui/words/language.ts';

export interface Notices {
  /** In the words of the language that is spoken now. */
  readonly list: readonly Notice[];
  /** Shows a notice in place of any other with its key. It is written anew when another language is chosen, so it comes as the way to write it. */
  show(write: () => Notice): void;
  drop(key: string): void;
}

interface Shown {
  readonly write: () => Notice;
  readonly notice: Notice;
}

export function keepNotices(onChange: () => void): Notices {
  let shown: readonly Shown[] = [];
  let spoken = language();
  const without = (key: string): readonly Shown[] => shown.filter(({ notice }) => notice.key !== key);
  return {
    get list() {
      if (spoken !== language()) {
        spoken = language();
        shown = shown.map(({ write }) => ({ write, notice: write() }));
      }
      return shown.map(({ notice }) => notice);
    },
    show: (write) => {
      const notice = write();
      shown = [...without(notice.key), { write, notice }];
      onChange();
    },
    drop: (key) => {
      const left = without(key);
      if (left.length === shown.length) return;
      shown = left;
      onChange();
    },
  };
}
