/** What the documents say of the code, held to the code: rooms and arrows, types of facts, files that are linked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkedFigures, checkedSentence } from '../../../build/checked-figures.ts';
import { FACTS } from '../../../src/session/fact-table.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

describe('the documents', () => {
  it('draw the arrows that the checks allow', () => {
    const { picture } = createRequire(import.meta.url)('../../architecture.cjs') as { picture(): string };
    expect(read('docs/architecture.md')).toContain(picture());
  });

  it('name every type of fact, and none that is not', () => {
    const rows = read('docs/session-file.md').matchAll(/^\| `([a-z-]+)` \|/gm);
    expect([...rows].map(([, type]) => type).sort()).toEqual(Object.keys(FACTS).sort());
  });

  it('say of the accuracy what the tables of the benchmarks say', () => {
    const figures = checkedFigures();
    expect(Object.values(figures)).not.toContain('?');
    expect(Object.values(figures).join()).not.toContain('NaN');
    expect(read('README.md')).toContain(checkedSentence(figures));
  });

  it.each(documents)('%s links only to what is there', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    const gone = links.filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(gone).toEqual([]);
  });
});
