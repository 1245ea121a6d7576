import { EventEmitter } from 'node:events'

// The mover rings, the relay hears; readers who want an event's number wait for the next relayed batch.
const bell = new EventEmitter().setMaxListeners(0)

/** Tells this process's relay that an order has something new. Losing the call loses nothing: the sweep finds the order. */
export const ring = () => bell.emit('ring')
export const onRing = (listen: () => void) => bell.on('ring', listen)

/** Tells this process's listeners' side that the log goes further. Losing the call loses nothing: the log is looked at regularly. */
export const tellHanded = () => bell.emit('handed')
export const onHanded = (listen: () => void) => bell.on('handed', listen)

export const tellRelayed = () => bell.emit('relayed')
export const nextRelayed = (ms: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      bell.off('relayed', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    bell.on('relayed', done)
  })
