/** Asks the thread of the resonance estimate; starts it with the first question, so that nobody loads it who does not assess. */
import workerAddress from './resonance-worker.ts?worker&url';
import type { PacedBreaths } from '../session/step-breaths.ts';
import { trustedScript } from '../ui/parts/trusted-script.ts';
import type { ResonanceAnswer, ResonanceQuestion, Retest } from './resonance-messages.ts';

export interface ResonanceDesk {
  /** Starts the thread, so that its first answer comes soon. */
  warmUp(): void;
  /** The estimate over these breaths. @throws the thread's error, if it could not be started */
  ask(breaths: PacedBreaths, retest?: Retest): Promise<ResonanceAnswer>;
  close(): void;
}

export function openResonanceDesk(): ResonanceDesk {
  let worker: Worker | undefined;
  let asked = 0;
  const open = new Map<
    number,
    { resolve: (answer: ResonanceAnswer) => void; reject: (error: Error) => void }
  >();

  function start(): Worker {
    if (worker !== undefined) return worker;
    worker = new Worker(trustedScript(workerAddress), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ResonanceAnswer>) => {
      open.get(data.number)?.resolve(data);
      open.delete(data.number);
    });
    worker.addEventListener('error', (event) => {
      for (const { reject } of open.values()) reject(new Error(event.message));
      open.clear();
      worker = undefined;
    });
    return worker;
  }

  return {
    warmUp: () => void start(),
    ask: (breaths, retest) =>
      new Promise((resolve, reject) => {
        asked += 1;
        open.set(asked, { resolve, reject });
        const question: ResonanceQuestion = {
          number: asked,
          ...breaths,
          ...(retest !== undefined && { retest }),
        };
        start().postMessage(question);
      }),
    close: () => worker?.terminate(),
  };
}
