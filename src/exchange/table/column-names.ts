/** What a column's name says it is, in the spellings of many programs, English and German. */

const INTERVAL =
  /\b(rr|r r|rri|rrs|nn|nni|ibi|ibis|inter ?beat|beat intervals?|intervals?|intervalle?|beat to beat)\b/;
const RATE = /\b(hr|bpm|heart ?rate|pulse|puls|herzfrequenz|herzrate|bpm avg|heartrate)\b/;
const TIME =
  /\b(time|times|zeit|uhrzeit|date|datum|timestamp|stamp|since|elapsed|offset|seconds|sec|start|t|ts|clock|epoch|beats?|peaks?)\b/;
const BREATH = /\b(resp|respiration|rsp|breath|breathing|breathe|atem|atmung|airflow|thorax|abdomen)\b/;
const MARKS =
  /\b(event|events|mark|marks|marker|markers|marke|marken|annotation|annotations|label|note|notes|notiz|comment|condition)\b/;
const RAW = /\b(raw|roh|rohwerte|original|unkorrigiert|uncorrected)\b/;
const CORRECTED =
  /\b(corr|corrected|korrigiert\w*|korr|clean|cleaned|filtered|bereinigt|interpolated|artefact|artifact|nn)\b/;

/** Sensors and sums whose numbers may look like intervals. */
const OTHER =
  /\b(mg|uv|µv|mv|acc|accel|ecg|ekg|eeg|emg|gyro|mag|magnet\w*|ppg|bvp|gsr|eda|scl|temp|temperature|spo2|watts?|power|cadence|altitude|speed|rmssd|sdnn|hrv|lf|hf|score|age|steps)\b/;
/** What is computed of a recording as a whole. */
const FIGURE = /\b(rmssd|sdnn|p ?nn50|p ?nn20|sdsd|ln rmssd|lf|hf|vlf|sd1|sd2|stress|recovery)\b/;
/** Names that say nothing. */
const PLAIN = /^(|x|v|v\d+|values?|val|data|wert|werte|col\w*\d*|column\d*|series|\d+|unnamed.*)$/;
/** A count of intervals is no interval. */
const COUNT = /\b(n|no|num|number|count|anzahl|nr)\b/;

export interface NameSays {
  readonly interval: boolean;
  readonly rate: boolean;
  readonly time: boolean;
  readonly breath: boolean;
  readonly marks: boolean;
  readonly raw: boolean;
  readonly corrected: boolean;
  /** Something else that is measured or computed. */
  readonly other: boolean;
  readonly figure: boolean;
  /** Nothing: it has no name, or one that a program gives by itself. */
  readonly plain: boolean;
  /** The unit it names. */
  readonly unit: 1 | 1000 | undefined;
}

/** Words of a name: `rawIBI [ms]` → `raw ibi ms`, `RRIntervals` → `rr intervals`. */
export const wordsOf = (name: string): string =>
  name
    .replace(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2')
    .replace(/([\p{Lu}])([\p{Lu}][\p{Ll}]{3})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export function nameSays(name: string): NameSays {
  const words = wordsOf(name);
  const breath = BREATH.test(words);
  const rate = RATE.test(words) && !/\bhrv\b/.test(words);
  return {
    breath,
    rate: rate && !breath,
    interval: INTERVAL.test(words) && !breath && !COUNT.test(words) && !/\brpm\b/.test(words),
    figure: FIGURE.test(words),
    plain: PLAIN.test(words),
    other: OTHER.test(words) && !INTERVAL.test(words),
    time: TIME.test(words),
    marks: MARKS.test(words),
    raw: RAW.test(words),
    corrected: CORRECTED.test(words),
    unit: /\b(ms|msec|millis\w*|millisek\w*)\b/.test(words)
      ? 1
      : /\b(s|sec|secs|seconds|sek|sekunden)\b/.test(words)
        ? 1000
        : undefined,
  };
}
