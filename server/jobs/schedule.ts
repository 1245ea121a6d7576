import { sweepDeadlines } from '../orders/sweep-deadlines.ts'
import { purgePhotos } from '../photos/purge-photos.ts'
import { purgeSessions } from '../sessions/find-session.ts'

/** What runs by the clock. Every run is safe to repeat and to run on several servers. */
export const schedule = [
  { name: 'sweep-deadlines', every: '15 seconds', run: async () => void (await sweepDeadlines()) },
  { name: 'purge-photos', every: '1 hour', run: async () => void (await purgePhotos()) },
  { name: 'purge-sessions', every: '1 hour', run: async () => void (await purgeSessions()) },
]
