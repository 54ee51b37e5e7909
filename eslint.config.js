import astro from 'eslint-plugin-astro';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import tseslint from 'typescript-eslint';

/** Ways out of the page that holds a draft, or into it; each with the one place that may use it. */
const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource'];
const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];
const webRtc = ['RTCPeerConnection', 'webkitRTCPeerConnection'];
const htmlSinks = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'srcdoc',
];
const globalObjects = ['window', 'globalThis', 'self', 'document', 'parent', 'top'];

const because = {
  network: 'Only the broker frame and the adapters of the look-up may use the network.',
  storage: 'Nothing is kept in the browser.',
  webRtc: 'WebRTC gets past the content security policy; see src/components/withoutWebRtc.ts.',
  html: 'Text is set as text, never as HTML.',
  window: 'A new window can be opened with any address; a link says where it leads.',
  dom: 'Only components know of the page.',
};

/**
 * A name used as a global, or as a property of a global object (`window.fetch`). An own function may bear the name.
 */
const ban = (names, message) => ({
  globals: names.map((name) => ({ name, message })),
  properties: globalObjects.flatMap((object) =>
    names.map((property) => ({ object, property, message })),
  ),
});

const bans = {
  network: ban(network, because.network),
  storage: ban(storage, because.storage),
  webRtc: ban(webRtc, because.webRtc),
  dom: ban(['window', 'document'], because.dom),
  window: ban(['open'], because.window),
};
// A component may say `window`; it still may not say `document.window`.
bans.dom.properties = [];

const ownWays = [
  { property: 'sendBeacon', message: because.network },
  { object: 'document', property: 'cookie', message: because.storage },
  { object: 'document', property: 'write', message: because.html },
  { object: 'document', property: 'writeln', message: because.html },
  ...htmlSinks.map((property) => ({ property, message: because.html })),
];

const newWorker = {
  selector: 'NewExpression[callee.name=/^(?:Shared)?Worker$/]',
  message: 'A worker has a policy of its own; only src/components/classifierActor.ts starts one.',
};
const htmlSinkInJsx = {
  selector: 'JSXAttribute[name.name=/^(?:dangerouslySetInnerHTML|srcdoc|srcDoc|style)$/]',
  message: `${because.html} A style attribute is blocked by the policy; use a class.`,
};

/** The rules of src/ less what one place may do. */
const restrict = ({ may = [], mayStartWorkers = false } = {}) => {
  const held = Object.entries(bans)
    .filter(([name]) => !may.includes(name))
    .map(([, each]) => each);
  return {
    'no-restricted-globals': ['error', ...held.flatMap(({ globals }) => globals)],
    'no-restricted-properties': [
      'error',
      ...held.flatMap(({ properties }) => properties),
      ...ownWays,
    ],
    'no-restricted-syntax': ['error', htmlSinkInJsx, ...(mayStartWorkers ? [] : [newWorker])],
  };
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-edge/',
      '.astro/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.astro/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers read well in a sentence; everything else still has to say how it becomes text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `for (;;)` with a way out inside, and `while (true)`, say what they mean.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `onClose: () => socket.destroy()` is plain enough.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // An async function without await is how an interface of promises is met.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // node:test's describe and it return promises that the runner itself waits for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      eqeqeq: 'error',
    },
  },
  ...astro.configs['flat/recommended'],
  {
    // Astro's compiler does not tell its template's types to the rules; `astro check` looks at them instead.
    files: ['**/*.astro', '**/*.astro/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-eval': 'error', 'no-new-func': 'error', 'astro/no-set-html-directive': 'error' },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.configs.strict],
    rules: {
      // What scrolls must be reachable by keyboard (WCAG 2.1.1).
      'jsx-a11y-x/no-noninteractive-tabindex': ['error', { tags: ['pre'], roles: ['region'] }],
    },
  },
  { files: ['src/**/*.{ts,tsx,astro}', 'src/**/*.astro/*.ts'], rules: restrict() },
  { files: ['src/components/**'], rules: restrict({ may: ['dom'] }) },
  { files: ['src/components/withoutWebRtc.ts'], rules: restrict({ may: ['dom', 'webRtc'] }) },
  { files: ['src/components/brokerFrame.ts'], rules: restrict({ may: ['dom', 'network'] }) },
  {
    files: ['src/components/classifierActor.ts'],
    rules: restrict({ may: ['dom'], mayStartWorkers: true }),
  },
  { files: ['src/recipient/adapters/**'], rules: restrict({ may: ['network'] }) },
);
