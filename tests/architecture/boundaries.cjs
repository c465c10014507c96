const FRONT_DOOR = '/(contract|service|reads|events)(\\.ts$|/)'
const SERVER = '/(service|reads|handlers|jobs|adapter)(\\.ts$|/)'
/** In lib/platform, which has file names of its own, only the files of these names are pure. */
const PURE = [
  '^lib/(?!platform/).*/(contract|rules|events|constants)(\\.ts$|/)',
  '^lib/platform/.*/(contract|rules|constants)\\.ts$',
]
const KERNEL = '^lib/platform/kernel/'
const TEST = '\\.test\\.tsx?$'
/** The composition roots: all operations and jobs, and the route kit bound to identity. They may import everything. */
const ROOTS = '^lib/(registry|route)\\.ts$'
/** What code that also runs in a browser may see of lib/platform. */
const PLATFORM_IN_BROWSER = '^lib/platform/(kernel/|http/call|.*/contract\\.ts$)'
const PRODUCTS = 'arcade|shop|predictions|rewards|planner'
const deny = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const layers = [
  deny('no-cycles', 'A cycle means two files are one file.', {}, { circular: true }),
  deny('no-unresolved', 'An import leads to a file.', {}, { couldNotResolve: true, pathNot: '^server-only$' }),
  deny('lib-looks-down', 'lib never knows the UI.', { path: '^lib/' }, { path: '^(app|components|store)/' }),
  deny('store-looks-down', 'store never knows components.', { path: '^store/' }, { path: '^(app|components)/' }),
  deny('components-look-down', 'components never know routes.', { path: '^components/' }, { path: '^app/' }),
  deny(
    'ui-is-domain-free',
    'components/ui could ship in another product.',
    { path: '^components/ui/', pathNot: TEST },
    { path: '^(components/(?!ui/)|store/|lib/)', pathNot: KERNEL },
  ),
  deny(
    'browser-code-stays-browser',
    'Browser code sees contracts, rules and constants, never the server.',
    { path: '^(components|store)/', pathNot: TEST },
    { path: [`^lib/.*${SERVER}`, ROOTS, '^lib/platform/', '^generated/'], pathNot: PLATFORM_IN_BROWSER },
  ),
  deny(
    'routes-are-adapters',
    'A route parses, calls one use case, replies.',
    { path: '^app/.*/route\\.ts$' },
    { path: ['^lib/.*/rules(\\.ts$|/)', '^lib/platform/db/', '^(components|store|generated)/'] },
  ),
  deny(
    'pages-only-read',
    'Pages render and read; they never write or query.',
    { path: '^app/', pathNot: '/route\\.ts$' },
    { path: ['^lib/.*/(service|handlers|jobs|adapter)(\\.ts$|/)', '^lib/platform/db/', '^generated/'] },
  ),
]

const contexts = [
  deny(
    'platform-is-the-floor',
    'platform knows no context.',
    { path: '^lib/platform/' },
    { path: '^lib/', pathNot: '^lib/platform/' },
  ),
  deny(
    'core-stands-on-platform',
    'identity and ledger know only platform.',
    { path: '^lib/(identity|ledger)/' },
    { path: '^lib/', pathNot: '^lib/(platform|$1)/' },
  ),
  deny(
    'products-are-strangers',
    'Products meet through events, never calls.',
    { path: `^lib/(${PRODUCTS})/` },
    { path: '^lib/', pathNot: '^lib/(platform|identity|ledger|$1)/' },
  ),
  deny(
    'listeners-only-listen',
    'engagement and backoffice learn by events; what engagement gives goes through the ledger, as everything does.',
    { path: '^lib/(engagement|backoffice)/' },
    { path: '^lib/', pathNot: ['^lib/(platform|identity|ledger|$1)/', '/events(\\.ts$|/)'] },
  ),
  deny(
    'the-back-office-posts-nothing',
    'backoffice reads the ledger.',
    { path: '^lib/backoffice/' },
    { path: '^lib/ledger/', pathNot: '^lib/ledger/.*/?reads(\\.ts$|/)' },
  ),
  deny(
    'front-door-only',
    'Other contexts are entered by contract, service, reads or events.',
    { path: '^lib/([^/]+)/' },
    { path: '^lib/(?!platform/)[^/]+/', pathNot: ['^lib/$1/', FRONT_DOOR] },
  ),
  deny(
    'games-ignore-the-metagame',
    'A game never calls missions, achievements and the like.',
    { path: '^lib/arcade/(slot|rps|gacha|crash)/' },
    { path: '^lib/arcade/', pathNot: '^lib/arcade/($1|draws|fairness|odds|paytables|plays|rounds|stats)/' },
  ),
  deny(
    'roots-are-roots',
    'Only routes, boot, scripts and tests see the composition roots.',
    { path: '^lib/', pathNot: ROOTS },
    { path: ROOTS },
  ),
]

const purity = [
  deny(
    'rules-are-pure',
    'No IO, clock, dice or framework in rules, contracts, events and constants; calendars are computed by Temporal.',
    { path: PURE, pathNot: TEST },
    { pathNot: [...PURE, KERNEL, '^node_modules/(zod|temporal-polyfill|temporal-utils)/'] },
  ),
  deny(
    'kernel-is-pure',
    'The kernel runs anywhere.',
    { path: KERNEL, pathNot: TEST },
    { pathNot: [KERNEL, '^node_modules/zod/'] },
  ),
  deny(
    'db-stays-in-the-core',
    'Only server files of a slice open the database.',
    { path: '^(app|components|store|lib)/', pathNot: [`^lib/.*${SERVER}`, '^lib/platform/', TEST] },
    { path: ['^lib/platform/db/', '^generated/', '^node_modules/(@prisma/client|pg)/'] },
  ),
  deny(
    'no-tests-in-production',
    'Production never imports tests.',
    { path: '^(app|components|store|lib|prisma)/', pathNot: TEST },
    { path: ['^tests/', TEST] },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...contexts, ...purity],
  options: {
    doNotFollow: { path: ['node_modules', '^generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
