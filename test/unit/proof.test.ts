/** What is shipped is told whole: every part by others with its version, its licence and the licence's text. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billOf, noticesOf, shippedParts } from '../../build/proof.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const parts = shippedParts();

describe('the parts by others', () => {
  it('are every dependency in the version that is pinned, and nothing of the tools', () => {
    const versions = Object.fromEntries(parts.map(({ name, version }) => [name, version]));
    expect(versions).toMatchObject(manifest.dependencies);
    expect(parts.map(({ name }) => name)).not.toContain('vite');
  });

  it('each have a licence, a hash and a place in the notices', () => {
    const notices = noticesOf(parts);
    for (const { name, version, licence, sha512 } of parts) {
      expect(licence).toMatch(/^(MIT|BSD-3-Clause|Apache-2\.0|OFL-1\.1|ISC)$/);
      expect(sha512).toMatch(/^[0-9a-f]{128}$/);
      expect(notices).toContain(`${name} ${version}, ${licence}`);
    }
    expect(notices).toContain('Redistribution and use in source and binary forms');
  });

  it('make the same bill of materials every time, without a date or a number of chance', () => {
    const bill = billOf(parts, manifest.version);
    expect(bill).toBe(billOf(shippedParts(), manifest.version));
    expect(bill).not.toMatch(/serialNumber|timestamp/);
    const { components } = JSON.parse(bill) as { components: { purl: string }[] };
    expect(components.map(({ purl }) => purl)).toContain(`pkg:npm/lit@${manifest.dependencies.lit ?? ''}`);
  });
});
