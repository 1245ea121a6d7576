import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

// A need found by the word one has for it, and said instead of typed.

/** A browser that understands speech, as far as a test tells it what it heard. */
const speech = `
  globalThis.SpeechRecognition = globalThis.webkitSpeechRecognition = class extends EventTarget {
    constructor() { super(); globalThis.recognition = this }
    tell(type, more) { this.dispatchEvent(Object.assign(new Event(type), more)) }
    start() {}
    stop() { this.tell('end') }
    abort() { this.tell('end') }
    hear(transcript, isFinal) { this.tell('result', { resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] }) }
    fail(error) { this.tell('error', { error }); this.tell('end') }
  }`
const deaf = 'delete globalThis.webkitSpeechRecognition; delete globalThis.SpeechRecognition'

describe('asking for help on a phone', function () {
  this.timeout(90_000)
  const scene = setScene()
  let page: Page
  const errors: string[] = []

  const visit = async (path: string, script = deaf) => {
    page = await visitAs(scene.browser, { who: scene.county.resident, path, viewport: phone, errors, script })
    page.setDefaultTimeout(12_000)
  }
  const at = () => new URL(page.url()).pathname

  it('a category is found by everyday words in both languages; what is not found goes on as the title', async () => {
    await visit('/')
    const search = page.getByTestId('category-search')
    await search.fill('头发')
    await page.getByTestId('category-应急救援').waitFor({ state: 'detached' })
    await search.fill('rescue')
    await page.getByTestId('category-助老服务').waitFor({ state: 'detached' })
    await page.getByTestId('category-应急救援').click()
    await page.locator('[data-testid="category-应急救援"][aria-pressed="true"]').waitFor()
    expect(at()).to.equal('/post')
    await page.getByTestId('category-search').fill('借一架梯子')
    await page.getByTestId('category-other').click()
    expect(await page.getByTestId('post-title').inputValue()).to.equal('借一架梯子')
    await page.getByTestId('category-助老服务').waitFor()
    expect(await page.getByTestId('category-search').inputValue()).to.equal('')
  })

  it('a service found on the first page is chosen where the need is written', async () => {
    await visit('/')
    await page.getByTestId('category-search').fill('应急')
    await page.getByTestId('found-应急救援').click()
    await page.locator('[data-testid^="service-"][aria-pressed="true"]').waitFor()
    expect(at()).to.equal('/post')
  })

  it('what is said joins the text; what is being said is seen; a fault is told; a tap ends it', async () => {
    await visit('/post', speech)
    const voice = page.getByTestId('voice')
    const text = page.getByTestId('post-description')
    await text.fill('母亲八十岁。')
    await voice.click()
    await page.locator('[data-testid="voice"][aria-pressed="true"]').waitFor()
    await page.evaluate(`recognition.hear('家里的灯', false)`)
    await page.getByTestId('voice-interim').getByText('家里的灯').waitFor()
    expect([await text.inputValue(), await page.evaluate<string>('recognition.lang')]).to.eql(['母亲八十岁。', 'zh-CN'])
    await page.evaluate(`recognition.hear('家里的灯坏了', true)`)
    await voice.click()
    await page.getByTestId('voice-interim').waitFor({ state: 'detached' })
    expect(await text.inputValue()).to.equal('母亲八十岁。家里的灯坏了')
    await voice.click()
    await page.evaluate(`recognition.fail('not-allowed')`)
    await page.getByTestId('voice-fault').getByText('话筒').waitFor()
    expect(await voice.getAttribute('aria-pressed')).to.equal('false')
    await page.evaluate(`localStorage.setItem('liudan.language', 'en')`)
    await page.reload()
    await voice.click()
    await page.locator('[data-testid="voice"][aria-pressed="true"]').waitFor()
    expect(await page.evaluate<string>('recognition.lang')).to.equal('en-US')
  })

  it('a browser that understands no speech shows nothing of it', async () => {
    await visit('/post')
    await page.getByTestId('post-description').waitFor()
    expect(await page.getByTestId('voice').count()).to.equal(0)
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
