import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { flow, statuses } from '../../server/orders/order-flow.ts'
import { roles } from '../../server/orders/order-words.ts'

// What no page may show: raw codes, untranslated keys, undefined, clipped buttons, a sideways scroll, anything axe finds against WCAG 2.2 AA.

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const codes = [...Object.keys(statuses), ...Object.keys(roles), ...flow.map(({ action }) => action)]

/** The script that every page looked over has to load first. */
export const inPage = new URL('./in-page.js', import.meta.url).pathname

/** What looks broken on the page as it stands, one line each. */
export const lookOver = (page: Page, language: string): Promise<string[]> => {
  const given = JSON.stringify({ codes, chinese: language === 'zh-CN' })
  return page.evaluate<string[]>(`lookOver(${given})`)
}

/** What axe-core finds on the page as it stands, one line for each element. */
export const findBarriers = async (page: Page): Promise<string[]> => {
  // Half a megabyte of source goes into a page once.
  const isThere = await page.evaluate<boolean>(`'axe' in globalThis`)
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) }).options({ resultTypes: ['violations'] }).withTags(tags)
  // What is busy is pale for as long as that takes.
  const { violations } = await axe.exclude('button[aria-busy]').setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`))
}
