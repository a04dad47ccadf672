/** Why a breathing sensor sends nothing, as a closed list: names only, so that the radio's edge can give them and the screens can put words to them. */

/**
 * `no-sensor`: the strap has none that is read. `not-allowed`: the page was allowed this strap before it asked for the sensor. `pairing`: the system wants the strap to be paired, or the link ended while
 * the sensor was asked. `drops`: the link ended again soon after the stream began. `no-answer`: it did not answer. `refused`: it answered no. `stopped`: it ended the stream by itself. `unusable`: what it sends can't be gravity. `silent`: nothing for 3 s. `belt-failed`: the belt could not be used. `belt-lost`: its link ended. `belt-range`: it is too loose or too tight.
 */
export type BreathCode =
  | 'no-sensor'
  | 'not-allowed'
  | 'pairing'
  | 'drops'
  | 'no-answer'
  | 'refused'
  | 'stopped'
  | 'unusable'
  | 'silent'
  | 'belt-failed'
  | 'belt-lost'
  | 'belt-range';
