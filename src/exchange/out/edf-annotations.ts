/** What happened in a session as annotations of an EDF+ file: beats with their intervals, what was marked, said and led. Identifiers, no sentences. */
import { rateSpans } from '../../session/chart-series.ts';
import { phasesOf } from '../../session/course.ts';
import type { Who } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import type { Ms } from '../../terms/units.ts';
import type { Annotation } from './edf-text.ts';

/** Each interval is an annotation that lasts as long as it does: nothing of it is lost to the even samples. */
function beats(session: Session, who: Who, at: (time: Ms) => number): Annotation[] {
  const { beats: all, labels } = session.track(who);
  const name = who === 'client' ? 'beat' : 'beat therapist';
  return all.map((beat, i) => {
    const kind = labels.kinds[i];
    const odd = kind === undefined || kind === 'normal' ? '' : ` ${kind}`;
    return { onset: at(beat.at - beat.rr), duration: beat.rr / 1000, text: name + odd };
  });
}

/** Every annotation; `offset`: session time 0 in ms from the file's start. */
export function sessionAnnotations(session: Session, offset: Ms): Annotation[] {
  const { course, procedures, moments, guide, at: newest, endedAt } = session.state;
  const length = endedAt ?? newest;
  const at = (time: Ms): number => (time + offset) / 1000;
  const moment = (time: Ms, text: string): Annotation => ({ onset: at(time), duration: 0, text });
  const span = (from: Ms, to: Ms, text: string): Annotation => ({
    onset: at(from),
    duration: (to - from) / 1000,
    text,
  });
  return [
    ...beats(session, 'client', at),
    ...beats(session, 'therapist', at),
    ...phasesOf(course, procedures).map(({ kind, name, from, to }) =>
      span(from, to ?? length, `phase ${name ?? kind}`),
    ),
    ...rateSpans(guide, length).map(({ from, to, breathsPerMin }) =>
      span(from, to, `guide ${Number(breathsPerMin.toFixed(2))}/min`),
    ),
    ...moments.marks.map(({ moment: when, kind, own, words }) =>
      moment(when, `${own?.words ?? kind}${words === undefined ? '' : `: ${words}`}`),
    ),
    ...moments.ratings.map(({ at: said, scale, name, value }) =>
      moment(said, `rating ${name ?? scale} ${value}`),
    ),
    ...session.log.flatMap((fact) => {
      switch (fact.type) {
        case 'stop':
          return [moment(fact.at, `stopped by ${fact.by}`)];
        case 'resume':
          return [moment(fact.at, `went on by ${fact.by}`)];
        case 'continued':
          return [moment(fact.at, 'recording continued')];
        case 'rate-accepted':
          return [moment(fact.at, `rate accepted ${Number(fact.rate.toFixed(2))}/min`)];
        case 'link':
          return fact.state === 'lost' ? [moment(fact.at, `link lost ${fact.who}`)] : [];
        default:
          return [];
      }
    }),
  ];
}
