/** What a client's page says first, from what is known of the session; and the fixed light look of paper. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSessionFile } from '../../../src/exchange/session-file.ts';
import { Session } from '../../../src/session/session.ts';
import { sessionFigures, shownHeartRate } from '../../../src/session/whole-session.ts';
import { clientFacts } from '../../../src/ui/review/report/client-facts.ts';
import { frozenFile, type Frozen } from '../../fixtures/frozen.ts';
import { uniform } from '../../fixtures/random.ts';
import { richSession } from '../../fixtures/rich-session.ts';
import { started } from '../../fixtures/started.ts';

const factsOf = (session: Session) => clientFacts(session, [], sessionFigures(session), 15);
const frozen = (name: Frozen): Session => Session.from(readSessionFile(frozenFile(name)).facts);
const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the page for the client', () => {
  it('tells of the heart wave where a guide led, of the heart rate where none did, and of neither without beats', () => {
    expect(factsOf(frozen('practice')).finding.kind).toBe('wave');
    const rest = factsOf(frozen('intervals'));
    expect(rest.finding).toEqual({
      kind: 'heart-rate',
      bpm: sessionFigures(frozen('intervals')).meanHrBpm,
    });
    expect(factsOf(Session.from([started])).finding).toEqual({ kind: 'nothing' });
  });

  it('takes the heart rate of the strap where its intervals were no beats', () => {
    const rates = Array.from({ length: 60 }, (_, i) => ({
      type: 'measurement' as const,
      at: 1000 * (i + 1),
      who: 'client' as const,
      bpm: 70,
      rr: [],
    }));
    expect(factsOf(Session.from([started, ...rates])).finding).toEqual({ kind: 'heart-rate', bpm: 70 });
  });

  it('tells the heart rate that the table of figures has, also where the rhythm could not be interpreted', () => {
    const random = uniform(3);
    let at = 0;
    const beats = Array.from({ length: 500 }, () => {
      const rr = Math.round(500 + 700 * random());
      at += rr;
      return {
        type: 'measurement' as const,
        at,
        who: 'client' as const,
        bpm: Math.round(60_000 / rr),
        rr: [rr],
      };
    });
    const session = Session.from([started, ...beats, { type: 'ended', at }]);
    const figures = sessionFigures(session);
    expect(figures.hidden?.code).toBe('rhythm');
    expect(factsOf(session).finding).toEqual({ kind: 'heart-rate', bpm: figures.strapBpm });
    expect(shownHeartRate(figures)).toEqual({ bpm: figures.strapBpm, ofBeats: false });
  });

  it('offers the accepted rate, or else the practised one, for as long as was chosen', () => {
    const session = frozen('assessment');
    const { practice } = factsOf(session);
    expect(practice?.breathsPerMin).toBe(session.state.accepted?.rate);
    expect(practice?.minutes).toBe(15);
    expect(factsOf(frozen('intervals')).practice).toBeUndefined();
  });

  it('keeps what was said and every phase with its end', () => {
    const { phases, distress } = factsOf(richSession());
    expect(phases.map(({ name }) => name)).toEqual(['Arriving']);
    expect(phases.every(({ from, to }) => to > from)).toBe(true);
    expect(distress).toEqual([3, 2]);
  });
});

describe('paper', () => {
  it('has the colours of the light look', () => {
    const [light = ''] = read('src/ui/theme/tokens.css').split('@media');
    const tokens = (text: string): Map<string, string> =>
      new Map(
        [...text.matchAll(/(--[\w-]+): (oklch\([^)]*\))/g)].map(([, name = '', value = '']) => [name, value]),
      );
    const screen = tokens(light);
    const paper = tokens(read('src/ui/review/report/paper-tokens.ts'));
    expect(paper.size).toBeGreaterThan(10);
    for (const [name, value] of paper) expect([name, value]).toEqual([name, screen.get(name)]);
  });
});
