import { setTimeout as delay } from 'node:timers/promises'
import type { Gateway } from './state.ts'

const BETWEEN_MS = 50

/** Called wherever a connection to PostgreSQL was lost: until it answers again there is no primary, so that drivers wait instead of failing. */
export function noticeLoss(gateway: Gateway): void {
  if (gateway.phase !== 'primary') return
  gateway.phase = 'recovering'
  gateway.log('PostgreSQL is away')
  void waitUntilBack(gateway)
}

async function waitUntilBack(gateway: Gateway): Promise<void> {
  while (gateway.phase === 'recovering' && !(await answers(gateway))) await delay(BETWEEN_MS)
  if (gateway.phase !== 'recovering') return
  gateway.phase = 'primary'
  gateway.log('PostgreSQL is back')
}

function answers(gateway: Gateway): Promise<boolean> {
  return gateway.pool.query('select 1').then(
    () => true,
    () => false,
  )
}
