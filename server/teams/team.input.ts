import Joi from 'joi'

const code = Joi.string().pattern(/^\d{12}(\d{3})*$/, 'unit code')
const time = Joi.string().pattern(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
const days = Joi.array().items(Joi.number().integer().min(1).max(7)).min(1).unique().required()
const day = Joi.string().isoDate().length(10)
const qualification = Joi.object({ name: Joi.string().trim().min(1).max(40).required(), until: day.allow(null).default(null) })

/** What may be changed of a team: who may, see change-team.ts. Hours are Shanghai's, days 1 (Monday) to 7. */
export const teamInput = Joi.object({
  onDuty: Joi.boolean(),
  alertsForEmergencies: Joi.boolean(),
  capacity: Joi.number().integer().min(0).max(1000),
  categories: Joi.array().items(Joi.string().trim().min(1).max(40)).max(50).unique(),
  area: Joi.array().items(code).max(500).unique(),
  radiusMetres: Joi.number().integer().min(100).max(200_000).allow(null),
  weeklyLimit: Joi.number().integer().min(60).max(10_080).allow(null),
  hours: Joi.array()
    .items(Joi.object({ days, from: time.required(), to: time.required() }))
    .max(21)
    .allow(null),
  qualifications: Joi.array().items(qualification).max(50),
}).min(1)
