import type { Language } from '@contract/flow.ts'
import { createI18n } from 'vue-i18n'
import { en } from './words/en.ts'
import { zhCN } from './words/zh-cn.ts'

const PLACE = 'liudan.language'
const kept: Language = localStorage.getItem(PLACE) === 'en' ? 'en' : 'zh-CN'

export const i18n = createI18n({ legacy: false, locale: kept, fallbackLocale: 'zh-CN', messages: { 'zh-CN': zhCN, en } })

/** The language shown now; also sent to the server, whose labels come in it. */
export const language = i18n.global.locale

/** The client's own words by key, outside of templates too. */
export const words = i18n.global.t

/** Switches at once and remembers. */
export function speak(next: Language): void {
  language.value = next
  localStorage.setItem(PLACE, next)
  document.documentElement.lang = next
}

speak(kept)
