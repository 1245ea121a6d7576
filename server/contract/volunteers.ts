import type { Named } from './orders.ts'

export type IdKind = 'resident_id' | 'passport' | 'hk_macao' | 'taiwan' | 'foreign_pr'
export type Gender = 'male' | 'female'
export type VolunteerTime = 'workdays' | 'evenings' | 'weekends' | 'anytime'
export type VolunteerState = 'waiting' | 'registered' | 'refused'

export type Contact = { name: string; phone: string; relation: string }

/** Days are YYYY-MM-DD; `until` is the last good day, null = for good. */
export type QualificationView = {
  id: string
  name: string
  number: string | null
  until: string | null
  photo: { id: string; url: string; thumbUrl: string } | null
  state: 'waiting' | 'confirmed' | 'refused'
  expired: boolean
  reason: string | null
}

/** One's own registration as a volunteer; the ID number comes masked. `area` is a grid's code where `areaName` is that grid's. Once refused, nothing of the form is left. */
export type VolunteerView = {
  state: VolunteerState
  reason: string | null
  gender: Gender | null
  idKind: IdKind | null
  idNumber: string | null
  birthDate: string | null
  area: string
  areaName: string
  skills: string[]
  categories: string[]
  times: VolunteerTime[]
  emergencyContact: Contact | null
  guardian: Contact | null
  publicName: boolean
  asked: { team: Named; state: 'waiting' | 'declined'; reason: string | null; at: string }[]
  qualifications: QualificationView[]
  appliedAt: string
  registeredAt: string | null
}

/** What /me says of it; `team` is the one asked to join, or the one joined first. */
export type VolunteerBrief = { state: VolunteerState; team: Named | null }

/** Someone who asks to join a team, or to be registered without one (null), as those see it who decide on it. */
export type VolunteerRequest = {
  person: Named
  team: (Named & { active: boolean }) | null
  phone: string
  registered: boolean
  gender: Gender
  age: number | null
  idKind: IdKind
  idNumber: string
  areaName: string
  skills: string[]
  categories: string[]
  times: VolunteerTime[]
  guardian: Contact | null
  at: string
}

/** A member's qualification that waits to be confirmed. */
export type QualificationRequest = { person: Named; qualification: QualificationView }

/** A page of what waits; a page is so many people, with all that each of them waits for. */
export type Requests = { items: VolunteerRequest[]; qualifications: QualificationRequest[]; nextCursor: string | null }

export type RevealedNumber = { person: Named; idKind: IdKind; idNumber: string }
