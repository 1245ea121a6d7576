import type { Contact, Gender, IdKind, VolunteerState, VolunteerTime } from '../contract/volunteers.ts'
import type { Named } from '../contract/orders.ts'

// A volunteer's registration as plain data. What `sealed` names is encrypted.

/** A team that a person asks to join. */
export type Ask = Named & { state: 'waiting' | 'declined'; reason?: string; at: Date }

/** `until` is the last good day (YYYY-MM-DD, in Shanghai); null = for good. `told`: which of its two warnings were given. */
export type HeldQualification = {
  id: string
  name: string
  sealedNumber?: string
  until: string | null
  photo?: string
  state: 'waiting' | 'confirmed' | 'refused'
  reason?: string
  decidedBy?: Named
  told?: 'expiring' | 'expired'
  at: Date
}

export type Identity = { idNumber: string; birthDate: string }

/**
 * One person's registration: what 民政部令67号《志愿服务记录与证明出具办法（试行）》, articles 4 and 5, has a record name of a volunteer (name, sex, birth date,
 * ID number, area of residence, contact, skills, categories of service), and how it stands.
 */
export type Volunteer = Standing & Details

/** A registration as it is kept: of one that was refused nothing but how it stands. */
export type Kept = Standing & Partial<Details>

/** How a registration stands. */
type Standing = {
  /** The person's id: one registration each. */
  _id: string
  county: string
  state: VolunteerState
  reason?: string
  asks: Ask[]
  qualifications: HeldQualification[]
  appliedAt: Date
  registeredAt?: Date
  decidedBy?: Named
}

/** What it says of the person. */
export type Details = {
  gender: Gender
  idKind: IdKind
  idMasked: string
  /** The Identity, encrypted. */
  sealedIdentity?: string
  /** A keyed fingerprint of the number, unique in the county. */
  numberPrint?: string
  area: string
  areaName: string
  skills: string[]
  categories: string[]
  times: VolunteerTime[]
  sealedEmergencyContact?: string
  sealedGuardian?: string
  /** Agrees to be named in full where the best are listed. */
  publicName: boolean
  agreedAt: Date
}

export type Form = {
  gender: Gender
  idKind: IdKind
  idNumber: string
  birthDate?: string
  area: string
  skills: string[]
  categories: string[]
  times: VolunteerTime[]
  emergencyContact?: Contact
  guardian?: Contact & { agreed: true }
  team?: string
  publicName: boolean
}
