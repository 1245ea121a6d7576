import type { ServiceView } from '@contract/people.ts'
import { learn } from '../../lib/language.ts'
import { everydayWords } from './everyday-words.ts'

learn({
  'zh-CN': { search: { nothing: '没有找到对应的类别。', other: '其他：选最接近的类别' } },
  en: { search: { nothing: 'No category fits.', other: 'Other: choose the closest' } },
})

type Menu = { categories: string[]; services: ServiceView[] }
type Found = { categories: string[]; services: ServiceView[] }

const MOST = 6
const isLatin = (text: string) => /^[\x20-\x7e]+$/.test(text)

/** “灯坏了” is about 灯, “理” begins 理发; English is compared by the beginnings of words. */
const isAbout = (sought: string, word: string) =>
  isLatin(sought)
    ? word.split(' ').some((part) => part.startsWith(sought) || (part.length > 3 && sought.startsWith(part)))
    : word.includes(sought) || sought.includes(word)

/** The categories that a search means, by their names, by everyday words in both languages and by their services; and those services themselves. All categories for no search. */
export function searchMenu({ categories, services }: Menu, written: string): Found {
  const terms = written.toLowerCase().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return { categories, services: [] }
  const found = services.filter(({ title }) => terms.some((term) => title.toLowerCase().includes(term)))
  const isMeant = (category: string) => terms.some((term) => [category, ...(everydayWords[category] ?? [])].some((word) => isAbout(term, word)))
  return { categories: categories.filter((name) => isMeant(name) || found.some(({ category }) => category === name)), services: found.slice(0, MOST) }
}
