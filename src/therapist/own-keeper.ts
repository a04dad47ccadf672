/** Keeps on this device what the therapist made for all sessions: keys, marks, scales, templates of plans. */
import type { Handlers } from '../ui/model/command.ts';
import type { MomentCommand } from '../ui/model/session-command.ts';
import { noOwnThings, type OwnThings } from '../ui/model/own-things.ts';
import type { RecordKeeper } from './record-keeper.ts';

type OwnCommand = Extract<MomentCommand, { readonly do: `keep-${string}` }>;

export interface OwnKeeper {
  readonly things: OwnThings;
  /** Takes in what came from elsewhere. */
  read(): Promise<void>;
  readonly handlers: Handlers<OwnCommand>;
}

export async function keepOwnThings(
  records: Pick<RecordKeeper, 'setting' | 'keep'>,
  onChange: () => void,
): Promise<OwnKeeper> {
  let things: OwnThings = noOwnThings;
  const read = async (): Promise<void> => {
    things = { ...noOwnThings, ...(await records.setting('ownThings')) };
    onChange();
  };
  await read();
  let last = Promise.resolve();
  /** Changes a part and leaves the others as they are kept by now, also where they could not be read. */
  const keep = (change: Partial<OwnThings>): void => {
    things = { ...things, ...change };
    onChange();
    // One after the other: a change that read before the one ahead of it was kept would undo that.
    last = last.then(async () => {
      const now = await records.setting('ownThings');
      records.keep('ownThings', { ...now, ...change });
    });
  };
  return {
    get things() {
      return things;
    },
    read,
    handlers: {
      'keep-keys': ({ keys }) => keep({ keys }),
      'keep-own-marks': ({ marks }) => keep({ marks }),
      'keep-scales': ({ scales }) => keep({ scales }),
      'keep-templates': ({ templates }) => keep({ templates }),
    },
  };
}
