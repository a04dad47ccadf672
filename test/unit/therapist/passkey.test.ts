/** A passkey is asked for with its salts, its secret is taken as it was made, and whatever hinders it is one thing. */
import { afterEach, describe, expect, it } from 'vitest';
import { askPasskey, makePasskey, NoPasskey } from '../../../src/therapist/passkey.ts';

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
afterEach(() => {
  if (before !== undefined) Object.defineProperty(globalThis, 'navigator', before);
});

interface Given {
  readonly rawId?: ArrayBuffer;
  readonly first?: BufferSource;
  readonly enabled?: boolean;
}
type Answer = Given | null | Error;

/** What an authenticator gives when it is asked, and when one is made; returns what the browser was asked. */
function browser({ get = null, create = null }: { get?: Answer; create?: Answer }): unknown[] {
  const asked: unknown[] = [];
  const answer = (given: Answer) => (options: unknown) => {
    asked.push(options);
    if (given instanceof Error) return Promise.reject(given);
    if (given === null) return Promise.resolve(null);
    const { rawId = bytes(251, 255, 254, 1).buffer, first, enabled } = given;
    const prf = {
      ...(first !== undefined && { results: { first } }),
      ...(enabled !== undefined && { enabled }),
    };
    return Promise.resolve({ rawId, getClientExtensionResults: () => ({ prf }) });
  };
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { credentials: { get: answer(get), create: answer(create) } },
  });
  return asked;
}

const anyBytes: unknown = expect.any(Uint8Array);
const known = { credential: bytes(251, 255, 254, 1), salt: bytes(9, 9) };
const other = { credential: bytes(4), salt: bytes(5) };
const secret = bytes(1, 2, 3);
const refused = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(NoPasskey);

describe('asking for a passkey', () => {
  it('names those that are known with their salts, and waits two minutes for the person', async () => {
    const asked = browser({ get: { first: secret } });
    expect(await askPasskey([other, known])).toEqual({ ...known, output: secret });
    expect(asked).toEqual([
      {
        publicKey: {
          challenge: anyBytes,
          timeout: 120_000,
          userVerification: 'required',
          allowCredentials: [
            { type: 'public-key', id: other.credential },
            { type: 'public-key', id: known.credential },
          ],
          // Names in base64url without padding: no plus, no stroke.
          extensions: {
            prf: { evalByCredential: { BA: { first: other.salt }, '-__-AQ': { first: known.salt } } },
          },
        },
      },
    ]);
    const { challenge } = (asked[0] as { publicKey: { challenge: Uint8Array } }).publicKey;
    expect(challenge).toHaveLength(32);
    expect(new Set(challenge).size).toBeGreaterThan(8);
  });

  it('takes the secret out of whatever buffer it lies in', async () => {
    browser({ get: { first: secret.buffer } });
    expect((await askPasskey([known])).output).toEqual(secret);
    const part = new Uint8Array([7, 1, 2, 3, 7]).subarray(1, 4);
    browser({ get: { first: part } });
    const { output } = await askPasskey([known]);
    expect([output, output.buffer.byteLength]).toEqual([secret, 3]);
  });

  it('comes to nothing where the person or the device gives none, another one, or one without a secret', async () => {
    browser({ get: new DOMException('', 'NotAllowedError') });
    await refused(askPasskey([known]));
    browser({ get: null });
    await refused(askPasskey([known]));
    browser({ get: {} });
    await refused(askPasskey([known]));
    browser({ get: { first: secret } });
    await refused(askPasskey([other]));
  });
});

describe('making a passkey', () => {
  it('asks for one with a name that says nothing of anybody, and takes its secret', async () => {
    const asked = browser({ create: { first: secret } });
    const made = await makePasskey('Attune');
    expect(made).toEqual({ credential: known.credential, salt: anyBytes, output: secret });
    expect(made.salt).toHaveLength(32);
    expect(asked).toEqual([
      {
        publicKey: {
          challenge: anyBytes,
          timeout: 120_000,
          rp: { name: 'Attune' },
          user: { id: anyBytes, name: 'Attune', displayName: 'Attune' },
          pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
          attestation: 'none',
          extensions: { prf: { eval: { first: made.salt } } },
        },
      },
    ]);
  });

  it('asks once more where the secret is told only later, and not where none ever will be', async () => {
    const asked = browser({ create: { enabled: true }, get: { first: secret } });
    expect(await makePasskey('a')).toMatchObject({ credential: known.credential, output: secret });
    expect(asked).toHaveLength(2);
    for (const create of [{ enabled: false }, {}, null]) {
      const once = browser({ create, get: { first: secret } });
      await refused(makePasskey('a'));
      expect(once).toHaveLength(1);
    }
  });
});
