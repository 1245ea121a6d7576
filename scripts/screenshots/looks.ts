import type { Visitor } from './visitors.ts'

/** Milliseconds until a button counts as missing. */
const patience = 5000

/** How a page is looked at: its language, its type, its window. */
export type Look = { language: 'zh-CN' | 'en'; care: boolean; width: number }

export const nameOf = ({ language, care, width }: Look) => [width, ...(language === 'en' ? ['en'] : []), ...(care ? ['care'] : [])].join(' ')

const heightOf = (width: number) => (width < 1024 ? 844 : width < 1920 ? 900 : (width * 9) / 16)

export const setWindow = ({ page }: Visitor, { width }: Look) => page.setViewportSize({ width, height: heightOf(width) })

/** Makes the window as tall as what is shown, so that one picture holds it and what clings to an edge stays there. */
export const fitWindow = async ({ page, settled }: Visitor, { width }: Look, held?: RegExp) => {
  const height = await page.evaluate<number>('heightShown()')
  await page.setViewportSize({ width, height: Math.max(heightOf(width), height) })
  await settled(held)
}

/** Opens an address in this look; resolves when the page stands. What is `held` back is not waited for. */
export const open = async (visitor: Visitor, address: string, look: Look, held?: RegExp) => {
  const { page, settled } = visitor
  const kept = { 'liudan.language': look.language, 'liudan.care': look.care ? 'on' : 'off' }
  await setWindow(visitor, look)
  await page.evaluate(`Object.entries(${JSON.stringify(kept)}).forEach(([name, value]) => localStorage.setItem(name, value))`)
  // Whom the long words of the state before were about.
  await page.evaluate(`localStorage.removeItem('liudan.known.me')`)
  await page.goto(address)
  await page.locator('main').first().waitFor()
  await settled(held)
}

/** Goes on to another address without a reload, as the way back does; anew where the page is there already, or a sheet is open that the way back would close. */
export const goOn = async ({ page, settled }: Visitor, address: string) => {
  const { href } = new URL(address, page.url())
  const isOpen = (await page.locator('dialog[open]').count()) > 0
  if (isOpen || href === page.url()) await page.goto(href)
  else await page.evaluate(`goTo(${JSON.stringify(address)})`)
  await settled()
}

/** Taps one after the other, each when what the one before it did stands; answers what was not there to be tapped. */
export const tapAll = async ({ page, settled }: Visitor, taps: string[], held?: RegExp): Promise<string[]> => {
  for (const tap of taps) {
    const button = page.getByTestId(tap).first()
    const isThere = await button.waitFor({ timeout: patience }).then(
      () => true,
      () => false,
    )
    if (!isThere) return [`has no ${tap} to tap`]
    await button.click()
    await settled(held)
  }
  return []
}
