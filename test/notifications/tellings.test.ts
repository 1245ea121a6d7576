import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { decide, heldIn, serve, serveHeld } from '../hours/serve.ts'
import { eventually } from '../support/eventually.ts'
import { granted, send } from '../support/orders.ts'
import { form, newResident } from '../volunteers/papers.ts'
import { noon, patchMe, prepareWorld, written } from './prepare-world.ts'

// Hours, registrations and the like are told as orders are: to the device, else by SMS where it is worth one, and not at night.

describe('what is told beside orders', () => {
  const { world, withDevice, toPhone } = prepareWorld()

  const kinds = (browser: Awaited<ReturnType<typeof withDevice>>, kind: string) => browser.got().filter((pushed) => pushed.kind === kind)

  it('held hours reach the volunteer’s device, in their language, without the reason', async () => {
    const volunteer = world.county.team.volunteers[0]!
    const browser = await withDevice(volunteer)
    await patchMe(volunteer, { language: 'en', quietHours: null })
    const { id } = await serve(world.county, { minutes: 50, stars: 2, begins: noon })
    await browser.until((all) => all.some(({ kind }) => kind === 'hours.held'))
    const said = '50 minutes of “上门理发” wait for the supervisor. You may answer.'
    expect(kinds(browser, 'hours.held')).to.eql([{ title: '六单', text: said, orderId: id, kind: 'hours.held' }])
    expect(toPhone(volunteer)).to.eql([])
  })

  it('without a device they go out by SMS, as does what becomes of them', async () => {
    const volunteer = world.county.team.volunteers[0]!
    await patchMe(volunteer, { quietHours: null })
    const { id } = await serveHeld(world.county)
    await granted(decide(world.county.supervisor, id, 'void', { reason: '老人说没有来过' }))
    await heldIn(world.county, 0)
    await sendMessages()
    await eventually(
      async () => toPhone(volunteer).length,
      (count) => count === 2,
    )
    expect(toPhone(volunteer).join('\n')).to.match(/待督导员确认。您可以说明情况。\n.*未予确认$/)
  })

  it('a leader is rung when somebody asks to join, who asked when it is decided; once each, whoever decides at once', async () => {
    const { leader, id } = world.county.team
    const browser = await withDevice(leader)
    const who = await newResident(world.county)
    await granted(send(who, '/me/volunteer', form({ team: id })))
    expect((await browser.until((all) => all.length > 0)).map(({ kind, orderId }) => [kind, orderId])).to.eql([['team.asked', undefined]])
    await Promise.all([leader, world.county.admin].map((by) => send(by, `/teams/${id}/requests/${who.id}/accept`)))
    await eventually(
      async () => toPhone(who).length,
      (count) => count > 0,
    )
    expect(toPhone(who)).to.eql([`您已登记为志愿者，加入了“${world.county.team.name}”。`])
    expect(await MessageModel.countDocuments({ person: who.id })).to.equal(1)
  })

  it('at night it waits for the morning', async () => {
    moveClock(new Date('2026-11-20T23:30:00+08:00'))
    const who = await newResident(world.county)
    await granted(send(who, '/me/volunteer', form()))
    await granted(send(world.county.admin, `/volunteers/${who.id}/accept`))
    await written(who, 1)
    await sendMessages()
    expect(toPhone(who)).to.eql([])
    moveClock(new Date('2026-11-21T07:00:30+08:00'))
    await sendMessages()
    expect(toPhone(who)).to.eql(['您已登记为志愿者。'])
  })
})
