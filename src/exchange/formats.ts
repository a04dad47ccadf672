/**
 * Every format that is opened here, in the order in which a file is tried: those that say what they are come before those that must be told
 * by their columns. The registry is all that a reader has to be entered in.
 */
import { ExchangeError } from './exchange-error.ts';
import type { Format, Read } from './format.ts';
import { appleHealth } from './formats/apple-health.ts';
import { bioTrace } from './formats/biotrace.ts';
import { edfFile } from './formats/edf-file.ts';
import { firstbeat } from './formats/firstbeat.ts';
import { fit } from './formats/fit.ts';
import { hrvEr } from './formats/hrv-er.ts';
import { jsonFile } from './formats/json-file.ts';
import { openHrv } from './formats/openhrv.ts';
import { polarHrm } from './formats/polar-hrm.ts';
import { suuntoSdf } from './formats/suunto-sdf.ts';
import { tableFile } from './formats/table-file.ts';
import { vnsAnalyse } from './formats/vns-analyse.ts';
import type { SourceFile } from './source-file.ts';
import type { Progress } from './table/table.ts';

export const FORMATS: readonly Format[] = [
  fit,
  edfFile,
  appleHealth,
  firstbeat,
  polarHrm,
  suuntoSdf,
  vnsAnalyse,
  bioTrace,
  openHrv,
  hrvEr,
  jsonFile,
  tableFile,
];

/** What a file holds, by the first format that knows it. @throws ExchangeError */
export function readSource(file: SourceFile, progress?: Progress): Read {
  const format = FORMATS.find((one) => one.recognises(file));
  if (format === undefined) throw new ExchangeError('unknown-format');
  return format.read(file, progress);
}
