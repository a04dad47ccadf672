/**
 * Where a page that cannot read its database seals the key of a session to: the public half of the vault's inbox, kept beside the tails. It opens nothing.
 */
import { fromBase64, toBase64, type Bytes } from '../vault/bytes.ts';

export interface InboxAddress {
  readonly vault: Bytes;
  readonly writer: Bytes;
  readonly inbox: Bytes;
}

export interface AddressBook {
  /** `undefined` = none was kept. */
  read(): InboxAddress | undefined;
  keep(address: InboxAddress): void;
}

/** The address of the copy in `folder`, in the browser's small storage; `undefined` = it has none. */
export function addressIn(storage: Storage | undefined, folder: string): AddressBook {
  const name = `attune-inbox ${folder}`;
  return {
    read: () => {
      try {
        const [vault, writer, inbox] = (storage?.getItem(name) ?? '').split(' ').map(fromBase64);
        const whole = vault?.length === 16 && writer?.length === 16 && inbox?.length === 32;
        return whole ? { vault, writer, inbox } : undefined;
      } catch {
        return undefined;
      }
    },
    keep: ({ vault, writer, inbox }) => {
      const text = [vault, writer, inbox].map(toBase64).join(' ');
      try {
        if (storage?.getItem(name) !== text) storage?.setItem(name, text);
      } catch {
        // Full: then only a page that reads its database can leave something.
      }
    },
  };
}
