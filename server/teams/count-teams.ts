import { TeamModel } from './team.model.ts'

/** How many teams of a county are active, and how many of those are on duty. */
export const countTeams = async (county: string) => {
  const [active, onDuty] = await Promise.all([
    TeamModel.countDocuments({ county, active: true }),
    TeamModel.countDocuments({ county, active: true, onDuty: true }),
  ])
  return { active, onDuty }
}
