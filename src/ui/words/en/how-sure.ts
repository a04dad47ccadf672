/** How every number comes about and how sure it is, English. Figures come from the benchmark's tables and are not typed here. */
import type { HowSureWords } from '../how-sure.ts';

export const howSureWords: HowSureWords = {
  title: 'How sure are we',
  lead: 'What each number is, what it rests on, when it is held back, and how it was checked.',
  labels: ['Computed as', 'It rests on', 'Held back when', 'Checked'],
  numbers: (figure) => [
    {
      name: 'Resonance rate and its range',
      formula:
        'The mean of the peak over some 1700 smooth curves, each weighed by how well it fits the wave of every breath, while the wave’s size may wander by itself. The range holds 80 % of the weight.',
      restsOn:
        'At least 25 clean breaths at rates far enough apart, and what is known of people: most peaks lie near 5.4.',
      hidden: 'the heart’s wave did not keep to the guide, or the wave was as large everywhere.',
      checked: `on ${figure('people')} people of an open trial: healthy volunteers, pulse at the ear, guided by another program. A stretch that was left out fell into its 80 % range in ${figure('its 80 % range holds')} of ${figure('stretches left out')} cases. One visit estimated twice differed by ${figure('one visit twice without a shared stretch, rms difference')} breaths a minute, two visits a week apart by ${figure('a week apart, rms difference')}. ${figure('no clear peak')} had no clear peak. On ${figure('simulated, clients')} simulated clients whose wave is as small and wanders as in people the rate was wrong by ${figure('simulated, RMSE')} (root mean square), and the range held the true one in ${figure('simulated, range holds')} of cases.`,
    },
    {
      name: 'Heart wave',
      formula:
        'Peak to trough of heart rate in each guided breath, mean of the last four; in tables the part of the wave that is locked to the breath.',
      restsOn: 'The beats of those breaths and of a breath on either side.',
      hidden:
        'beats are missing, more than one event was corrected in a breath, or the rhythm cannot be interpreted.',
      checked: 'against waves of known size at sixteen phases of the breath: within 0.6 %, as a test.',
    },
    {
      name: 'RMSSD and its kin',
      formula: 'Root of the mean squared difference of neighbouring intervals that are both usable.',
      restsOn: 'One minute of beats; corrected ones are left out, never invented.',
      hidden:
        'over 5 % of beats are corrected or of time is missing, the rhythm cannot be interpreted, slow breathing is guided, or the intervals were made from heart rate.',
      checked: 'against the values of five other programs on published recordings, as a test.',
    },
  ],
  limits: (figure) => [
    'Rates less than 0.5 apart mean nothing from one day to another.',
    `A fixed 5.5 costs half of the people at most ${figure('a fixed 5.5 costs, median')} of the wave and one in twenty ${figure('a fixed 5.5 costs, one in twenty')} or more; a fixed 6.0 costs ${figure('a fixed 6.0 costs, median')} and one in twenty ${figure('a fixed 6.0 costs, one in twenty')}. This is an estimate by a model.`,
    'One randomised comparison of 88 people found no difference between an individual rate and six a minute (Scientific Reports 2026, 10.1038/s41598-026-53333-6).',
    'The wave changes by about a fifth from one quarter of an hour to the next and from day to day, by itself.',
    'Early beats that change an interval by less than about 10 % cannot be told from true ones, and raise RMSSD; where several seem to be there, it is said beside the number. Smoothed intervals of optical sensors cannot be told either.',
    'Not yet checked on people with this strap and this guide. No number says how calm somebody is, or how well.',
  ],
  close: 'Close',
};
