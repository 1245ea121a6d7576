import type { Migration } from '../migrate.ts'

/** Servers that started at once could put a job into the queue twice; the first of such records stays. */
export const oneRecordAJob: Migration = {
  up: async (db) => {
    const jobs = db.collection('jobs')
    const doubled = jobs.aggregate<{ ids: never[] }>([
      { $group: { _id: '$name', ids: { $push: '$_id' }, count: { $sum: 1 } } },
      { $match: { count: { $gt: 1 } } },
    ])
    for await (const { ids } of doubled) await jobs.deleteMany({ _id: { $in: ids.slice(1) } })
  },
  replaced: { jobs: ['findAndLockNextJobIndex'] },
}
