import tseslint from 'typescript-eslint';

const noHtmlStrings = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment'].map(
  (property) => ({
    property,
    message: 'Build elements with panels/dom.ts; text stays text.',
  }),
);

export default tseslint.config(
  { ignores: ['dist/', '.test/', 'node_modules/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-properties': ['error', ...noHtmlStrings],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'leaflet', message: 'Only src/map/ talks to Leaflet.' }], patterns: ['leaflet/*'] },
      ],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 60],
      'max-params': ['error', 5],
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/map/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', 'max-lines-per-function': 'off' },
  },
);
