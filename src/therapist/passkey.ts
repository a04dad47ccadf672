/**
 * A passkey of this device or account whose authenticator makes a secret of a salt (WebAuthn, extension `prf`): asked for by the browser, with the person's
 * finger, face or PIN. Nothing leaves the device; the site's own key pair, which is made with it, is never used.
 */
import type { Passkey } from '../store/guard.ts';
import type { Bytes } from '../vault/bytes.ts';

type Asked = Omit<Passkey, 'output'>;

/** It was not there, not allowed, or makes no such secret. */
export class NoPasskey extends Error {
  override readonly name = 'NoPasskey';
}

/** How long the browser waits for the person, ms. */
const PATIENCE = 120_000;
/** Signatures that may be made with it, although none ever is: Ed25519, ES256, RS256. */
const KINDS = [-8, -7, -257];

const random = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count));
function bytesOf(source: BufferSource): Bytes {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
}

/** What `work` of the browser came to; whatever hinders it is one thing for the person. */
async function answered(work: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await work.catch((cause: unknown) => {
    throw new NoPasskey('it was not given', { cause });
  });
  if (credential === null) throw new NoPasskey('there is none');
  return credential as PublicKeyCredential;
}

const outputOf = (credential: PublicKeyCredential): Bytes | undefined => {
  const output = credential.getClientExtensionResults().prf?.results?.first;
  return output && bytesOf(output);
};

/** Asks for one of these. @throws NoPasskey */
export async function askPasskey(passkeys: readonly Asked[]): Promise<Passkey> {
  const salts = new Map(passkeys.map(({ credential, salt }) => [base64url(credential), salt]));
  const given = await answered(
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        timeout: PATIENCE,
        userVerification: 'required',
        allowCredentials: passkeys.map(({ credential }) => ({ type: 'public-key', id: credential })),
        extensions: {
          prf: {
            evalByCredential: Object.fromEntries([...salts].map(([id, first]) => [id, { first }])),
          },
        },
      },
    }),
  );
  const credential = bytesOf(given.rawId);
  const [salt, output] = [salts.get(base64url(credential)), outputOf(given)];
  if (salt === undefined || output === undefined) throw new NoPasskey('it makes no secret');
  return { credential, salt, output };
}

/** Makes one; an authenticator that tells its secret only later is asked once more. @throws NoPasskey also where it makes none */
export async function makePasskey(name: string): Promise<Passkey> {
  const salt = random(32);
  const made = await answered(
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        timeout: PATIENCE,
        rp: { name: 'Attune' },
        // What the browser's list of passkeys shows says nothing of anybody.
        user: { id: random(16), name, displayName: name },
        pubKeyCredParams: KINDS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        attestation: 'none',
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const credential = bytesOf(made.rawId);
  const output = outputOf(made);
  if (output !== undefined) return { credential, salt, output };
  if (made.getClientExtensionResults().prf?.enabled !== true) throw new NoPasskey('it makes no secret');
  return askPasskey([{ credential, salt }]);
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
