/**
 * A session as a FHIR R4 bundle of observations: heart rate, variability with what it rests on, the heart wave, accepted rates, ratings, and the
 * RR intervals as a document. A figure that is not valid is there without its value and with the reason. Words of marks and notes are not in it.
 */
import type { RateAcceptedFact } from '../../session/assessment-events.ts';
import type { Session } from '../../session/session.ts';
import { sessionFigures, type PastReason, type SessionFigures } from '../../session/whole-session.ts';
import type { Ms } from '../../terms/units.ts';
import { rounded } from './csv.ts';
import {
  category,
  codes,
  NOT_VALID,
  TEST_DATA,
  units,
  VITAL_SIGNS,
  type CodeableConcept,
  type Unit,
} from './fhir-codes.ts';
import { writeRrText } from '../rr-text.ts';

type Resource = Record<string, unknown>;

/** A value with its unit; `undefined` where there is none. */
function quantity(value: number | undefined, unit: Unit): Resource | undefined {
  const [name, code] = units[unit];
  const shown = rounded(value, 4);
  return shown === undefined
    ? undefined
    : { value: shown, unit: name, system: 'http://unitsofmeasure.org', code };
}

const part = (code: CodeableConcept, value: number | undefined, unit: Unit): Resource[] => {
  const valueQuantity = quantity(value, unit);
  return valueQuantity === undefined ? [] : [{ code, valueQuantity }];
};

/** Why a figure of variability is not given, in words of the format's reader. */
const why = (reason: PastReason): string =>
  reason.code === 'few'
    ? `not valid: ${reason.have} clean intervals${reason.paced ? ' outside slow, guided breathing' : ''}, ${reason.need} needed`
    : reason.code === 'unusable'
      ? `not valid: the strap's intervals are no measured beats (${reason.verdict})`
      : reason.code === 'corrected'
        ? `not valid: ${(100 * reason.share).toFixed(1)} % of the beats irregular`
        : reason.code === 'rhythm'
          ? 'not valid: the rhythm was irregular; this is not a diagnosis'
          : 'no beat intervals';

/** Text of 8-bit characters as base64. */
const base64 = (text: string): string => btoa(text);

/** Every resource of a session but the bundle itself. */
class Resources {
  readonly all: Resource[] = [];
  readonly #session: Session;
  readonly #length: Ms;

  constructor(session: Session) {
    this.#session = session;
    this.#length = session.state.endedAt ?? session.state.at;
  }

  #time(at: Ms): string {
    return new Date(this.#session.state.epoch + at).toISOString();
  }

  /** What every resource says of whom it is about and where it comes from. */
  get #about(): Resource {
    const { client, simulated } = this.#session.state;
    return {
      ...(simulated !== undefined && { meta: { security: [TEST_DATA] } }),
      subject:
        client === undefined
          ? { display: 'no client was named' }
          : { identifier: { system: 'urn:attune:client', value: client } },
    };
  }

  /** One observation over the whole session, or at a moment. Without a value it says why there is none. */
  observe(
    code: CodeableConcept,
    value: Resource | undefined,
    options: { category: string; at?: Ms; component?: Resource[]; absent?: string },
  ): void {
    const { category: kind, at, component = [], absent } = options;
    const { device } = this.#session.state.straps.client;
    const strap = [device.manufacturer, device.name ?? device.model].filter((name) => name !== undefined);
    this.all.push({
      resourceType: 'Observation',
      ...this.#about,
      status: 'final',
      category: [category(kind)],
      code,
      ...(at === undefined
        ? { effectivePeriod: { start: this.#time(0), end: this.#time(this.#length) } }
        : { effectiveDateTime: this.#time(at) }),
      ...(value ?? {
        dataAbsentReason: { coding: [NOT_VALID], text: absent ?? 'nothing to compute it from' },
      }),
      ...(strap.length > 0 && { device: { display: strap.join(' ') } }),
      ...(component.length > 0 && { component }),
    });
  }

  /** The client's intervals as they came, as a text. */
  attachIntervals(): void {
    const { beats } = this.#session.track('client');
    if (beats.length === 0) return;
    this.all.push({
      resourceType: 'DocumentReference',
      ...this.#about,
      status: 'current',
      type: { text: 'RR intervals in ms, one a line; gaps are closed' },
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            data: base64(writeRrText(beats.map(({ rr }) => rr))),
            title: 'RR intervals',
          },
        },
      ],
    });
  }
}

function observeHeart(resources: Resources, figures: SessionFigures): void {
  const { basis, unpaced, hidden, meanHrBpm, strapBpm, strapValues } = figures;
  const trusted = hidden?.code === 'unusable' || hidden?.code === 'no-intervals' ? undefined : meanHrBpm;
  const rests = [
    ...part(codes.corrected, 100 * basis.corrected, 'percent'),
    ...part(codes.missing, 100 * basis.missing, 'percent'),
  ];
  const rate = quantity(trusted ?? strapBpm, 'perMinute');
  resources.observe(codes.heartRate, rate && { valueQuantity: rate }, {
    category: VITAL_SIGNS,
    component: [
      ...part(codes.intervals, trusted === undefined ? strapValues : basis.beats, 'beats'),
      ...rests,
    ],
  });
  const absent = hidden === undefined ? undefined : why(hidden);
  const component = [...part(codes.intervals, unpaced.intervals, 'beats'), ...rests];
  const rows = [
    [codes.sdnn, unpaced.sdnnMs, 'ms'],
    [codes.rmssd, unpaced.rmssdMs, 'ms'],
    [codes.pnn50, unpaced.pnn50Pct, 'percent'],
    [codes.sd1, unpaced.sd1Ms, 'ms'],
    [codes.sd2, unpaced.sd2Ms, 'ms'],
  ] as const;
  for (const [code, value, unit] of rows) {
    const shown = hidden === undefined ? quantity(value, unit) : undefined;
    resources.observe(code, shown && { valueQuantity: shown }, {
      category: 'exam',
      component,
      ...(absent !== undefined && { absent }),
    });
  }
  if (figures.guided) {
    const wave = quantity(figures.heartWave, 'perMinute');
    resources.observe(codes.heartWave, wave && { valueQuantity: wave }, {
      category: 'exam',
      component: part(codes.breaths, figures.breaths, 'breaths'),
      absent: 'no guided breath was clean enough',
    });
  }
}

/** The bundle as text. `app`: version of the program that writes it. */
export function writeFhir(session: Session, app: string): string {
  const { id, epoch, endedAt, at, moments } = session.state;
  const resources = new Resources(session);
  observeHeart(resources, sessionFigures(session));
  const accepted = session.log.filter((fact): fact is RateAcceptedFact => fact.type === 'rate-accepted');
  for (const { rate, low, high, at: when } of accepted)
    resources.observe(
      codes.acceptedRate,
      { valueQuantity: quantity(rate, 'breathsPerMinute') },
      {
        category: 'exam',
        at: when,
        component: [
          ...part(codes.rangeLow, low, 'breathsPerMinute'),
          ...part(codes.rangeHigh, high, 'breathsPerMinute'),
        ],
      },
    );
  for (const { scale, name, value, at: when } of moments.ratings)
    resources.observe(
      codes.rating(scale, name),
      { valueQuantity: quantity(value, 'ofTen') },
      {
        category: 'survey',
        at: when,
      },
    );
  resources.attachIntervals();
  const bundle = {
    resourceType: 'Bundle',
    meta: { tag: [{ system: 'urn:attune:program', code: `attune-${app}` }] },
    identifier: { system: 'urn:attune:session', value: id },
    type: 'collection',
    timestamp: new Date(epoch + (endedAt ?? at)).toISOString(),
    entry: resources.all.map((resource) => ({ resource })),
  };
  return JSON.stringify(bundle, undefined, 1) + '\n';
}
