/** The FHIR bundle of a session made by hand, resource by resource: intervals of 1020 and 980 ms in turn have a mean of 1000 and an RMSSD of 40. */
import { describe, expect, it } from 'vitest';
import { writeFhir } from '../../../../src/exchange/out/fhir-bundle.ts';
import { codes } from '../../../../src/exchange/out/fhir-codes.ts';
import { recordingFacts } from '../../../../src/exchange/recording.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { wave } from '../../../fixtures/small-files.ts';
import { started } from '../../../fixtures/started.ts';

const even = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'measurement',
    at: 1000 * (i + 1) + (i % 2 === 0 ? 20 : 0),
    who: 'client',
    bpm: 60,
    rr: [i % 2 === 0 ? 1020 : 980],
  }));
const sessionOf = (...facts: readonly SessionEvent[]): Session =>
  Session.from([started, ...facts].toSorted((a, b) => a.at - b.at));
interface Bundle {
  readonly entry: readonly { readonly resource: Readonly<Record<string, unknown>> }[];
}
const bundleOf = (session: Session): Bundle => JSON.parse(writeFhir(session, '9.9')) as Bundle;
const resourcesOf = (session: Session) => bundleOf(session).entry.map(({ resource }) => resource);
const at = (ms: number): string => new Date(started.epoch + ms).toISOString();

const quantity = (value: number, unit: string, code: string) => ({
  valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code },
});
const percent = (value: number) => quantity(value, '%', '%');
const breaths = (value: number) => quantity(value, 'breaths/minute', '/min');
const category = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }], text: code },
];

describe('the bundle', () => {
  const session = sessionOf(
    { type: 'client', at: 0, code: 'K-1' },
    { type: 'rating', at: 61_000, scale: 'distress', value: 7, key: 'r', by: 'client' },
    { type: 'rating', at: 62_000, scale: 'own', name: 'Ground', value: 4, key: 's', by: 'client' },
    { type: 'rate-accepted', at: 63_000, rate: 5.6, low: 5.1, high: 6.2, source: 'estimate' },
    ...even(100),
    { type: 'ended', at: 100_500 },
  );
  const about = { subject: { identifier: { system: 'urn:attune:client', value: 'K-1' } } };
  const rests = [
    { code: codes.intervals, ...quantity(100, 'beats', '{beats}') },
    { code: codes.corrected, ...percent(0) },
    { code: codes.missing, ...percent(0) },
  ];
  const whole = {
    resourceType: 'Observation',
    ...about,
    status: 'final',
    effectivePeriod: { start: at(0), end: at(100_500) },
    component: rests,
  };
  const exam = { ...whole, category: category('exam') };
  const moment = { resourceType: 'Observation', ...about, status: 'final' };
  const rating = (code: string, text: string) => ({
    coding: [{ system: 'urn:attune:measure', code }],
    text: `${text}, 0 to 10 as the client said`,
  });

  it('has every figure with what it rests on, what was accepted and said, and the intervals', () => {
    const { entry, ...head } = bundleOf(session);
    expect(head).toEqual({
      resourceType: 'Bundle',
      meta: { tag: [{ system: 'urn:attune:program', code: 'attune-9.9' }] },
      identifier: { system: 'urn:attune:session', value: 'a' },
      type: 'collection',
      timestamp: at(100_500),
    });
    const resources = entry.map(({ resource }) => resource);
    expect(resources.slice(0, -1)).toEqual([
      {
        ...whole,
        category: category('vital-signs'),
        code: codes.heartRate,
        ...quantity(60, 'beats/minute', '/min'),
      },
      // 20 · √(100 / 99); SD1 is the spread of the differences, which are ±40, over √2.
      { ...exam, code: codes.sdnn, ...quantity(20.1008, 'ms', 'ms') },
      { ...exam, code: codes.rmssd, ...quantity(40, 'ms', 'ms') },
      { ...exam, code: codes.pnn50, ...percent(0) },
      { ...exam, code: codes.sd1, ...quantity(28.4268, 'ms', 'ms') },
      { ...exam, code: codes.sd2, ...quantity(0, 'ms', 'ms') },
      {
        ...moment,
        category: category('exam'),
        code: codes.acceptedRate,
        effectiveDateTime: at(63_000),
        ...breaths(5.6),
        component: [
          { code: codes.rangeLow, ...breaths(5.1) },
          { code: codes.rangeHigh, ...breaths(6.2) },
        ],
      },
      {
        ...moment,
        category: category('survey'),
        code: rating('rating-distress', 'distress'),
        effectiveDateTime: at(61_000),
        ...quantity(7, 'of 10', '{score}'),
      },
      {
        ...moment,
        category: category('survey'),
        code: rating('rating-own', 'Ground'),
        effectiveDateTime: at(62_000),
        ...quantity(4, 'of 10', '{score}'),
      },
    ]);
    expect(resources.at(-1)).toMatchObject({
      resourceType: 'DocumentReference',
      ...about,
      status: 'current',
      type: { text: 'RR intervals in ms, one a line; gaps are closed' },
      content: [{ attachment: { contentType: 'text/plain', title: 'RR intervals' } }],
    });
    const [content] = resources.at(-1)?.content as { attachment: { data: string } }[];
    expect(
      atob(content?.attachment.data ?? '')
        .split('\n')
        .slice(0, 3),
    ).toEqual(['1020', '980', '1020']);
  });

  it('ends with a line end', () => expect(writeFhir(session, '9.9')).toMatch(/\}\n$/));
});

describe('a figure that is not given', () => {
  const absent = (session: Session, code: unknown = codes.sdnn): unknown => {
    const found = resourcesOf(session).find((one) => JSON.stringify(one.code) === JSON.stringify(code));
    expect(found).not.toHaveProperty('valueQuantity');
    expect(found?.dataAbsentReason).toMatchObject({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }],
    });
    return (found?.dataAbsentReason as { text?: unknown } | undefined)?.text;
  };
  const recorded = (rr: readonly number[]): Session =>
    Session.from(recordingFacts({ rr, holes: [], notes: [] }, { ...started, name: '' }));
  const base = wave(400);

  it('says why: too few beats, corrected, of an irregular rhythm, made from a rate, or none at all', () => {
    expect(absent(sessionOf(...even(20), { type: 'ended', at: 21_000 }))).toBe(
      'not valid: 20 clean intervals, 60 needed',
    );
    const early = recorded(base.map((rr, i) => rr + (i % 15 === 7 ? -350 : i % 15 === 8 ? 350 : 0)));
    expect(absent(early)).toMatch(/^not valid: 6\.\d % of the beats irregular$/);
    expect(absent(recorded(base.map((_, i) => 400 + ((i * 7919) % 797))))).toBe(
      'not valid: the rhythm was irregular; this is not a diagnosis',
    );
    expect(absent(recorded(base.map((rr) => 60_000 / Math.round(60_000 / rr))))).toMatch(
      /^not valid: the strap's intervals are no measured beats \(.+\)$/,
    );
    expect(absent(sessionOf())).toBe('no beat intervals');
    expect(absent(sessionOf(), codes.heartRate)).toBe('nothing to compute it from');
  });

  it('of nobody says that nobody was named', () => {
    expect(resourcesOf(sessionOf()).map(({ subject }) => subject)).toEqual(
      Array(6).fill({ display: 'no client was named' }),
    );
  });
});
