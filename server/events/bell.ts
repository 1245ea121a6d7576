import { EventEmitter } from 'node:events'

// The mover rings, the relay hears; readers who want an event's number wait until its order was relayed.
const bell = new EventEmitter().setMaxListeners(0)

/** Tells this process's relay that an order of a county has something new. Losing the call loses nothing: the sweep finds the order. */
export const ring = (county: string) => bell.emit('ring', county)
/** Answers how to stop listening. */
export const onRing = (listen: (county: string) => void) => {
  bell.on('ring', listen)
  return () => void bell.off('ring', listen)
}

/** Tells this process's listeners' side that the log goes further. Losing the call loses nothing: the log is looked at regularly. */
export const tellHanded = () => bell.emit('handed')
export const onHanded = (listen: () => void) => bell.on('handed', listen)

/** Tells this process's readers of these orders that their events have their numbers. */
export const tellRelayed = (orders: string[]) => {
  for (const id of orders) bell.emit(`relayed ${id}`)
}
/** Waits until this process has relayed an order, `ms` at most: what another process relays is not heard here. */
export const nextRelayed = (order: string, ms: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      bell.off(`relayed ${order}`, done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    bell.on(`relayed ${order}`, done)
  })
