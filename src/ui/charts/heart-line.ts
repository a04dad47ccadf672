/** The heart's line of the last minute: which beats it goes through and where it breaks. No drawing. */
import type { Session } from '../../session/session.ts';
import { heartRateOf } from '../../signal/packet-belief.ts';
import type { Bpm, Ms } from '../../terms/units.ts';

/** Times (s) and heart rates; `null` is a break, drawn as one. */
export interface HeartLine {
  readonly x: number[];
  readonly y: (Bpm | null)[];
}

/** A beat whose label is still open is left out if it jumps further than this from the one before, as a ratio. */
const JUMP = 0.3;
/** Without intervals, two packets further apart than this are not joined, ms. */
const PACKETS_APART: Ms = 3500;

function firstAfter(length: number, atOf: (i: number) => Ms, from: Ms): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (atOf(middle) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line of the client's heart from session time `from` on; from the packets' heart rate where there are no intervals. */
export function heartLine(session: Session, from: Ms): HeartLine {
  const track = session.track('client');
  return track.beats.length > 0 ? lineOfBeats(track, from) : lineOfPackets(session, from);
}

function lineOfBeats(track: ReturnType<Session['track']>, from: Ms): HeartLine {
  const { beats, labels } = track;
  const line: HeartLine = { x: [], y: [] };
  let segment: number | undefined;
  let previous: Bpm | undefined;
  for (let i = firstAfter(beats.length, (k) => beats[k]?.at ?? 0, from); i < beats.length; i++) {
    const beat = beats[i];
    if (beat === undefined) break;
    const kind = labels.kinds[i];
    const bpm = 60_000 / beat.rr;
    if (segment !== undefined && (beat.segment !== segment || kind === 'gap')) {
      line.x.push((beat.at - beat.rr) / 1000);
      line.y.push(null);
      previous = undefined;
    }
    segment = beat.segment;
    // A labelled beat stays in the log and in the tachogram; this line bridges it.
    if (kind !== undefined && kind !== 'normal') continue;
    if (kind === undefined && previous !== undefined && Math.abs(Math.log(bpm / previous)) > JUMP) continue;
    line.x.push(beat.at / 1000);
    line.y.push(bpm);
    previous = bpm;
  }
  return line;
}

function lineOfPackets(session: Session, from: Ms): HeartLine {
  const { log } = session;
  const line: HeartLine = { x: [], y: [] };
  let last: Ms | undefined;
  for (let i = firstAfter(log.length, (k) => log[k]?.at ?? 0, from); i < log.length; i++) {
    const fact = log[i];
    if (fact?.type !== 'measurement' || fact.who !== 'client') continue;
    const bpm = heartRateOf(fact.bpm);
    if (bpm === undefined || fact.contact === false) continue;
    if (last !== undefined && fact.at - last > PACKETS_APART) {
      line.x.push((last + fact.at) / 2000);
      line.y.push(null);
    }
    line.x.push(fact.at / 1000);
    line.y.push(bpm);
    last = fact.at;
  }
  return line;
}
