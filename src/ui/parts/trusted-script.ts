/**
 * Addresses of scripts that the program itself names. The page's policy lets no other text become a script (Trusted Types); a browser
 * that does not know them takes the address as it is.
 */

interface Factory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

const policy = factory?.createPolicy('attune', {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin !== location.origin)
      throw new TypeError('a script of another origin');
    return address;
  },
});

/** The address of a script of this origin, as the browser wants it. @throws TypeError for another origin's */
export const trustedScript = (address: string): string =>
  (policy?.createScriptURL(address) ?? address) as string;
