/** How every number comes about and how sure it is, German. Figures come from the benchmark's tables and are not typed here. */
import type { HowSureWords } from '../how-sure.ts';

/** A figure of the tables with the comma of the language. */
const comma = (figure: string): string => figure.replace('.', ',');

export const howSureWords: HowSureWords = {
  title: 'Wie sicher sind wir',
  lead: 'Was jede Zahl ist, worauf sie ruht, wann sie zurückgehalten wird und wie sie geprüft wurde.',
  labels: ['Berechnet als', 'Sie ruht auf', 'Zurückgehalten, wenn', 'Geprüft'],
  numbers: (figure) => [
    {
      name: 'Resonanzfrequenz und ihr Bereich',
      formula:
        'Das Mittel der Gipfel von rund 1700 glatten Kurven, jede so gewichtet, wie gut sie zur Welle jedes Atemzugs passt, während deren Größe von selbst wandern darf. Der Bereich enthält 80 % des Gewichts.',
      restsOn:
        'Mindestens 25 saubere Atemzüge bei genügend verschiedenen Frequenzen, und was von Menschen bekannt ist: die meisten Gipfel liegen nahe 5,4.',
      hidden: 'die Welle des Herzens der Führung nicht folgte oder überall gleich groß war.',
      checked: `an ${comma(figure('people'))} Menschen einer offenen Studie: gesunde Freiwillige, Puls am Ohr, geführt von einem anderen Programm. Ein ausgelassener Abschnitt fiel in ${comma(figure('its 80 % range holds'))} von ${comma(figure('stretches left out'))} Fällen in seinen 80-%-Bereich. Ein Termin, zweimal geschätzt, unterschied sich um ${comma(figure('one visit twice without a shared stretch, rms difference'))} Atemzüge pro Minute, zwei Termine im Abstand einer Woche um ${comma(figure('a week apart, rms difference'))}. ${comma(figure('no clear peak'))} hatten keinen klaren Gipfel. Bei ${comma(figure('simulated, clients'))} simulierten Personen, deren Welle so klein ist und so wandert wie bei Menschen, lag die Frequenz um ${comma(figure('simulated, RMSE'))} daneben (quadratisches Mittel), und der Bereich enthielt die wahre in ${comma(figure('simulated, range holds'))} der Fälle.`,
    },
    {
      name: 'Herzwelle',
      formula:
        'Höchste minus niedrigste Herzfrequenz in jedem geführten Atemzug, Mittel der letzten vier; in Tabellen der Teil der Welle, der an den Atem gebunden ist.',
      restsOn: 'Den Schlägen dieser Atemzüge und je eines Atemzugs davor und danach.',
      hidden:
        'Schläge fehlen, in einem Atemzug mehr als ein Ereignis korrigiert wurde oder der Rhythmus nicht deutbar ist.',
      checked: 'an Wellen bekannter Größe in sechzehn Phasen des Atems: auf 0,6 % genau, als Test.',
    },
    {
      name: 'RMSSD und Verwandte',
      formula:
        'Wurzel der mittleren quadrierten Differenz benachbarter Intervalle, die beide brauchbar sind.',
      restsOn: 'Einer Minute von Schlägen; korrigierte werden ausgelassen, nie erfunden.',
      hidden:
        'über 5 % der Schläge korrigiert sind oder der Zeit fehlen, der Rhythmus nicht deutbar ist, langsames Atmen geführt wird oder die Intervalle aus der Herzfrequenz gemacht sind.',
      checked: 'an den Werten von fünf anderen Programmen über veröffentlichte Aufzeichnungen, als Test.',
    },
  ],
  limits: (figure) => [
    'Frequenzen, die weniger als 0,5 auseinander liegen, bedeuten von Tag zu Tag nichts.',
    `Feste 5,5 kosten die Hälfte der Menschen höchstens ${comma(figure('a fixed 5.5 costs, median'))} der Welle und einen von zwanzig ${comma(figure('a fixed 5.5 costs, one in twenty'))} oder mehr; feste 6,0 kosten ${comma(figure('a fixed 6.0 costs, median'))} und einen von zwanzig ${comma(figure('a fixed 6.0 costs, one in twenty'))}. Das ist eine Schätzung nach einem Modell.`,
    'Ein randomisierter Vergleich mit 88 Menschen fand keinen Unterschied zwischen einer eigenen Frequenz und sechs pro Minute (Scientific Reports 2026, 10.1038/s41598-026-53333-6).',
    'Die Welle ändert sich von einer Viertelstunde zur nächsten und von Tag zu Tag von selbst um etwa ein Fünftel.',
    'Frühe Schläge, die ein Intervall um weniger als etwa 10 % ändern, sind von echten nicht zu unterscheiden und erhöhen die RMSSD; wo mehrere da zu sein scheinen, steht es neben der Zahl. Geglättete Intervalle optischer Sensoren sind auch nicht zu erkennen.',
    'Noch nicht an Menschen mit diesem Gurt und dieser Führung geprüft. Keine Zahl sagt, wie ruhig jemand ist oder wie gesund.',
  ],
  close: 'Schließen',
};
