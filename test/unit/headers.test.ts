/** What hosts are told to send stands in four places and is the same in all of them; no form is filled in by the browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CACHE, HEADERS, POLICY } from '../../vite.config.ts';

const root = new URL('../../', import.meta.url).pathname;
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const headers = Object.entries(HEADERS);

describe('the headers of a host', () => {
  it.each(headers)('%s is the same for Netlify, Apache and nginx', (name, value) => {
    expect(text('public/_headers').split('\n')).toContain(`  ${name}: ${value}`);
    expect(text('public/.htaccess').split('\n')).toContain(`  Header set ${name} "${value}"`);
    expect(text('README.md').split('\n')).toContain(`    add_header ${name} "${value}";`);
  });

  it('are no more than these in any of the places', () => {
    const count = (file: string, line: RegExp): number => text(file).match(line)?.length ?? 0;
    expect(count('public/_headers', /^ {2}(?!Cache-Control)\S+: /gm)).toBe(headers.length);
    expect(count('public/.htaccess', /^ {2}Header set (?!Cache-Control)/gm)).toBe(headers.length);
    expect(count('README.md', /^ {4}add_header (?!Cache-Control)/gm)).toBe(headers.length);
  });

  it('keep for good what has a digest in its name, and never the page, the worker and the manifest', () => {
    const { assets, rest } = CACHE;
    const told = text('public/_headers').split('\n');
    const cached = told.flatMap((line, i) =>
      line.startsWith('  Cache-Control: ') ? [[told[i - 1], line.slice(17)]] : [],
    );
    // No address has two of them: some hosts would send both.
    expect(cached).toEqual([
      ['/assets/*', assets],
      ...['/', '/index.html', '/service-worker.js', '/manifest.webmanifest'].map((path) => [path, rest]),
    ]);
    const apache = text('public/.htaccess');
    expect(apache).toContain(`  Header set Cache-Control "${rest}"\n`);
    expect(apache).toContain(`m#/assets/#">\n    Header set Cache-Control "${assets}"\n`);
    const readme = text('README.md');
    expect(readme).toContain('    add_header Cache-Control $attune_cache;\n');
    expect(readme).toContain(`    map $uri $attune_cache { default "${rest}"; ~/assets/ "${assets}"; }\n`);
  });

  it('hold the policy of the page itself', () => {
    expect(HEADERS['Content-Security-Policy']).toBe(`${POLICY}; frame-ancestors 'none'`);
  });
});

it('no field of a form is filled in by the browser', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const fields = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => text(join('src', file)).match(/<(?:input|textarea)\b[^]*?\/?>(?=\s|$|<)/g) ?? [])
    // What is chosen by a touch is nothing that a browser could fill in.
    .filter((field) => !/type="(?:radio|checkbox|range|file)"|readonly/.test(field));
  expect(fields.length).toBeGreaterThanOrEqual(4);
  expect(fields.filter((field) => !field.includes('autocomplete="off"'))).toEqual([]);
});
