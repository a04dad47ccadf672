/**
 * The words of the client's window, English. Offers, not orders; no numbers, no praise, nothing that can be failed at.
 */
export const clientWords = {
  breatheIn: 'Breathe in',
  breatheOut: 'Breathe out',
  hold: 'Rest',
  groundMe: 'Ground me',
  soundAndLook: 'Sound and look',
  stopEverything: 'Stop everything',
  pause: 'Pause',
  goOn: 'Go on',
  whenReady: 'Whenever it suits.',
  waiting: 'Nothing is needed here yet. The picture begins by itself.',
  gone: 'The other window is gone. Rest here as long as you like.',
  ended: 'This session has come to its end.',
  touchForSound: 'Touch the picture once to let the sound begin.',
  back: 'Back',
  fullScreen: 'Full screen',
  sayNow: 'Say where the breath is',
  stopped: {
    title: 'Everything has stopped.',
    nothing: 'There is nothing you need to do.',
    seen: 'Your therapist can see this too.',
    goOn: 'Go on when I am ready',
  },
  grounding: {
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
  },
  sheet: {
    title: 'Sound and look',
    close: 'Close',
    look: 'Picture',
    looks: { sphere: 'Sphere', horizon: 'Horizon', line: 'Line', still: 'Still' },
    lessMotion:
      'This device asks for less motion, so the picture is still. Choose another one to let it move.',
    theme: 'Light',
    themes: { light: 'Light', dark: 'Dark', dim: 'Dim room' },
    words: 'Words',
    count: 'Count',
    sound: 'Sound',
    sounds: { off: 'Off', tide: 'Tide', glow: 'Soft tone', reed: 'Warm chord', voice: 'Spoken' },
    volume: 'Volume',
    vibration: 'Vibration',
    feedback: 'The picture may grow warmer with the heart',
    pace: 'Breath',
    slower: 'A little slower',
    faster: 'A little faster',
    followMe: 'Let the guide follow me',
    on: 'On',
    off: 'Off',
  },
  /** For a screen reader: the breath ahead, in words. */
  announce: (inSeconds: number, outSeconds: number): string =>
    `Breathe in for about ${inSeconds}, out for about ${outSeconds}.`,
  announceRest: 'The picture is resting.',
  announceTime: (minutes: number): string =>
    minutes < 1
      ? 'Less than a minute so far.'
      : `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} so far.`,
} as const;
