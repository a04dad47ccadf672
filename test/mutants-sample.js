// Which lines are changed: a seeded share of them, so that a large folder can be judged by a part.
import { PluginKind } from '@stryker-mutator/api/plugin';

const share = Number(process.env.MUTANTS_SHARE ?? 1);
const seed = Number(process.env.MUTANTS_SEED ?? 1);

/** A number from 0 to 1 that depends on the line alone (FNV-1a, and a last mixing of its bits). */
function place(text) {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}

const sample = {
  shouldIgnore: ({ node, parent }) => {
    if (share >= 1 || node.loc === undefined || node.loc === null) return undefined;
    const whole =
      node.type === 'BlockStatement' ||
      (parent !== null && /Statement|Declarator|ClassProperty|ArrowFunction/.test(parent.type));
    if (!whole || node.type === 'BlockStatement') return undefined;
    const { line, column } = node.loc.start;
    return place(`${node.loc.filename ?? ''}:${line}:${column}`) < share ? undefined : 'not in the sample';
  },
};

export const strykerPlugins = [{ kind: PluginKind.Ignore, name: 'sample', value: sample }];
