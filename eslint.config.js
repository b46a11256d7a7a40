import tseslint from 'typescript-eslint'

/** Prettier wraps code at 120 columns and leaves long strings as they are; this is where they end. */
const longest = ['error', { code: 140 }]

/**
 * Types are checked by `npm run types`; here are the faults that types allow and that have hurt: promises nobody waits
 * for, an environment read twice.
 */
export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.handfast/', 'coverage/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, properties: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      // `catch {}` with nothing in it hides a failure; one with a comment says why there is nothing to do.
      'no-empty': 'error',
      'max-len': longest,
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'config.ts is the only reader of process.env.',
        },
      ],
    },
  },
  { files: ['**/*.js'], rules: { 'max-len': longest } },
  // Written by the migrator.
  { files: ['database/migrations/**'], rules: { 'max-len': 'off' } },
  { files: ['config.ts', 'test/**', 'bench/**'], rules: { 'no-restricted-syntax': 'off' } },
  // The rules know neither clock nor chance: what they say depends on what they are given.
  {
    files: ['lifecycle/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'Intl'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
      ],
    },
  },
)
