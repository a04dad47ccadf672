/** BioTrace+ writes all channels of a session side by side at one rate: curves, in which nobody has found the beats yet. */
import { ExchangeError } from '../exchange-error.ts';
import type { Format } from '../format.ts';

export const bioTrace: Format = {
  name: 'BioTrace+ raw export',
  recognises: ({ head }) => /^\uFEFF?\s*RAW Data export file/i.test(head) || /^Output rate:\s/im.test(head),
  read: () => {
    throw new ExchangeError('curve-only');
  },
};
