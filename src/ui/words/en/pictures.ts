/** Names of a session's pictures, and one line on how to read each. Words only. */
import type { PictureWords } from '../pictures.ts';

export const pictureWords: PictureWords = {
  tabs: 'Picture',
  tab: {
    live: 'Last minute',
    beats: 'Beats',
    breaths: 'Breaths',
    spectrum: 'Spectrum',
    course: 'Whole session',
  },
  /** The whole session where there is little room. */
  brief: 'Whole',
  about: {
    beats: 'Each interval of the last two minutes. Open rings are irregular beats; no number rests on them.',
    breaths:
      'Heart wave over the guide’s breaths: mean of four, with their range. The steps are the guide’s rate.',
    spectrum: 'Two to five minutes of clean beats. During slow breathing the peak comes from breathing.',
    course: 'Heart wave while the guide leads, RMSSD while it rests. The strip below tells the signal.',
  },
};
