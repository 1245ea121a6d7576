import type { Page } from 'playwright-core'

/** Chooses from a list of the console as a mouse does. */
export const choose = async (page: Page, testid: string, text: string) => {
  await page.getByTestId(testid).click()
  await page.getByRole('option', { name: text, exact: true }).filter({ visible: true }).click()
}

/** Writes a day as a keyboard does. */
export const writeDay = async (page: Page, testid: string, day: string) => {
  const field = page.getByTestId(testid).locator('input')
  await field.fill(day)
  await field.press('Enter')
}
