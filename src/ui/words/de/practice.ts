/** The words of a practice at home, German: its beginning, its end, and what a link could not say. */
import type { PracticeProblem } from '../../../exchange/practice-link.ts';
import { plural } from '../format.ts';
import type { PracticeWords } from '../practice.ts';

/** What the practice takes instead, a sentence each. */
const problems: Record<PracticeProblem, string> = {
  rate: 'Die Atemhilfe geht mit 6 Atemzügen pro Minute.',
  inhale: 'Das Ausatmen ist etwas länger als das Einatmen.',
  length: 'Die Übung dauert 10 Minuten.',
  look: 'Das Bild ist die Kugel.',
  sound: 'Es gibt keinen Ton.',
  rest: 'Innerhalb eines Atemzugs gibt es keine Pause.',
};

export const practiceWords: PracticeWords = {
  title: 'Eine Weile mit dem Atem',
  lengthOf: (minutes) =>
    `Etwa ${plural(minutes, { one: 'eine Minute', other: `${minutes} Minuten` })}. Früher aufhören ist immer in Ordnung.`,
  small: 'Kleine, leise Atemzüge. Langsamer muss nicht tiefer sein.',
  listen: 'Fühlt es sich fremd an, darf der Atem seinen eigenen Weg gehen.',
  begin: 'Beginnen',
  missing: 'Ein Teil dieser Übung fehlt noch. Sie beginnt von selbst, sobald er da ist.',
  over: 'Die Übung ist zu Ende. Hier ist Zeit zum Ausruhen.',
  unread: 'Ein Teil dieses Links war nicht zu lesen. Dafür gilt das Übliche.',
  problems,
};
