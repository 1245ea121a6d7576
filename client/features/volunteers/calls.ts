import type { QualificationView, Requests, RevealedNumber, VolunteerView } from '@contract/volunteers.ts'
import { call } from '../../lib/http.ts'

// The contract's calls about volunteers, needed on their two pages only.
export const getVolunteer = () => call<VolunteerView>('GET', '/me/volunteer')
export const applyAsVolunteer = (body: object, key: string) => call<VolunteerView>('POST', '/me/volunteer', { body, key })
export const changeVolunteer = (body: object) => call<VolunteerView>('PATCH', '/me/volunteer', { body })
export const bringQualification = (body: object, key: string) => call<VolunteerView>('POST', '/me/volunteer/qualifications', { body, key })
export const askToJoin = (team: string) => call<VolunteerView>('POST', `/teams/${team}/requests`, { body: {} })
export const leaveTeam = (team: string) => call<void>('POST', `/teams/${team}/leave`, { body: {} })
export const withdrawApplication = () => call<void>('POST', '/me/volunteer/withdraw', { body: {} })
export const withdrawAsk = (team: string) => call<void>('POST', `/teams/${team}/requests/withdraw`, { body: {} })

type Paging = { limit: number; cursor?: string }
export const getRequests = (team: string, query: Paging) => call<Requests>('GET', `/teams/${team}/requests`, { query })
export const getWaiting = (query: Paging) => call<Requests>('GET', '/volunteers/waiting', { query })

/** The whole ID number; that it was asked for, and what for, is kept. */
export const revealNumber = (person: string, purpose: string, key: string) =>
  call<RevealedNumber>('POST', `/volunteers/${person}/reveal`, { body: { purpose }, key })

/** Decides on a person's request to a team, or on their registration where they named none. */
export const decideRequest = (person: string, team: string | null, reason: string | null) =>
  call<void>('POST', `${team ? `/teams/${team}/requests` : '/volunteers'}/${person}/${reason === null ? 'accept' : 'decline'}`, {
    body: reason === null ? {} : { reason },
  })

export const decideQualification = (person: string, id: string, reason: string | null) =>
  call<QualificationView>('POST', `/volunteers/${person}/qualifications/${id}/${reason === null ? 'confirm' : 'refuse'}`, {
    body: reason === null ? {} : { reason },
  })
