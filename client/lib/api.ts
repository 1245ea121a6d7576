import type { PlanAnswer, PlanView } from '@contract/dispatch.ts'
import type { Action } from '@contract/flow.ts'
import type { Board, Notice } from '@contract/live.ts'
import type { Access, Candidates, LikelyDuplicate, OrderView, Page, PhotoView, Revealed, TimelineItem } from '@contract/orders.ts'
import type { Me, PersonView, ServiceView, Session, TeamView, UnitView } from '@contract/people.ts'
import { call, callFile, type Query } from './http.ts'
import { orLastKnown } from './last-known.ts'

export type Demo = { accounts: { phone: string; name: string; role: string; label: string }[]; password: string }
export type ServiceMenu = { items: ServiceView[]; categories: string[] }
export type Sought = { category: string; service?: string; title: string; description: string; grid: string }
export type PlanItem = { order: string; teams: string[]; version: number }
export type NewPhoto = Pick<PhotoView, 'id' | 'url' | 'thumbUrl'>

const get = <T>(path: string, query?: Query) => call<T>('GET', path, { query })
const post = <T>(path: string, body: unknown, key?: string) => call<T>('POST', path, { body, key })

// The contract, call by call.
export const getDemo = () => get<Demo>('/demo')
export const register = (person: { phone: string; password: string; name: string; grid?: string }) => post<Session>('/auth/register', person)
export const logIn = (phone: string, password: string) => post<Session>('/auth/login', { phone, password })
export const logOut = () => call<void>('POST', '/auth/logout')
export const changePassword = (current: string, password: string, key: string) => post<Session>('/auth/password', { current, password }, key)
export const getMe = () => get<Me>('/me')
export const changeMe = (changes: Partial<Pick<PersonView, 'language' | 'quietHours'>>) => call<Me>('PATCH', '/me', { body: changes })
export const getBoard = () => get<Board>('/board')
export const getNotices = (cursor?: string) => get<Page<Notice>>('/notices', { limit: 100, cursor })
export const readNotices = (which: { notice?: string; order?: string } = {}) => post<void>('/notices/read', which)
export const getServices = () => orLastKnown('services', () => get<ServiceMenu>('/services'))
export const getUnits = (parent: string) => get<{ items: UnitView[] }>('/units', { parent })
export const getCounties = () => get<{ items: UnitView[] }>('/units', { level: 'county' })
export const getSettings = () => get<{ rejectReasons: string[] }>('/settings')
export const getTeams = (cursor?: string) => get<Page<TeamView>>('/teams', { limit: 100, cursor })
export const getTeam = (id: string) => get<TeamView>(`/teams/${id}`)
export const changeTeam = (id: string, changes: Partial<Pick<TeamView, 'onDuty' | 'alertsForEmergencies'>>) =>
  call<TeamView>('PATCH', `/teams/${id}`, { body: changes })
export const getPlan = () => get<PlanView>('/dispatch/plan')
export const acceptPlan = (items: PlanItem[], key: string) => post<{ items: PlanAnswer[] }>('/dispatch/plan', { items }, key)
export const getOrders = (query: Query) => get<Page<OrderView>>('/orders', query)
export const getOrder = (id: string) => get<OrderView>(`/orders/${id}`)
export const getTimeline = (id: string) => get<{ items: TimelineItem[] }>(`/orders/${id}/timeline`)
export const getCandidates = (id: string) => get<Candidates>(`/orders/${id}/candidates`)
export const getDuplicates = (sought: Sought) => post<{ items: LikelyDuplicate[] }>('/orders/duplicates', sought)
export const getOriginals = (id: string) => get<{ items: LikelyDuplicate[] }>(`/orders/${id}/originals`)
export const revealContact = (id: string, purpose: string, key: string) => post<Revealed>(`/orders/${id}/reveal`, { purpose }, key)
export const getAccesses = (query: Query) => get<Page<Access>>('/accesses', query)
export const getBook = (id: string) => callFile(`/orders/${id}/book.pdf`)
export const getPushKey = () => get<{ key: string }>('/push/key')
export const subscribeToPush = (subscription: PushSubscriptionJSON) => post<void>('/push/subscriptions', subscription)
export const unsubscribeFromPush = (endpoint: string) => post<void>('/push/subscriptions/remove', { endpoint })
export const postOrder = (body: object, key: string) => post<OrderView>('/orders', body, key)
export const act = (id: string, action: Action, sent: { body: object; key: string }) => post<OrderView>(`/orders/${id}/actions/${action}`, sent.body, sent.key)

/** A picture the server has, by the id it gave. */
export const photoOf = (id: string): NewPhoto => ({ id, url: `/api/v1/photos/${id}/full`, thumbUrl: `/api/v1/photos/${id}/thumb` })

/** Sends one picture; the server judges it by its content. */
export function postPhoto(file: File, key: string): Promise<NewPhoto> {
  const form = new FormData()
  form.append('photo', file)
  return post<NewPhoto>('/photos', form, key)
}
