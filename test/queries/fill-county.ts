import mongoose from 'mongoose'
import { newId } from '../../server/db/new-id.ts'
import { EventModel } from '../../server/events/event.model.ts'
import { eventId } from '../../server/events/sequence.ts'
import { BalanceModel, LedgerModel } from '../../server/hours/ledger.model.ts'
import { LevelModel } from '../../server/hours/level.model.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { NoticeModel } from '../../server/notifications/notice.model.ts'
import { PushDeviceModel } from '../../server/notifications/push-device.model.ts'
import { AccessModel } from '../../server/orders/access.model.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import { PersonModel } from '../../server/people/person.model.ts'
import { PhotoModel } from '../../server/photos/photo.model.ts'
import { SessionModel } from '../../server/sessions/session.model.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { VolunteerModel } from '../../server/volunteers/volunteer.model.ts'
import type { County } from '../support/county.ts'
import { ago, idOf, inYears, named, orderOf, teams, volunteers } from './make-orders.ts'

const orders = 20_000
const residents = 20_000
const kept = 10_000

const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))

type Filled = { collection: { insertMany: (documents: never[]) => Promise<unknown> } }

type OfCounty = { _id: string; county: string; last?: number; event?: string }

const batch = 1000

/** In two lanes: as many as this machine's database has use for. */
const insert = async ({ collection }: Filled, documents: object[]) => {
  const batches = many(Math.ceil(documents.length / batch), (n) => documents.slice(n * batch, (n + 1) * batch))
  const lane = async () => {
    for (let next = batches.pop(); next; next = batches.pop()) await collection.insertMany(next as never[])
  }
  await Promise.all([lane(), lane()])
}

/** Rows of a county with a moment each, the oldest two years ago. */
const rowsOf =
  (county: string) =>
  (model: Filled, count: number, make: (n: number, at: Date) => object): Promise<void> => {
    const rows = many(count, (n) => ({ _id: newId(), county, ...make(n, ago(n, count)) }))
    return insert(model, rows)
  }

const certified = (n: number) => ({ id: `1a${n}`, name: '电工证', state: 'confirmed', until: '2099-01-01', photo: `1b${n}` })

const fillPeople = async ({ code }: County) => {
  const rows = rowsOf(code)
  const roles = (role: string) => [{ role, unit: code }]
  const phone = (n: number, role: string) => `${role}${code.slice(0, 6)}${n}`
  await rows(PersonModel, residents, (n) => ({ _id: idOf('person', n), name: '测', phone: phone(n, '17'), roles: roles('resident') }))
  await rows(PersonModel, volunteers, (n) => ({ _id: idOf('volunteer', n), name: '测', phone: phone(n, '18'), roles: roles('volunteer') }))
  await rows(VolunteerModel, volunteers, (n) => ({ _id: idOf('volunteer', n), state: 'registered', asks: [], qualifications: n % 4 ? [] : [certified(n)] }))
  const members = (n: number) => many(volunteers / teams, (member) => named(idOf('volunteer', member * teams + n)))
  const able = { unit: code, categories: ['助老服务'], area: [code], capacity: 20, onDuty: true, active: true }
  await rows(TeamModel, teams, (n) => ({ _id: idOf('team', n), name: `队${n}`, ...able, leader: named(idOf('volunteer', n)), members: members(n) }))
}

const servedOf = (n: number) => ({ order: named(idOf('order', n)), volunteer: named(idOf('volunteer', n % volunteers)), team: named(idOf('team', n % teams)) })

const fillKept = async ({ code, dispatcher }: County) => {
  const rows = rowsOf(code)
  const person = (n: number) => idOf('person', n)
  const event = (n: number) => eventId(code, n + 1)
  await rows(EventModel, kept, (n, at) => ({
    _id: event(n),
    order: idOf('order', n),
    version: 1,
    at,
    record: { action: 'post' },
    card: {},
    rooms: [`unit:${code}`],
  }))
  await mongoose.connection.collection<OfCounty>('sequences').insertOne({ _id: code, county: code, last: kept })
  await mongoose.connection.collection<OfCounty>('log-positions').insertOne({ _id: code, county: code, event: event(kept - 1) })
  await rows(NoticeModel, kept, (n, at) => ({
    _id: idOf('notice', n),
    person: n % 2 ? dispatcher.id : person(n),
    event: event(n),
    kind: 'order.posted/requester',
    words: {},
    at,
    readAt: at,
    ...(n % 9 === 0 && { told: true }),
  }))
  await rows(MessageModel, kept, (n, at) => ({
    event: event(n),
    person: person(n),
    channel: 'push',
    sendAt: null,
    claimedUntil: at,
    createdAt: at,
    expire: inYears,
  }))
  await rows(PushDeviceModel, kept, (n, at) => ({ _id: `https://push.example.org/${code}/${n}`, person: person(n), createdAt: at }))
  await rows(PhotoModel, kept, (n, at) => ({ _id: idOf('photo', n), owner: person(n), createdAt: at }))
  await rows(SessionModel, kept, (n) => ({ person: person(n), pastHashes: [], expiresAt: inYears }))
  await rows(AccessModel, kept, (n, at) => ({ order: { id: idOf('order', n), no: '1' }, by: named(person(n)), at }))
  await rows(LedgerModel, kept, (n, at) => ({ ...servedOf(n), round: 1, kind: 'credit', of: null, n: 1 + Math.floor(n / volunteers), at }))
  await rows(BalanceModel, volunteers, (n) => ({ _id: idOf('volunteer', n), recorded: 60, declared: 0, heldRecorded: 0, heldDeclared: 0, points: 1, n: 3 }))
  await rows(LevelModel, volunteers, (n, at) => ({
    person: named(idOf('volunteer', n)),
    level: 1,
    state: 'confirmed',
    announcedAt: at,
    endsAt: at,
    objections: [],
    past: [],
  }))
}

/** Fills a county in bulk. */
export const fillCounty = async (county: County) => {
  await insert(
    OrderModel,
    many(orders, (n) => orderOf(county, n, orders)),
  )
  await fillPeople(county)
  await fillKept(county)
}

/** Takes all of it away again. */
export const emptyCounty = async ({ code }: County) => {
  for (const { collection } of Object.values(mongoose.models)) await collection.deleteMany({ county: code })
}
