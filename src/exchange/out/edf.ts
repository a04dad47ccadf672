/**
 * A session as EDF+ (EDF+C, continuous): signals in records of one second, and annotations. Format: Kemp & Olivan 2003, edfplus.info. The file's
 * time 0 is the whole second in which the session began, by the clock of the computer that writes it, as the format wants it.
 */
import type { Session } from '../../session/session.ts';
import { sessionAnnotations } from './edf-annotations.ts';
import { edfSignals, type EdfSignal } from './edf-signals.ts';
import { ascii, field, layAnnotations, subfield } from './edf-text.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const two = (value: number): string => String(value).padStart(2, '0');

/** The header's fields of each signal, field by field, the annotations last. */
function signalHeader(signals: readonly EdfSignal[], annotationSamples: number): string {
  const rows: readonly (readonly [number, (signal: EdfSignal) => string | number, string | number])[] = [
    [16, ({ label }) => label, 'EDF Annotations'],
    [80, ({ transducer }) => ascii(transducer), ''],
    [8, ({ dimension }) => dimension, ''],
    [8, ({ unit, digitalMin }) => Number((unit * digitalMin).toPrecision(7)), -1],
    [8, ({ unit, digitalMax }) => Number((unit * digitalMax).toPrecision(7)), 1],
    [8, ({ digitalMin }) => digitalMin, -32_768],
    [8, ({ digitalMax }) => digitalMax, 32_767],
    [80, ({ note }) => note, ''],
    [8, ({ perSecond }) => perSecond, annotationSamples],
    [32, () => '', ''],
  ];
  return rows
    .map(
      ([width, of, ofAnnotations]) =>
        signals.map((signal) => field(of(signal), width)).join('') + field(ofAnnotations, width),
    )
    .join('');
}

/** The file's bytes. `app`: version of the program that writes it. */
export function writeEdf(session: Session, app: string): Uint8Array<ArrayBuffer> {
  const { epoch, client, simulated, endedAt, at } = session.state;
  const offset = ((epoch % 1000) + 1000) % 1000;
  const began = new Date(epoch - offset);
  const seconds = Math.max(1, Math.ceil(((endedAt ?? at) + offset) / 1000));
  const signals = edfSignals(session, offset, seconds);
  const annotations = layAnnotations(sessionAnnotations(session, offset), seconds);
  const annotationSamples = (annotations[0]?.length ?? 0) / 2;
  const day = `${two(began.getDate())}-${MONTHS[began.getMonth()] ?? 'X'}-${began.getFullYear()}`;
  const recording = `Startdate ${day} X X Attune_${subfield(app)}${simulated === undefined ? '' : ' simulated'}`;
  const header =
    field('0', 8) +
    field(`${subfield(client)} X X X`, 80) +
    field(recording, 80) +
    field(`${two(began.getDate())}.${two(began.getMonth() + 1)}.${two(began.getFullYear() % 100)}`, 8) +
    field(`${two(began.getHours())}.${two(began.getMinutes())}.${two(began.getSeconds())}`, 8) +
    field(256 * (signals.length + 2), 8) +
    field('EDF+C', 44) +
    field(seconds, 8) +
    field(1, 8) +
    field(signals.length + 1, 4) +
    signalHeader(signals, annotationSamples);
  const perRecord = signals.reduce((sum, { perSecond }) => sum + 2 * perSecond, 2 * annotationSamples);
  const bytes = new Uint8Array(header.length + seconds * perRecord);
  bytes.set(new TextEncoder().encode(header));
  const view = new DataView(bytes.buffer);
  let offsetInFile = header.length;
  for (let record = 0; record < seconds; record++) {
    for (const { digital, perSecond } of signals) {
      for (let i = 0; i < perSecond; i++, offsetInFile += 2)
        view.setInt16(offsetInFile, digital[record * perSecond + i] ?? 0, true);
    }
    const list = annotations[record];
    if (list !== undefined) bytes.set(list, offsetInFile);
    offsetInFile += 2 * annotationSamples;
  }
  return bytes;
}
