// Lint rules of elements and templates: Lit, accessible markup, custom elements. The rules that need types are oxlint's (oxlint.json), the direction of imports is dependency-cruiser's.
import globals from 'globals';
import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test-results/**'] },
  {
    files: ['src/**/*.ts', 'mocks/**/*.ts', 'test/component/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { ...globals.node }, ecmaVersion: 'latest', sourceType: 'module' },
    rules: { eqeqeq: 'error' },
  },
);
