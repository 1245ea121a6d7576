import type { HoursFigures, Roll, TopPlace } from '@contract/boards.ts'
import type { Page } from '@contract/orders.ts'
import type { HeldEntry, Hours, HoursEntry, LevelView, StatementStep } from '@contract/people.ts'
import { call, callFile, type Query } from '../../lib/http.ts'

/** Entries posted from a moment until another one (not within), of one team. */
export type HoursFilters = { from?: string; to?: string; team?: string }
/** What waits for the supervisor: held, or asked to be corrected. */
export type WaitingState = 'held' | 'asked'
export type LevelState = LevelView['state']
export type TopPeriod = 'month' | 'year' | 'all'

const get = <T>(path: string, query?: Query) => call<T>('GET', path, { query })
const post = <T>(path: string, body: object) => call<T>('POST', path, { body })

export const getMyHours = (query: HoursFilters & { limit: number; cursor?: string }) => get<Hours>('/me/hours', query)
export const getStatement = (cursor: string | undefined, limit: number) => get<Page<StatementStep>>('/me/hours/statement', { limit, cursor })
export const getSheet = (person: string, filters: HoursFilters) => callFile(`/people/${person}/hours.xlsx`, filters)
export const answerHold = (id: string, text: string) => post<HoursEntry>(`/hours/${id}/answer`, { text })
export const askCorrection = (id: string, text: string) => post<HoursEntry>(`/hours/${id}/ask`, { text })
export const getWaiting = (query: { state: WaitingState; limit: number; cursor?: string }) => get<Page<HeldEntry>>('/hours', query)
export const confirmHours = (id: string, note: string) => post<HoursEntry>(`/hours/${id}/confirm`, note ? { note } : {})
export const voidHours = (id: string, reason: string) => post<HoursEntry>(`/hours/${id}/void`, { reason })
export const reverseHours = (id: string, reason: string) => post<HoursEntry>(`/hours/${id}/reverse`, { reason })
export const giveBackHours = (id: string, reason: string) => post<HoursEntry>(`/hours/${id}/give-back`, { reason })
export const leaveHours = (id: string, reason: string) => post<HoursEntry>(`/hours/${id}/leave`, { reason })
export const getLevels = (query: { state: LevelState; cursor?: string }) => get<Page<LevelView>>('/levels', query)
export const objectToLevel = (id: string, text: string) => post<LevelView>(`/levels/${id}/objections`, { text })
export const decideLevel = (id: string, decision: { confirm: boolean; reason: string }) => post<LevelView>(`/levels/${id}/decide`, decision)
export const getLevelApprover = async () => (await get<{ levels: { approver: 'supervisor' | 'admin' | 'dispatcher' } }>('/settings')).levels.approver
export const getTop = (period: TopPeriod) => get<{ items: TopPlace[] }>('/hours/top', { period })
export const getRoll = (team: string) => get<Roll>(`/teams/${team}/roll`)
export const getFigures = (span: { from?: string; to?: string }) => get<HoursFigures>('/hours/figures', span)
