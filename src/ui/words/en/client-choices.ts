/** The words of what the client's window opens only on request, English: grounding, and the sheet of choices. */
import type { GroundingWords, SheetWords } from '../client-choices.ts';

/** Grounding: eyes open, nothing about breath. */
export const groundingWords: GroundingWords = {
  another: 'Another one',
  back: 'Back to the breath',
  done: 'I am done',
  /** One at a time; eyes open; nothing about breath. First a sentence, then what to do with it. */
  offers: [
    ['Look around the room, slowly.', 'Find three things that are blue.'],
    ['Feel where your feet meet the floor.', 'Press one down a little, then the other.'],
    ['Listen for a sound that is far away.', 'Then for one that is near.'],
    ['Touch what is under your hands.', 'Notice whether it is warm or cool, rough or smooth.'],
    ['Look at the corners of the room.', 'Let your head turn with your eyes.'],
    ['Feel the back of the chair.', 'Lean into it as much as you like.'],
    ['Name the day, the place and one person who knows you.', 'Aloud or quietly, as you prefer.'],
    ['Look for something you like.', 'Stay with its colour for a while.'],
    ['Hold one hand with the other.', 'Feel which of them is warmer.'],
  ],
};

/** The sheet "Sound and look". */
export const sheetWords: SheetWords = {
  title: 'Sound and look',
  close: 'Close',
  look: 'Picture',
  looks: { sphere: 'Sphere', horizon: 'Horizon', line: 'Line', still: 'Still' },
  lessMotion: 'This device asks for less motion, so the picture is still. Choose another one to let it move.',
  theme: 'Room',
  themes: { light: 'Light', dark: 'Dark', dim: 'Dim' },
  words: 'Words',
  count: 'Count',
  sound: 'Sound',
  sounds: { off: 'Off', tide: 'Tide', glow: 'Soft tone', reed: 'Warm chord', voice: 'Spoken' },
  volume: 'Volume',
  vibration: 'Vibration',
  feedback: 'The picture may grow warmer with the heart',
  ownBreath: 'A thin ring may show my own breath',
  pace: 'Breath',
  slower: 'A little slower',
  faster: 'A little faster',
  followMe: 'Let the guide follow me',
};
