import type { Action, Urgency } from '../../server/contract/flow.ts'
import type { Card } from '../../server/contract/live.ts'
import type { UnitView } from '../../server/contract/people.ts'
import { openBrowser } from '../chromium.ts'
import { answerSocket } from './fake-socket.ts'
import { measureHeap } from './heap.ts'
import type { Line } from './line.ts'
import { phonePage, sessionOf } from './visit.ts'

// The wall runs for days: its heap must not grow with the cards it is told of. The engine only interprets here: else, for an hour and more, it
// makes faster code of ever seldomer functions and keeps it on the same heap, and a leak of the page's own would not be told from that.
const interpreted = '--js-flags=--jitless'

const perSecond = 20
const county = '620402000000'
const dispatcher = '13800000002'
const actions: Action[] = ['post', 'collect', 'report', 'claim', 'dispatch', 'accept', 'check_in', 'complete', 'rate']
const urgencies: Urgency[] = ['normal', 'normal', 'normal', 'urgent', 'emergency']

type Wanted = { url: string; minutes: number; say: (line: string) => void }

const cardsOf = (villages: UnitView[]) => {
  let n = 0
  return (): Card => {
    const village = villages[n % villages.length]!
    const id = String(n++).padStart(24, '0')
    const at = new Date().toISOString()
    return {
      eventId: county + n.toString(16).padStart(12, 'f'),
      id,
      no: `620402-20261121-${n}`,
      action: actions[n % actions.length]!,
      status: 'claimed',
      version: 1,
      county,
      town: village.parent!,
      village: village.code,
      grid: `${village.code}001`,
      category: '助老服务',
      urgency: urgencies[n % urgencies.length]!,
      title: `测量 ${n}`,
      holder: null,
      dueAt: at,
      overdue: false,
      at,
    }
  }
}

/** Drives 20 cards a second at the wall; how far its heap has grown when `minutes` are over. */
export const measureWall = async ({ url, minutes, say }: Wanted): Promise<Line[]> => {
  const answer = await fetch(`${url}/api/v1/units?parent=${county}&depth=2`)
  const { items } = (await answer.json()) as { items: UnitView[] }
  const browser = await openBrowser(interpreted)
  const page = await phonePage(browser, { url, session: await sessionOf(url, dispatcher) })
  await page.setViewportSize({ width: 1920, height: 1080 })
  const nextCard = cardsOf(items.filter(({ level }) => level === 'village'))
  const socket = await answerSocket(page)
  await page.goto(`${url}/wall`)
  await page.getByTestId('wall-moves').waitFor()
  await socket.ready
  const pushing = setInterval(() => socket.emit('order', nextCard()), 1000 / perSecond)
  try {
    return await measureHeap({ page, name: `wall, ${perSecond} cards/s`, minutes, say })
  } finally {
    clearInterval(pushing)
    socket.close()
    await browser.close()
  }
}
