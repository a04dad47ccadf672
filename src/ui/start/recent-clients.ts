/** The clients who were here last, read off the sessions of this device. Pure. */
import type { BreathsPerMin, EpochMs } from '../../terms/units.ts';
import type { StoredSession } from '../model/start-view.ts';

export interface RecentClient {
  readonly code: string;
  /** When their newest session began. */
  readonly epoch: EpochMs;
  /** The rate that was accepted last; `undefined` = none was. */
  readonly rate: BreathsPerMin | undefined;
}

/** Each client once, in the order of their newest sessions; `sessions` newest first. */
export function recentClients(sessions: readonly StoredSession[]): readonly RecentClient[] {
  const found = new Map<string, RecentClient>();
  for (const { client: code, epoch, told } of sessions) {
    if (code === undefined) continue;
    const rate = told?.rates.at(-1)?.rate;
    const known = found.get(code);
    if (known === undefined) found.set(code, { code, epoch, rate });
    else if (known.rate === undefined && rate !== undefined) found.set(code, { ...known, rate });
  }
  return [...found.values()];
}
