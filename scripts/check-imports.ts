import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import type { ICruiseResult, IRegularForbiddenRuleType } from 'dependency-cruiser'

// Who may import whom. A rule that stands in the way means the code is in the wrong place.

const feature = '^server/(orders|dispatch|hours|certificates|units|teams|services|people|sessions|photos|notifications|volunteers|public)/'
const pure =
  '^server/(orders/(order-flow|flow-conditions|market|offer|touched-by|originals|grams|book-content|book-said|book-words|order-facts|order-words|alarm|calendar|life-effects|order-policy|order-reach|order-visibility|order-effects|order-steps|order-holder|order-refusal|order-card|order-concerns|order-sheets|scorecard|make-move|move-input|deadlines|order)|dispatch/(score|rank|plan|min-cost|plan-[a-z-]+|asked)|hours/(star-levels|count-lines|weeks|posting-rules|hold-reasons|ledger-entry|view-entry)|certificates/(certificate|certificate-span|certificate-words)|teams/(covers|duty|presence|team-figures)|units/(distance|boundary-faults)|settings/settings|volunteers/(identity|volunteer)|people/(actor|mask|quiet-hours|demo-accounts)|public/(public-words|show-order|conceal|open-rows|months)|notifications/(notice-rules|notice-rule|notice-conditions))\\.ts$'

const rule = (name: string, from: object, to: object): IRegularForbiddenRuleType => ({ name, severity: 'error', from, to })

const rules = [
  rule('contract imports nothing', { path: '^server/contract/' }, { pathNot: '^server/contract/' }),
  rule(
    'pure rules know no database and no web',
    { path: pure },
    { path: '(node_modules/(mongoose|mongodb|express|socket\\.io)|\\.model\\.ts$|^server/(http|db|realtime|jobs|config))' },
  ),
  rule(
    'routes reach no model, session or socket',
    { path: '\\.routes\\.ts$' },
    { path: '(\\.model\\.ts$|^server/realtime/|socket\\.io)', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'a model stays in its feature',
    { path: feature },
    { path: '\\.model\\.ts$', pathNot: ['^server/$1/', '^server/events/'], dependencyTypesNot: ['type-only'] },
  ),
  rule('features do not know realtime or jobs', { path: feature }, { path: '^server/(realtime|jobs)/' }),
  rule('only app.ts imports routers', { pathNot: '^server/app\\.ts$' }, { path: '\\.routes\\.ts$' }),
  rule('the server does not know scripts, tests or the client', { path: '^server/' }, { path: '^(scripts|test|client)/' }),
  rule('the client knows only the contract, by type', { path: '^client/' }, { path: '^(server/(?!contract/)|scripts/|test/)' }),
  rule('no circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  rule('nothing that cannot be found', {}, { couldNotResolve: true, path: '^[./]' }),
]

const result = await cruise(
  ['server', 'scripts', 'test'],
  { ruleSet: { forbidden: rules }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
)
const { summary, modules } = result.output as ICruiseResult
for (const {
  from,
  to,
  rule: { name },
} of summary.violations)
  console.error(`${from} → ${to}: ${name}`)
console.log(`imports: ${modules.length} modules, ${summary.violations.length} against the rules`)
process.exit(summary.violations.length > 0 || modules.length === 0 ? 1 : 0)
