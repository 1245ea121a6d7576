import { defineModel } from '../db/model.ts'

// How far a county's log was handed to every subscriber, by whichever server.

type Position = { _id: string; county: string; event: string }
const PositionModel = defineModel<Position>('LogPosition', 'log-positions', { county: String, event: String })

/** Notes that every subscriber has heard a county's events up to one; never goes back. */
export const saveLogPosition = async (county: string, event: string) => {
  await PositionModel.updateOne({ _id: county, county }, { $max: { event } }, { upsert: true })
}

/** How far every subscriber has heard: county → event id. */
export const readLogPositions = async () => new Map((await PositionModel.find().lean<Position[]>()).map(({ county, event }) => [county, event]))
