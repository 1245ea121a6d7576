import type { LikelyDuplicate } from '@contract/orders.ts'
import { now } from '../../lib/clock.ts'
import { learn, words } from '../../lib/language.ts'

const DAY_MS = 86_400_000
/** Less is the same spot, most often the middle of the grid. */
const MEANT = 10

learn({
  'zh-CN': {
    alike: {
      notice: '附近可能已有相似的需求',
      calm: '如果是同一件事，可以先看看进展；不是同一件，照常提交就行。',
      untold: '同网格有一件相似的需求',
      metres: '约 {n} 米',
      km: '约 {n} 公里',
      today: '今天提的',
      days: '{n} 天前',
      likeness: '相似 {n}%',
    },
  },
  en: {
    alike: {
      notice: 'Something similar may have been asked for nearby',
      calm: 'If it is the same, you can look how it goes. If not, just send.',
      untold: 'Something similar in your grid',
      metres: 'about {n} m',
      km: 'about {n} km',
      today: 'today',
      days: '{n} days ago',
      likeness: '{n} % alike',
    },
  },
})

/** “约 260 米”, “约 1.2 公里”; empty where it is not known, or the same spot. */
export function howNear(metres: number | null): string {
  if (metres === null || metres < MEANT) return ''
  return metres < 1000 ? words('alike.metres', { n: Math.round(metres / 10) * 10 }) : words('alike.km', { n: (metres / 1000).toFixed(1) })
}

/** Where, how near and how many days ago, as far as it is known. */
export function whereAndWhen({ placeName, metres, createdAt }: Pick<LikelyDuplicate, 'placeName' | 'metres' | 'createdAt'>): string {
  const days = Math.floor((now.value - new Date(createdAt).getTime()) / DAY_MS)
  const when = days < 1 ? words('alike.today') : words('alike.days', { n: days })
  return [placeName, howNear(metres), when].filter(Boolean).join(' · ')
}
