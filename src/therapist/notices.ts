/** The notices on the therapist's screen: one for each matter, until it is dealt with. */
import type { Notice } from '../ui/model/notice.ts';

export interface Notices {
  readonly list: readonly Notice[];
  /** Shows a notice in place of any other with its key. */
  show(notice: Notice): void;
  drop(key: string): void;
}

export function keepNotices(onChange: () => void): Notices {
  let list: readonly Notice[] = [];
  const without = (key: string): readonly Notice[] => list.filter((notice) => notice.key !== key);
  return {
    get list() {
      return list;
    },
    show: (notice) => {
      list = [...without(notice.key), notice];
      onChange();
    },
    drop: (key) => {
      const left = without(key);
      if (left.length === list.length) return;
      list = left;
      onChange();
    },
  };
}
