import type { Held } from './ledger-entry.ts'
import { words } from '../orders/order-words.ts'
import type { RoundEnd, Served, Stay } from '../orders/find-attendance.ts'
import { weekOf } from '../teams/team-figures.ts'
import type { Visit } from '../orders/order.ts'

// Minutes are held, not refused, where somebody should look: a poor rating, more than 12 h in one go or 60 h in a week, a check-in far from
// the place, or hours that nobody vouches for but who gets them. All of it is read from attendance, nothing from what was posted before.

const minuteMs = 60_000
const longestStay = 12 * 60
const longestWeek = 60 * 60
const farMetres = 5000
const restMs = 30 * minuteMs
const poorest = 3

const inHours = (minutes: number) => (Math.floor(minutes / 6) / 10).toString()

/** Whole minutes that some spans cover together: what overlaps counts once. */
export const minutesCovered = (spans: { in: Date; out: Date }[]) => {
  let [sum, until] = [0, -Infinity]
  for (const span of [...spans].sort((a, b) => a.in.getTime() - b.in.getTime())) {
    const [from, to] = [Math.max(span.in.getTime(), until), span.out.getTime()]
    if (to > from) sum += to - from
    until = Math.max(until, to)
  }
  return Math.round(sum / minuteMs)
}

const poor = (stars: number | null): Held[] =>
  stars !== null && stars < poorest
    ? [{ code: 'poor_rating', ...words(`群众评了 ${stars} 星，待督导员核实`, `The resident gave ${stars} stars; the supervisor looks into it`) }]
    : []

/** Minutes of the longest go: who is back within half an hour has not rested. */
const longestGo = ({ lines }: Served) => {
  const goes: Stay[] = []
  for (const stay of lines.flatMap(({ stays }) => stays).sort((a, b) => a.in.getTime() - b.in.getTime())) {
    const last = goes.at(-1)
    if (last && stay.in.getTime() - last.out.getTime() < restMs) last.out = new Date(Math.max(last.out.getTime(), stay.out.getTime()))
    else goes.push({ ...stay })
  }
  return Math.max(0, ...goes.map((go) => minutesCovered([go])))
}

const longest = (served: Served, declared: number) => longestGo(served) + declared

const tooLong = (minutes: number): Held[] =>
  minutes > longestStay
    ? [{ code: 'long_stay', ...words(`一次服务 ${inHours(minutes)} 小时，超过 12 小时`, `${inHours(minutes)} hours in one go, more than 12`) }]
    : []

const unended = ({ lines }: Served): Held[] =>
  lines.some(({ stays }) => stays.some(({ forgotten }) => forgotten))
    ? [{ code: 'forgotten', ...words('忘记签退，满 12 小时自动签退', 'Nobody checked out; the visit was closed after 12 hours') }]
    : []

/** Minutes of the week up to the end of a stay. A visit begun before it counts as far as its beginning, so that what happens later changes nothing. */
const minutesOfWeek = (stay: Stay, visits: Visit[]) => {
  const monday = weekOf(stay.in)
  const before = visits.filter((visit) => visit.in >= monday && visit.in < stay.in)
  const cut = before.map((visit) => ({ in: visit.in, out: visit.out && visit.out < stay.in ? visit.out : stay.in }))
  return minutesCovered([...cut, stay])
}

const tooMuch = ({ lines }: Served, visits: Visit[]): Held[] => {
  const most = Math.max(0, ...lines.flatMap(({ stays }) => stays.map((stay) => minutesOfWeek(stay, visits))))
  return most > longestWeek
    ? [{ code: 'long_week', ...words(`本周已服务 ${inHours(most)} 小时，超过 60 小时`, `${inHours(most)} hours in that week, more than 60`) }]
    : []
}

const staysOf = ({ lines }: Served) => lines.flatMap(({ stays }) => stays)

const tooFar = (served: Served): Held[] => {
  const metres = Math.max(0, ...staysOf(served).map((stay) => stay.metres ?? 0))
  const km = (metres / 1000).toFixed(1)
  return metres > farMetres ? [{ code: 'far_away', ...words(`签到位置距服务地点 ${km} 公里`, `Checked in ${km} km from the place`) }] : []
}

/** Nobody is the only witness of hours: who asked for the order or rated it, of their own; who settled it and rated it too, or asked for it unrated, of anybody's. */
const own = ({ volunteer: { id }, lines }: Served, { requester, rater, settler, stars }: RoundEnd): Held[] => {
  const helped = lines.some(({ team }) => !team)
  const ownSettling = settler !== null && (settler === rater || (stars === null && [id, requester].includes(settler)))
  const isWitness = id === requester || id === rater || (helped && ownSettling)
  return isWitness ? [{ code: 'own_order', ...words('本人提单、评单或自行办结的订单，无他人佐证', 'Their own order: nobody else vouches for the time') }] : []
}

/** Every reason to hold a person's minutes of a round; `visits` are theirs of those weeks, on whatever order. */
export const holdReasons = (served: Served, end: RoundEnd, { visits, declared }: { visits: Visit[]; declared: number }): Held[] => [
  ...poor(end.stars),
  ...tooLong(longest(served, declared)),
  ...unended(served),
  ...tooMuch(served, visits),
  ...tooFar(served),
  ...own(served, end),
]
