import { expect } from 'chai'
import { phone } from './browser.ts'
import { setScene } from './scene.ts'
import { visitAs } from './visit-as.ts'

describe('a page whose file does not come', function () {
  this.timeout(60_000)
  const scene = setScene()
  const errors: string[] = []
  const visit = () => visitAs(scene.browser, { who: scene.county.resident, path: '/mine', viewport: phone, errors })

  it('is begun anew once, then says what is wrong; once it comes, it is there', async () => {
    const page = await visit()
    await page.getByTestId('nav-notices').waitFor()
    let begun = 0
    page.on('request', (one) => (begun += Number(one.isNavigationRequest())))
    await page.route('**/assets/notices-*.js', (route) => route.abort())
    await page.getByTestId('nav-notices').click()
    await page.getByTestId('failed-state').getByText('网络').waitFor()
    expect(begun).to.equal(1)
    await page.unroute('**/assets/notices-*.js')
    await page.getByTestId('retry').click()
    await page.getByRole('heading', { name: '消息' }).waitFor()
    expect(begun).to.equal(2)
    expect(await page.getByTestId('failed-state').count()).to.equal(0)
  })

  it('says so without a network, where one is; the other pages open as before', async () => {
    const page = await visit()
    await page.getByTestId('nav-notices').waitFor()
    await page.context().setOffline(true)
    await page.getByTestId('nav-notices').click()
    await page.getByTestId('failed-state').getByText('网络').waitFor()
    await page.getByTestId('nav-mine').click()
    await page.getByRole('heading', { name: '我的需求' }).waitFor()
    await page.getByTestId('connection-lost').waitFor()
    await page.context().setOffline(false)
    await page.getByTestId('nav-notices').click()
    await page.getByRole('heading', { name: '消息' }).waitFor()
    await page.getByTestId('connection-lost').waitFor({ state: 'detached' })
  })

  it('what hears live news says so too, and comes by itself', async () => {
    const page = await visit()
    await page.getByTestId('nav-notices').waitFor()
    await page.route('**/assets/socket-*.js', (route) => route.abort())
    await page.reload()
    await page.getByTestId('connection-lost').waitFor()
    await page.unroute('**/assets/socket-*.js')
    await page.getByTestId('connection-lost').waitFor({ state: 'detached' })
  })

  it('no page said anything was wrong', () => {
    expect(errors).to.eql([])
  })
})
