import fc from 'fast-check'
import { walkTogether, WalkFailed, type Plan } from './batch.ts'
import { buildCast, type Cast } from './cast.ts'
import { pickArbitrary } from './choose.ts'
import type { Walk } from './walk.ts'

// Random walks, legal and illegal moves by everyone and the passing of time, against a plain model of the table.
// PROPERTY_RUNS says how many (50; npm run test:model walks 2,000), PROPERTY_SEED repeats a run.

const runs = Number(process.env.PROPERTY_RUNS ?? 50)
const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31))
const together = Math.min(40, runs)
const longest = 30
const shrinkingMs = 45_000

const waitArbitrary = fc.oneof(
  { weight: 40, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 5, arbitrary: fc.integer({ min: 60, max: 600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 12_000 }) },
)
const startArbitrary = fc.record({ urgency: fc.constantFrom('normal' as const, 'urgent' as const, 'emergency' as const), byWorker: fc.boolean() })
const walkArbitrary = fc.record({ start: startArbitrary, picks: fc.array(pickArbitrary, { minLength: 20, maxLength: longest, size: 'max' }) })
const batchArbitrary = fc.record({
  waits: fc.array(waitArbitrary, { minLength: longest, maxLength: longest }),
  plans: fc.array(walkArbitrary, { minLength: together, maxLength: together }),
})
const aloneArbitrary = fc.record({
  start: startArbitrary,
  steps: fc.array(fc.record({ wait: waitArbitrary, pick: pickArbitrary }), { minLength: 1, maxLength: longest, size: 'max' }),
})

type Batch = { waits: number[]; plans: Plan[] }

describe(`the table against a second opinion: ${runs} random walks of up to ${longest} moves, seed ${seed}`, function () {
  this.timeout(1_800_000)
  let casts: Cast[]
  before(async () => {
    const first = await buildCast()
    casts = [first, ...(await Promise.all(Array.from({ length: together - 1 }, buildCast)))]
  })

  /** The failed walk alone, made as short as it still fails; its story. */
  const shorten = async ({ waits, plans }: Batch, { walk, message }: WalkFailed) => {
    const { start, picks } = plans[walk]!
    const failed = { start, steps: picks.map((pick, n) => ({ wait: waits[n]!, pick })) }
    const until = Date.now() + shrinkingMs
    const alone = fc.asyncProperty(aloneArbitrary, async ({ start, steps }) => {
      if (Date.now() > until) return
      await walkTogether(casts, [{ start, picks: steps.map(({ pick }) => pick) }], steps.map(({ wait }) => wait)) // prettier-ignore
    })
    const shrunk = await fc.check(alone, { numRuns: 1, examples: [[failed]] })
    return shrunk.failed ? `(made shorter ${shrunk.numShrinks} times)\n${(shrunk.errorInstance as Error).message}` : `(only beside the other walks)\n${message}`
  }

  it('same answers, same order, same permitted moves, nothing lost and nothing extra', async () => {
    const walked: Walk[] = []
    let last: Batch | undefined
    let tried = 0
    const property = fc.asyncProperty(batchArbitrary, async (batch) => {
      last = batch
      walked.push(...(await walkTogether(casts, batch.plans, batch.waits)))
      tried += batch.plans.flatMap(({ picks }) => picks).length
    })
    const result = await fc.check(property, { numRuns: Math.ceil(runs / together), seed, endOnFailure: true })
    if (result.failed) {
      const failure = result.errorInstance
      const story = failure instanceof WalkFailed ? await shorten(last!, failure) : String((failure as Error)?.stack)
      throw new Error(`seed ${seed}, repeat with PROPERTY_SEED=${seed} PROPERTY_RUNS=${runs}\n${story}`)
    }
    const timelines = walked.flatMap(({ tracks }) => tracks.map(({ model }) => model.timeline))
    console.log(
      `      model: ${walked.length} walks, ${tried} moves tried, ${timelines.flat().length} events, ${Math.max(...timelines.flat().map(({ round }) => round))} rounds at most`,
    )
  })
})
