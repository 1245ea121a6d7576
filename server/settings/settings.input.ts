import Joi from 'joi'

const weight = Joi.number().min(0).max(100).required()
const parts = ['skill', 'distance', 'load', 'quality', 'promptness', 'fairness']
const ring = Joi.object({ metres: Joi.number().integer().min(100).max(200_000).required(), minutes: Joi.number().integer().min(1).max(1440).required() })

const widening: Joi.CustomValidator<{ metres: number; minutes: number }[]> = (rings, { error }) =>
  rings.every(({ metres, minutes }, n) => n === 0 || (metres > rings[n - 1]!.metres && minutes > rings[n - 1]!.minutes)) ? rings : error('rings.widening')

/** What an administrator may set for dispatching; only what is sent is changed. */
export const settingsInput = Joi.object({
  weights: Joi.object(Object.fromEntries(parts.map((part) => [part, weight]))),
  weeklyLimit: Joi.number().integer().min(60).max(10_080).allow(null),
  marketRings: Joi.array()
    .items(ring)
    .max(5)
    .custom(widening)
    .messages({ 'rings.widening': '每一圈都要比前一圈更远、更晚 / Each ring must be farther and later than the one before' }),
  unanswered: Joi.valid('centre', 'next'),
}).min(1)
