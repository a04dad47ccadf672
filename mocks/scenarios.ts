/**
 * Named stories of simulated people and straps, for development, demonstrations and tests. Data only: each says who wears
 * the strap, what the strap is like, and what happens to it.
 */
import type { ArtefactOptions } from './artefacts.ts';
import { HUMAN_DRIFT, type HeartOptions } from './heart.ts';
import type { PacketOptions } from './packets.ts';
import { createRandom } from './random.ts';
import { responseOf, type Family } from './response.ts';
import type { Person } from './strap.ts';
import type { Bpm, Ms, Share } from '../src/terms/units.ts';

/** A thing that happens again and again while a scenario runs. */
interface Episodes {
  readonly kind: 'contact';
  /** Usual time from one to the next; each is drawn from half to one and a half of it. */
  readonly everyMs: Ms;
  readonly forMs: Ms;
}

/** What sets a scenario apart from an ordinary client with a good strap. */
interface Story {
  /** One sentence for whoever chooses. */
  readonly about: string;
  readonly family?: Family;
  /** Peak-to-trough of the heart rate's wave at the client's own best rate. */
  readonly swing?: Bpm;
  readonly heart?: Partial<Omit<HeartOptions, 'seed' | 'response' | 'shared'>>;
  readonly sensing?: Omit<ArtefactOptions, 'seed'>;
  readonly sending?: Omit<PacketOptions, 'seed'>;
  readonly episodes?: Episodes;
  /** A second strap, on a second person; the share of slow swings that the two have in common. */
  readonly second?: { readonly common: Share };
}

const stories = {
  typical: { about: 'Follows the guide, with a clear wave in the heart rate and a good strap.' },
  'human-drift': {
    about:
      'As most people are: a wave of 12 bpm from trough to peak, much alike at every slow rate, whose size wanders by a fifth within minutes.',
    family: 'broad',
    swing: 12,
    heart: { drift: HUMAN_DRIFT },
  },
  calm: { about: 'Follows the guide easily and has a very large wave.', swing: 24, family: 'broad' },
  'small-wave': { about: 'Follows the guide; the wave is small, as it is for many people.', swing: 3 },
  flat: {
    about: 'Follows the guide; the wave is much the same at every rate, so there is no clear peak.',
    family: 'flat',
  },
  'own-pace': {
    about: 'Breathes about 13 times a minute whatever the guide does.',
    heart: { breathing: { kind: 'own', steady: false } },
  },
  'drifts-off': {
    about: 'Follows the guide for three minutes and then slips back into their own breathing.',
    heart: { breathing: { kind: 'drifts', afterMs: 180_000 } },
  },
  speaking: {
    about: 'Talks all the time, so breathing is irregular.',
    heart: { breathing: { kind: 'speaks' } },
  },
  'early-beats': {
    about: 'Three in a hundred beats come early, with a pause after them.',
    sensing: { rates: { ectopic: 0.03, run: 0.001 } },
  },
  'irregular-rhythm': {
    about:
      'The rhythm is irregular throughout, as in atrial fibrillation: no number of variability means anything.',
    sensing: { rhythm: 'fibrillation' },
  },
  'loose-strap': {
    about: 'The strap loosens: contact is lost for eight seconds every minute or so.',
    sensing: { rates: { missed: 0.01 } },
    episodes: { kind: 'contact', everyMs: 60_000, forMs: 8000 },
  },
  'dry-strap': {
    about: 'The strap is dry: beats are missed and invented, and now and then there is only noise.',
    sensing: { rates: { missed: 0.02, extra: 0.02, misplaced: 0.02, noise: 0.003 } },
    episodes: { kind: 'contact', everyMs: 90_000, forMs: 2500 },
  },
  'busy-radio': {
    about: 'The radio is disturbed: packets are lost, arrive twice or come in bursts.',
    sending: { loss: 0.01, stalls: 0.01, duplicates: 0.002 },
  },
  'no-intervals': {
    about: 'The device sends heart rate only, without beat-to-beat intervals.',
    sending: { intervals: 'none', reportsContact: false },
  },
  'made-up-intervals': {
    about: 'The device makes its intervals up from the heart rate, so they carry no variability.',
    sending: { intervals: 'from-rate' },
  },
  'filled-intervals': {
    about: 'The device stuffs its data with intervals of exactly 500 ms.',
    sending: { intervals: 'filled', reportsContact: false },
  },
  'wrong-unit': {
    about: 'The device sends milliseconds where 1/1024 s are due, so every interval is 2.3 % off.',
    sending: { sendsMs: true, wide: true, energy: true },
  },
  'two-people': {
    about: 'Two straps on two people whose hearts know nothing of each other.',
    second: { common: 0 },
  },
  'two-coupled': {
    about: 'Two straps on two people whose slow swings are half in common.',
    second: { common: 0.5 },
  },
} as const satisfies Readonly<Record<string, Story>>;

/** Name of a scenario. */
export type ScenarioName = keyof typeof stories;

/** A scenario ready to run. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly about: string;
  /** One person, or two with a strap each. */
  readonly people: readonly [Person, Person?];
  readonly episodes: Episodes | undefined;
}

/** All names, the ordinary client first. */
export const SCENARIOS = Object.keys(stories) as readonly ScenarioName[];

/** The sentence that describes a scenario. */
export const aboutScenario = (name: ScenarioName): string => stories[name].about;

/** Whether a text (say, from an address) names a scenario. */
export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(stories, name);

const ORDINARY: readonly [Family, ...Family[]] = ['mixed', 'broad', 'sharp', 'loop'];

/** The scenario with everything that chance decides drawn from `seed`: curve, peak within 4.7 to 6.3 breaths/min, mean heart rate. */
export function scenario(name: ScenarioName, seed: number): Scenario {
  const story: Story = stories[name];
  const person = (n: number): Person => {
    const random = createRandom(seed).fork(`person ${n}`);
    const own = Math.floor(random.uniform(1, 2 ** 31));
    const family = story.family ?? random.pick(ORDINARY);
    const meanBpm = random.uniform(60, 74);
    return {
      heart: {
        meanBpm,
        ...story.heart,
        seed: own,
        response: responseOf(family, random.uniform(4.7, 6.3), story.swing ?? 16, random.fork('curve')),
        ...(story.second !== undefined && { shared: { seed, share: story.second.common } }),
      },
      sensing: { ...story.sensing, seed: own },
      sending: { ...story.sending, seed: own },
    };
  };
  return {
    name,
    about: story.about,
    people: story.second === undefined ? [person(1)] : [person(1), person(2)],
    episodes: story.episodes,
  };
}
