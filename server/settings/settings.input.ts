import Joi from 'joi'

const weight = Joi.number().min(0).max(100).required()
const parts = ['skill', 'distance', 'load', 'quality', 'promptness', 'fairness']
const ring = Joi.object({ metres: Joi.number().integer().min(100).max(200_000).required(), minutes: Joi.number().integer().min(1).max(1440).required() })

const weighing: Joi.CustomValidator<Record<string, number>> = (weights, { error }) =>
  Object.values(weights).some((value) => value > 0) ? weights : error('weights.none')

const widening: Joi.CustomValidator<{ metres: number; minutes: number }[]> = (rings, { error }) =>
  rings.every(({ metres, minutes }, n) => n === 0 || (metres > rings[n - 1]!.metres && minutes > rings[n - 1]!.minutes)) ? rings : error('rings.widening')

const rising: Joi.CustomValidator<number[]> = (thresholds, { error }) =>
  thresholds.every((hours, n) => n === 0 || hours > thresholds[n - 1]!) ? thresholds : error('levels.rising')

const levels = Joi.object({
  thresholds: Joi.array()
    .items(Joi.number().integer().min(1).max(100_000))
    .length(5)
    .custom(rising)
    .messages({ 'levels.rising': '每一级都要高于前一级 / Each level must ask for more hours than the one before' })
    .required(),
  approver: Joi.valid('supervisor', 'admin', 'dispatcher').required(),
  noticeDays: Joi.number().integer().min(1).max(60).required(),
})

/** What an administrator may set; only what is sent is changed. */
export const settingsInput = Joi.object({
  weights: Joi.object(Object.fromEntries(parts.map((part) => [part, weight])))
    .custom(weighing)
    .messages({ 'weights.none': '至少一项要大于 0 / At least one must be more than 0' }),
  weeklyLimit: Joi.number().integer().min(60).max(10_080).allow(null),
  marketRings: Joi.array()
    .items(ring)
    .max(5)
    .custom(widening)
    .messages({ 'rings.widening': '每一圈都要比前一圈更远、更晚 / Each ring must be farther and later than the one before' }),
  unanswered: Joi.valid('centre', 'next'),
  levels,
  linkedNationally: Joi.boolean(),
  recordingUnit: Joi.string().trim().min(2).max(40).allow(null),
}).min(1)
