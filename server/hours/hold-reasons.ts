import type { Held } from './ledger-entry.ts'
import { words } from '../orders/order-words.ts'
import type { RoundEnd, Served, Stay } from '../orders/find-attendance.ts'
import { weekOf } from '../teams/team-figures.ts'
import { count } from './count-lines.ts'
import { isEarlier, type Said, type Weeks } from './weeks.ts'

// Minutes are held, not refused, where somebody should look: a poor rating, more than 12 h in one go or 60 h in a week, a check-in far from
// the place, or hours that nobody vouches for but who gets them. All of it is read from orders, nothing from what was posted before.

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

const staysOf = ({ lines }: Served) => lines.flatMap(({ stays }) => stays)

const poor = (stars: number | null): Held[] =>
  stars !== null && stars < poorest
    ? [{ code: 'poor_rating', ...words(`群众评了 ${stars} 星，待督导员核实`, `The resident gave ${stars} stars; the supervisor looks into it`) }]
    : []

/** Minutes of the longest go: who is back within half an hour has not rested. */
const longestGo = (served: Served) => {
  const goes: Stay[] = []
  for (const stay of staysOf(served).sort((a, b) => a.in.getTime() - b.in.getTime())) {
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

const unended = (served: Served): Held[] =>
  staysOf(served).some(({ forgotten }) => forgotten)
    ? [{ code: 'forgotten', ...words('忘记签退，满 12 小时自动签退', 'Nobody checked out; the visit was closed after 12 hours') }]
    : []

/** Minutes measured in the week of a moment and before it. A visit that goes on counts as far as the moment, so that what happens later changes nothing. */
const measuredBefore = (moment: Date, { visits }: Weeks) => {
  const monday = weekOf(moment)
  const before = visits.filter((visit) => visit.in >= monday && visit.in < moment)
  return before.map((visit) => ({ in: visit.in, out: visit.out && visit.out < moment ? visit.out : moment }))
}

const saidBefore = (moment: Date, { said }: Weeks, lies: (one: Said) => boolean) => {
  const monday = weekOf(moment).getTime()
  return said.filter((one) => weekOf(one.at).getTime() === monday && lies(one)).reduce((sum, { minutes }) => sum + minutes, 0)
}

const weekWithStay = (stay: Stay, weeks: Weeks) =>
  minutesCovered([...measuredBefore(stay.in, weeks), stay]) + saidBefore(stay.in, weeks, ({ at }) => at < stay.in)

const weekWithSaid = (declared: number, end: RoundEnd, weeks: Weeks) =>
  declared + minutesCovered(measuredBefore(end.at, weeks)) + saidBefore(end.at, weeks, (one) => isEarlier(one, end))

// What was measured lies where it was measured, what was declared where its round ended: whatever crosses the limit is held.
const tooMuch = (served: Served, end: RoundEnd, { weeks, declared }: Known): Held[] => {
  const most = Math.max(0, ...staysOf(served).map((stay) => weekWithStay(stay, weeks)), declared > 0 ? weekWithSaid(declared, end, weeks) : 0)
  return most > longestWeek
    ? [{ code: 'long_week', ...words(`本周已服务 ${inHours(most)} 小时，超过 60 小时`, `${inHours(most)} hours in that week, more than 60`) }]
    : []
}

const tooFar = (served: Served): Held[] => {
  const metres = Math.max(0, ...staysOf(served).map((stay) => stay.metres ?? 0))
  const km = (metres / 1000).toFixed(1)
  return metres > farMetres ? [{ code: 'far_away', ...words(`签到位置距服务地点 ${km} 公里`, `Checked in ${km} km from the place`) }] : []
}

/** Whether someone wrote minutes beyond the measured for themselves: the leader at completion, the settler at settling. */
const wroteOwn = ({ volunteer, lines }: Served) => lines.some((line) => line.inCharge.id === volunteer.id && count(line).declared > 0)

/** Nobody is the only witness of hours: who asked for the order or rated it, of their own; who settled it and rated it too, or asked for it unrated, of anybody's; who wrote their own, unrated. */
const own = (served: Served, { requester, rater, settler, stars }: RoundEnd): Held[] => {
  const { volunteer, lines } = served
  const helped = lines.some(({ team }) => !team)
  const settledAlone = settler !== null && (settler === rater || (stars === null && settler === requester))
  const isWitness = volunteer.id === requester || volunteer.id === rater || (helped && settledAlone) || (stars === null && wroteOwn(served))
  return isWitness
    ? [
        {
          code: 'own_order',
          ...words('本人提单、评单、自行办结或自行申报的时长，无他人佐证', 'Their own order or their own word: nobody else vouches for the time'),
        },
      ]
    : []
}

/** What is known beside the round: the person's weeks on whatever order, and the minutes declared for them in this round. */
type Known = { weeks: Weeks; declared: number }

/** Every reason to hold a person's minutes of a round. */
export const holdReasons = (served: Served, end: RoundEnd, known: Known): Held[] => [
  ...poor(end.stars),
  ...tooLong(longest(served, known.declared)),
  ...unended(served),
  ...tooMuch(served, end, known),
  ...tooFar(served),
  ...own(served, end),
]
