import { readFileSync, writeFileSync } from 'node:fs'
import { describeSettings } from '../server/config.ts'
import { flow, statuses, type By, type Row } from '../server/orders/order-flow.ts'
import { roles } from '../server/orders/order-words.ts'

// Prints the flow table, the statuses and the settings into the README and .env.example from the data that the program runs on.
// With --check it only tells whether they are current.

const byText = ({ role, reach, at, ownTeams, to }: By) => {
  const name = role === 'any' || role === 'system' || role === 'api_key' ? '' : `${roles[role].en}: `
  const where = at ? ` at ${at.join(', ')}` : ''
  return `${name}${reach.replace('_', ' ')}${where}${ownTeams ? ', to teams of the town' : ''}${to ? ` (starts at ${to})` : ''}`
}

const partOf = ({ action }: Row) => `with ${flow.find((row) => row.with === action)!.action}`

const toText = ({ to, from }: Row) => (typeof to === 'string' ? to : from.map((status) => to[status]).join(', '))

const flowTable = () =>
  [
    '| action | 中文 | from | to | by | must bring |',
    '|---|---|---|---|---|---|',
    ...flow.map((row) => {
      const from = row.from.length === Object.keys(statuses).length ? 'any' : row.from.length === 6 ? 'any open' : row.from.join(', ') || '–'
      const until = row.until ? ` (when ${row.until.replaceAll('_', ' ')})` : ''
      return `| ${row.action} | ${row.label['zh-CN']} | ${from} | ${toText(row)}${until} | ${row.by.map(byText).join('; ') || partOf(row)} | ${row.needs.join(', ').replaceAll('|', 'or')} |`
    }),
    '',
    Object.entries(statuses)
      .map(([status, { label }]) => `${status} ${label['zh-CN']}`)
      .join(' · '),
  ].join('\n')

const settingsTable = () =>
  [
    '| setting | default | what for |',
    '|---|---|---|',
    ...describeSettings().map(({ name, value, use }) => `| ${name} | ${value === '' ? '–' : `\`${value}\``} | ${use} |`),
  ].join('\n')

const between = (text: string, name: string, content: string) => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  if (!text.includes(start)) throw new Error(`README.md has no place for ${name}`)
  return `${text.slice(0, text.indexOf(start) + start.length)}\n${content}\n${text.slice(text.indexOf(end))}`
}

const readme = readFileSync('README.md', 'utf8')
const printed = [
  ['README.md', between(between(readme, 'flow', flowTable()), 'settings', settingsTable())],
  [
    '.env.example',
    describeSettings()
      .map(({ name, value, use }) => `# ${use}\n# ${name}=${value}\n`)
      .join('\n'),
  ],
] as const

const stale = printed.filter(([file, text]) => readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the program says; run "npm run readme"`)
  process.exit(stale.length > 0 ? 1 : 0)
}
for (const [file, text] of stale) writeFileSync(file, text)
