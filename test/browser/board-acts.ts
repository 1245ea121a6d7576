import type { Page } from 'playwright-core'
import type { OrderView } from '../../server/contract/orders.ts'

/** An order's card on a board. */
export const card = (on: Page, { no }: OrderView) => on.getByTestId(`board-card-${no}`)

/** Waits until an order's card stands in a column. */
export const inColumn = (on: Page, column: string, { no }: OrderView) => on.getByTestId(`board-column-${column}`).getByTestId(`board-card-${no}`).waitFor()

/** Waits until the keyboard is at an element. */
export const focusAt = (on: Page, testid: string) => on.locator(`[data-testid="${testid}"]:focus`).waitFor()

/** How long from now, in milliseconds, until a page says that it hears nothing. */
export const lostAfter = (on: Page) =>
  on.evaluate<number>(
    `new Promise((then) => {
      const from = performance.now()
      const look = () => (document.querySelector('[data-testid=connection-lost]') ? then(performance.now() - from) : setTimeout(look, 20))
      look()
    })`,
  )
