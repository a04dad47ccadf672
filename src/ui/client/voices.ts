/** Which voices of this device speak without the network. */
import { language } from '../words/language.ts';

/** A voice that speaks offline, in the language of the words; `undefined` = none. */
export const offlineVoice = (
  speech: Pick<SpeechSynthesis, 'getVoices'> | undefined,
): SpeechSynthesisVoice | undefined =>
  speech?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language()));
