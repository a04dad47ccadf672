/** The FHIR bundle, held against the R4 structure definitions by a validator that is not ours. */
import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import { writeFhir } from '../../../../src/exchange/out/fhir-bundle.ts';
import { readSessionFile } from '../../../../src/exchange/session-file.ts';
import type { SessionEvent } from '../../../../src/session/events.ts';
import { Session } from '../../../../src/session/session.ts';
import { sessionFigures } from '../../../../src/session/whole-session.ts';
import { FROZEN, frozenFile } from '../../../fixtures/frozen.ts';
import { richSession } from '../../../fixtures/rich-session.ts';
import { started } from '../../../fixtures/started.ts';

interface Found {
  readonly resourceType: string;
  readonly code?: { readonly coding?: readonly { readonly system: string; readonly code: string }[] };
  readonly valueQuantity?: { readonly value: number; readonly code: string };
  readonly dataAbsentReason?: { readonly text: string };
  readonly meta?: unknown;
}
const validator = new Fhir();
const faults = (bundle: unknown): string[] =>
  validator
    .validate(bundle as object, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => ['error', 'fatal'].includes(String(severity)))
    .map(({ location, message }) => `${location}: ${message}`);
const bundleOf = (session: Session) =>
  JSON.parse(writeFhir(session, '9.9')) as { entry: { resource: Found }[] };
const observed = (session: Session, code: string): Found | undefined =>
  bundleOf(session)
    .entry.map(({ resource }) => resource)
    .find(({ code: of }) => of?.coding?.some((one) => one.code === code));
const frozen = (name: (typeof FROZEN)[number]): Session =>
  Session.from(readSessionFile(frozenFile(name)).facts);

describe('the FHIR bundle', () => {
  it.each(FROZEN)('of %s is valid R4', (name) => {
    expect(faults(bundleOf(frozen(name)))).toEqual([]);
  });

  it('is valid with everything in it, and with nothing', () => {
    expect(faults(bundleOf(richSession()))).toEqual([]);
    expect(faults(bundleOf(Session.from([started])))).toEqual([]);
  });

  it('would be found out if it were not', () => {
    const bundle = bundleOf(richSession());
    const [first] = bundle.entry;
    Object.assign(first?.resource ?? {}, { status: undefined, valueQuantity: { value: '70' }, mood: 1 });
    expect(faults(JSON.parse(JSON.stringify(bundle)))).toHaveLength(3);
  });

  it('gives heart rate and SDNN their codes of LOINC, and the numbers of the screen', () => {
    const session = frozen('intervals');
    const { meanHrBpm, unpaced } = sessionFigures(session);
    const rate = observed(session, '8867-4');
    expect(rate?.valueQuantity?.value).toBeCloseTo(meanHrBpm ?? NaN, 4);
    expect(rate?.valueQuantity?.code).toBe('/min');
    expect(observed(session, '80404-7')?.valueQuantity?.value).toBeCloseTo(unpaced.sdnnMs ?? NaN, 4);
    expect(observed(session, 'rmssd')?.code?.coding?.[0]?.system).toBe('urn:attune:measure');
  });

  it('hides what is not valid, with the reason, and marks what was simulated', () => {
    const session = frozen('assessment');
    expect(sessionFigures(session).hidden).toBeDefined();
    const sdnn = observed(session, '80404-7');
    expect(sdnn?.valueQuantity).toBeUndefined();
    expect(sdnn?.dataAbsentReason?.text).toMatch(/^not valid: /);
    expect(JSON.stringify(sdnn?.meta)).toContain('HTEST');
  });

  it('says nothing of what was marked or noted', () => {
    expect(writeFhir(richSession('a secret'), '9.9')).not.toContain('a secret');
  });

  it('says of each figure when it was, which strap it came from, and that nobody real was there', () => {
    const at = (ms: number): string => new Date(started.epoch + ms).toISOString();
    const of = (facts: readonly SessionEvent[]) => observed(Session.from([started, ...facts]), '8867-4');
    const ended = { type: 'ended', at: 5000 } as const;
    expect(of([ended])).toMatchObject({ effectivePeriod: { start: at(0), end: at(5000) } });
    expect(of([ended])).not.toHaveProperty('device');
    const device = (parts: object): SessionEvent => ({ type: 'device', at: 0, who: 'client', ...parts });
    const displayed = (parts: object): unknown => (of([device(parts), ended]) as { device?: unknown }).device;
    expect(displayed({ manufacturer: 'Maker', name: 'Strap A', model: 'M1' })).toEqual({
      display: 'Maker Strap A',
    });
    expect(displayed({ model: 'M1' })).toEqual({ display: 'M1' });
    expect(of([ended])?.meta).toBeUndefined();
    expect(observed(richSession(), '8867-4')?.meta).toMatchObject({ security: [{ code: 'HTEST' }] });
  });
});
