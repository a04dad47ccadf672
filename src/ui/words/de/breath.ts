/** Was über den gemessenen Atem zu lesen ist. Nur Worte. */
import type { BreathWords } from '../breath.ts';
import { halfRate } from '../rates.ts';

export const breathWords: BreathWords = {
  label: 'Atem',
  use: 'Atmung des Gurts verwenden',
  useBelt: 'Einen Atemgurt verwenden',
  stop: 'Atem nicht mehr messen',
  again: 'Erneut versuchen',
  starting: 'Der Bewegungssensor des Gurts wird angefragt. Das kann eine halbe Minute dauern.',
  running: 'An der Brust gemessen.',
  states: {
    starting: 'Der Atem wird gesucht.',
    moving: 'Verborgen, solange Bewegung oder Sprechen stört.',
    speaking: 'Verborgen, solange Bewegung oder Sprechen stört.',
    small: 'Der Gurt sieht wenig Bewegung. Etwas aufrechter zu sitzen hilft; es geht auch ohne.',
    irregular: 'Nicht klar. Es ist alles in Ordnung.',
    lost: 'Das Atemsignal ist weg. Die Atemhilfe läuft weiter.',
  },
  clear: (rate) => `Etwa ${halfRate(rate)} pro Minute, an der Brust gemessen.`,
  codes: {
    'no-sensor': 'Dieser Gurt hat keinen Atemsensor, der sich lesen lässt. Der Puls geht auch ohne.',
    'not-allowed':
      'Der Browser hat diesen Gurt erlaubt, bevor nach dem Bewegungssensor gefragt wurde. Der Puls läuft weiter; bitte den Gurt noch einmal aus der Liste wählen.',
    pairing:
      'Das System möchte diesen Gurt vielleicht koppeln. Der Puls geht auch ohne. Bitte die Kopplung annehmen, oder den Gurt in der Bluetooth-Liste des Systems entfernen und neu verbinden.',
    drops:
      'Die Verbindung zum Gurt brach zweimal ab, kurz nachdem sein Bewegungssensor benutzt wurde; er bleibt daher unbenutzt. Der Puls läuft weiter. Bitte den Gurt näher bringen und erneut versuchen.',
    'no-answer':
      'Der Bewegungssensor antwortet nicht. Der Puls geht auch ohne. Bitte in einer Minute erneut versuchen.',
    refused:
      'Der Gurt gibt seinen Bewegungssensor nicht frei. Der Puls geht auch ohne. Bitte andere Programme schließen, die ihn benutzen, und erneut versuchen.',
    stopped:
      'Der Gurt hat die Atemmessung selbst beendet. Der Puls läuft weiter. Sie lässt sich jederzeit neu beginnen.',
    unusable: 'Der Bewegungssensor dieses Gurts ist nicht brauchbar. Der Puls geht auch ohne.',
    'belt-failed':
      'Der Atemgurt ließ sich nicht verwenden. Der Puls läuft weiter. Bitte den Atemgurt mit seiner Taste wecken, andere Programme schließen, die ihn benutzen, und erneut versuchen.',
    'belt-lost':
      'Die Verbindung zum Atemgurt ist verloren. Puls und Atemhilfe laufen weiter; Attune versucht es von selbst wieder.',
    'belt-range':
      'Der Atemgurt zieht am Ende seines Messbereichs. Bitte etwas lockern oder fester ziehen. Der Puls läuft weiter.',
    silent: 'Das Atemsignal ist weg. Puls und Atemhilfe laufen weiter; es kommt von selbst wieder.',
  },
  measured: 'an der Brust gemessen',
  measuredUnclear: 'gemessen, unklar',
  withGuide: 'Mit der Atemhilfe',
  own: (rate) => `Eigener Rhythmus, etwa ${halfRate(rate)}`,
  unclear: 'Unklar',
  about: (rate) => `Etwa ${halfRate(rate)} pro Minute`,
};
