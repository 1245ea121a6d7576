import type { Migration } from '../migrate.ts'

/** Lists are read from indexes that serve their whole order, people by role and unit. */
export const listIndexes: Migration = {
  up: async () => {},
  replaced: {
    orders: ['followers.id_1_createdAt_-1', 'assignments.team.id_1_createdAt_-1', 'assignments.volunteers.id_1_createdAt_-1', 'county_1_grams_1'],
    people: ['roles.unit_1'],
    photos: ['createdAt_1'],
    volunteers: ['county_1_asks.state_1', 'county_1_qualifications.state_1'],
  },
}
