/** Which voices of this device speak without the network. */

/** A voice that speaks offline, in English like the words; `undefined` = none. */
export const offlineVoice = (
  speech: Pick<SpeechSynthesis, 'getVoices'> | undefined,
): SpeechSynthesisVoice | undefined =>
  speech?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith('en'));
