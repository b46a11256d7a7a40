/** Who may import whom. A folder that is not named in a rule may import anything; packages are named where they would break a promise. */
const folder = (...names) => names.map(name => `^${name}/`)
const own = '^(lifecycle|workflows|workers|emails|database|src|rehearsal|embedded|samples|bench|test)/|^config\\.ts$'
/** Shapes and names, and the one way of asking that goes with them. */
const contract = ['^workflows/contract\\.ts$', '^workflows/search-attributes\\.ts$', '^workflows/ask\\.ts$']

/** `from` may reach nothing of ours but itself and `to`; what of `types` it reaches, it reaches for types alone. */
const only = (name, comment, from, to = [], types = []) => [
  {
    name,
    comment,
    severity: 'error',
    from: { path: `^${from}/` },
    to: { path: own, pathNot: [`^${from}/`, ...to, ...types] },
  },
  ...(types.length === 0
    ? []
    : [
        {
          name: `${name}-types`,
          comment: `${comment} Types only.`,
          severity: 'error',
          from: { path: `^${from}/` },
          to: {
            path: types,
            pathNot: to.length > 0 ? to : undefined,
            dependencyTypesNot: ['type-only', 'pre-compilation-only'],
          },
        },
      ]),
]

export default {
  forbidden: [
    ...only('lifecycle-stands-alone', 'The rules are pure: they import nothing outside themselves.', 'lifecycle'),
    {
      name: 'lifecycle-has-no-packages',
      severity: 'error',
      comment: 'A schema library may parse models and commands at the edge, and nothing else may come in.',
      from: { path: '^lifecycle/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'], pathNot: ['node_modules/zod/'] },
    },
    ...only(
      'workflows-wait',
      'Workflow code is replayed for years: it waits, asks for steps and hands letters over, and knows no rule.',
      'workflows',
      [],
      folder('lifecycle', 'workers'),
    ),
    {
      name: 'workflows-stay-in-the-sandbox',
      severity: 'error',
      comment: 'The bundle holds the SDK and the shell. `ask` is for callers and is not in it.',
      from: { path: '^workflows/', pathNot: '^workflows/ask\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: ['node_modules/@temporalio/(workflow|common|activity)/'],
      },
    },
    ...only('emails-speak', 'E-mails say what they are given.', 'emails', [], folder('lifecycle')),
    ...only(
      'database-remembers',
      'What is stored does not decide: it folds what was decided, and is told in the shapes of the contract.',
      'database',
      ['^config\\.ts$', '^lifecycle/(evolve|state)\\.ts$'],
      [...folder('lifecycle'), ...contract],
    ),
    ...only(
      'workers-act',
      'Workers touch the world for the workflows.',
      'workers',
      [...contract, '^workflows/wording\\.ts$', ...folder('lifecycle', 'emails', 'database'), '^config\\.ts$'],
      folder('workflows'),
    ),
    ...only('api-asks', 'The API asks the workflow, and reads what is recorded.', 'src', [
      ...contract,
      ...folder('lifecycle', 'database', 'emails', 'rehearsal'),
      '^config\\.ts$',
    ]),
    ...only('rehearsal-foresees', 'The same rules, run ahead of time.', 'rehearsal', [
      ...contract,
      ...folder('lifecycle'),
    ]),
    ...only('embedded-hosts', 'It starts the others as processes, and imports none of them.', 'embedded', [
      ...contract,
      '^config\\.ts$',
    ]),
    ...only('samples-are-outside', 'The samples and the demo show what anybody can do over HTTP.', 'samples', [
      '^config\\.ts$',
      '^embedded/time-skipping\\.ts$',
    ]),
    {
      name: 'only-tests-import-tests',
      severity: 'error',
      comment: 'What runs does not stand on what checks it.',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'production-installs-no-tools',
      severity: 'error',
      comment: 'The image installs without devDependencies: what runs in it imports none, but for types.',
      from: { path: [...folder('lifecycle', 'workflows', 'workers', 'emails', 'database', 'src'), '^config\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ['node_modules/@types/'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'A circle of imports has no first file to read. Types may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'pre-compilation-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import leads somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.handfast)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
