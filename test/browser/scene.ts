import type { Browser } from 'playwright-core'
import { buildCounty, type County } from '../support/county.ts'
import { openBrowser } from './browser.ts'

/** For one `describe`: a county of its own and a browser, there from its `before` on; what a test opened is closed after it. */
export const setScene = () => {
  const scene = {} as { county: County; browser: Browser }
  before(async () => {
    scene.county = await buildCounty()
    scene.browser = await openBrowser()
  })
  afterEach(() => Promise.all(scene.browser.contexts().map((context) => context.close())))
  after(() => scene.browser.close())
  return scene
}
