import Joi from 'joi'
import { id, phone } from '../http/route.ts'

// What requests about volunteers may look like. Whether a number or a day is one is checked in check-form.ts: no message here repeats what was sent.

const text = (max: number) => Joi.string().trim().min(1).max(max)
const day = Joi.string().max(10)
const contact = { name: text(40).required(), phone: phone.required(), relation: text(20).required() }
const times = Joi.array()
  .items(Joi.valid('workdays', 'evenings', 'weekends', 'anytime'))
  .unique()
  .max(4)

const identity = {
  gender: Joi.valid('male', 'female'),
  idKind: Joi.valid('resident_id', 'passport', 'hk_macao', 'taiwan', 'foreign_pr'),
  idNumber: Joi.string().trim().uppercase().min(1).max(18),
  birthDate: day,
}

const details = {
  area: text(100),
  skills: Joi.array().items(text(30)).unique().max(20),
  categories: Joi.array().items(text(30)).unique().min(1).max(30),
  times,
  emergencyContact: Joi.object(contact),
  guardian: Joi.object({ ...contact, agreed: Joi.valid(true).required() }),
  publicName: Joi.boolean(),
}

export const applicationInput = Joi.object({ ...identity, ...details, team: id, agreesToRules: Joi.valid(true) }).fork(
  ['gender', 'idKind', 'idNumber', 'area', 'skills', 'categories', 'publicName', 'agreesToRules'],
  (field) => field.required(),
)

// A number and what kind of paper it is go together; one's contact for emergencies may be taken back.
export const changeInput = Joi.object({ ...identity, ...details, emergencyContact: details.emergencyContact.allow(null) })
  .and('idKind', 'idNumber')
  .min(1)

export const qualificationInput = Joi.object({ name: text(40).required(), number: text(40), until: day.allow(null).required(), photo: id })

export const reasonInput = Joi.object({ reason: text(200).required() })

export const purposeInput = Joi.object({ purpose: Joi.string().trim().min(4).max(200).required() })
