/** What the review of a past session says. Words only. */
import { clock, day } from './format.ts';

export const reviewWords = {
  back: 'All sessions',
  when: (epoch: number, ms: number): string => `${day(epoch)}, ${clock(epoch)} to ${clock(epoch + ms)}`,
};
