import { confirmLevels } from '../hours/decide-level.ts'
import { sendMessages } from '../notifications/send-messages.ts'
import { sweepDeadlines } from '../orders/sweep-deadlines.ts'
import { purgePhotos } from '../photos/purge-photos.ts'
import { purgeSessions } from '../sessions/find-session.ts'
import { warnQualifications } from '../volunteers/warn-qualifications.ts'

/** `goOn` tells the others that this run is alive: a run that is silent for a while is taken over. */
type Job = { name: string; every: string; run: (goOn: () => Promise<void>) => Promise<unknown> }

/** What runs by the clock. Every run is safe to repeat and to run on several servers. */
export const schedule: Job[] = [
  { name: 'sweep-deadlines', every: '15 seconds', run: sweepDeadlines },
  { name: 'send-messages', every: '15 seconds', run: sendMessages },
  { name: 'confirm-levels', every: '5 minutes', run: confirmLevels },
  { name: 'warn-qualifications', every: '1 hour', run: warnQualifications },
  { name: 'purge-photos', every: '1 hour', run: purgePhotos },
  { name: 'purge-sessions', every: '1 hour', run: purgeSessions },
]
