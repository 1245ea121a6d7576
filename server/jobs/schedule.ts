import { confirmLevels } from '../hours/decide-level.ts'
import { sendMessages } from '../notifications/send-messages.ts'
import { sweepDeadlines } from '../orders/sweep-deadlines.ts'
import { purgePhotos } from '../photos/purge-photos.ts'
import { purgeSessions } from '../sessions/find-session.ts'
import { warnQualifications } from '../volunteers/warn-qualifications.ts'

/**
 * Runs every so many milliseconds. `goOn`, called after each row, costs nothing: it tells the others that this run is alive, as a run that is silent for
 * a while is taken over; it throws when the run is to end.
 */
export type ScheduledJob = { name: string; every: number; run: (goOn: () => Promise<void>) => Promise<unknown> }

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** What runs by the clock. Every run is safe to repeat and to run on several servers. */
export const schedule: ScheduledJob[] = [
  { name: 'sweep-deadlines', every: 15 * second, run: sweepDeadlines },
  { name: 'send-messages', every: 15 * second, run: sendMessages },
  { name: 'confirm-levels', every: 5 * minute, run: confirmLevels },
  { name: 'warn-qualifications', every: hour, run: warnQualifications },
  { name: 'purge-photos', every: hour, run: purgePhotos },
  { name: 'purge-sessions', every: hour, run: purgeSessions },
]
