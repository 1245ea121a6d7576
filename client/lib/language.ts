import type { Language } from '@contract/flow.ts'
import { createI18n, type MessageCompiler, type MessageContext, type MessageResolver } from 'vue-i18n'
import { zhCN, type Messages } from './words/zh-cn.ts'

const PLACE = 'liudan.language'
const kept: Language = localStorage.getItem(PLACE) === 'en' ? 'en' : 'zh-CN'

// The words hold names in braces and nothing else: filling them in needs no compiler on the phone.
const messageCompiler: MessageCompiler = (message) => (given: MessageContext) =>
  (message as string).replace(/\{(\w+)\}/g, (_, name: string) => String(given.named(name)))

// `page.home` is the word `home` of `page`.
const messageResolver: MessageResolver = (messages, path) =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name] ?? null, messages) as ReturnType<MessageResolver>

// English is fetched when it is first spoken.
const messages = { 'zh-CN': zhCN } as Record<Language, Messages>
export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages, messageCompiler, messageResolver })

/** The language shown now; also sent to the server, whose labels come in it. */
export const language = i18n.global.locale

/** The client's own words by key, outside of templates too. */
export const words = i18n.global.t

/** Adds the words of a part of the client that is fetched when it is needed. */
export function learn(more: Record<Language, object>): void {
  for (const spoken of ['zh-CN', 'en'] as const) i18n.global.mergeLocaleMessage(spoken, more[spoken])
}

/** Switches as soon as the words are here, and remembers. */
export async function speak(next: Language): Promise<void> {
  if (next === 'en') i18n.global.mergeLocaleMessage('en', (await import('./words/en.ts')).en)
  language.value = next
  localStorage.setItem(PLACE, next)
  document.documentElement.lang = next
}

/** The language of last time. */
export const speakAsBefore = () => speak(kept)
