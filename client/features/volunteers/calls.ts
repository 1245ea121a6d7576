import type { Page } from '@contract/orders.ts'
import type { QualificationView, Requests, VolunteerRequest, VolunteerView } from '@contract/volunteers.ts'
import { call } from '../../lib/http.ts'

// The contract's calls about volunteers, needed on their two pages only.
export const getVolunteer = () => call<VolunteerView>('GET', '/me/volunteer')
export const applyAsVolunteer = (body: object, key: string) => call<VolunteerView>('POST', '/me/volunteer', { body, key })
export const changeVolunteer = (body: object) => call<VolunteerView>('PATCH', '/me/volunteer', { body })
export const bringQualification = (body: object, key: string) => call<VolunteerView>('POST', '/me/volunteer/qualifications', { body, key })
export const askToJoin = (team: string) => call<VolunteerView>('POST', `/teams/${team}/requests`, { body: {} })
export const leaveTeam = (team: string) => call<void>('POST', `/teams/${team}/leave`, { body: {} })
export const getRequests = (team: string) => call<Requests>('GET', `/teams/${team}/requests`)
export const getWaiting = () => call<Page<VolunteerRequest>>('GET', '/volunteers/waiting', { query: { limit: 100 } })

/** Decides on a person's request to a team, or on their registration where they named none. */
export const decideRequest = (person: string, team: string | null, reason: string | null) =>
  call<void>('POST', `${team ? `/teams/${team}/requests` : '/volunteers'}/${person}/${reason === null ? 'accept' : 'decline'}`, {
    body: reason === null ? {} : { reason },
  })

export const decideQualification = (person: string, id: string, reason: string | null) =>
  call<QualificationView>('POST', `/volunteers/${person}/qualifications/${id}/${reason === null ? 'confirm' : 'refuse'}`, {
    body: reason === null ? {} : { reason },
  })
