import { deserialize } from 'bson'
import { ConnectionString } from 'mongodb-connection-string-url'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

// A way to the database that ends a server at a chosen write: the n-th since it was armed is never passed on, nor is anything after it.

const opMsg = 2013
const bodyAt = 21
const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'commitTransaction', 'bulkWrite'])
/** Writes of the queue of jobs, of leases, and of what is kept beside moves, come and go by themselves. */
const aside = new Set(['jobs', 'sequencer-leases', 'answers', 'sign-in-failures', 'sessions', 'people', 'messages'])

const writeIn = (frame: Buffer) => {
  if (frame.readInt32LE(12) !== opMsg) return null
  const command = deserialize(frame.subarray(bodyAt, bodyAt + frame.readInt32LE(bodyAt)))
  const [name] = Object.keys(command) as [string]
  if (!writes.has(name) || aside.has(String(command[name]))) return null
  return name === 'commitTransaction' ? name : `${name} ${command[name]}`
}

type Strike = { at: number; of: string; seen: string[]; struck: (write: string) => void }

/** Cuts what came so far into whole messages; answers them and the rest. */
const framesOf = (bytes: Buffer): [frames: Buffer[], rest: Buffer] => {
  const frames: Buffer[] = []
  let from = 0
  while (bytes.length - from >= 4 && bytes.length - from >= bytes.readInt32LE(from)) {
    const to = from + bytes.readInt32LE(from)
    frames.push(bytes.subarray(from, to))
    from = to
  }
  return [frames, bytes.subarray(from)]
}

/** Starts one on a free port before the database at `uri`. */
export const startProxy = async (uri: string) => {
  const { hosts, pathname } = new ConnectionString(uri)
  const [hostname, port = 27017] = hosts[0]!.split(':')
  const sockets = new Set<Socket>()
  let strike: Strike | null = null
  let silent = false

  const pass = (frame: Buffer, database: Socket) => {
    const write = strike && writeIn(frame)
    if (strike && write?.startsWith(strike.of) && strike.seen.push(write) === strike.at) {
      silent = true
      strike.struck(write)
    }
    if (!silent) database.write(frame)
  }

  const server = createServer((client) => {
    const database = connect(Number(port), hostname)
    let rest: Buffer = Buffer.alloc(0)
    for (const [one, other] of [[client, database], [database, client]] as const) {
      sockets.add(one)
      one.on('error', () => one.destroy()).on('close', () => void (sockets.delete(one), other.destroy()))
    } // prettier-ignore
    database.on('data', (bytes) => void (silent || client.write(bytes)))
    client.on('data', (bytes: Buffer) => {
      const [frames, left] = framesOf(Buffer.concat([rest, bytes]))
      rest = left
      for (const frame of frames) pass(frame, database)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}?directConnection=true`,
    /** Strikes at the n-th write from now on, or the n-th of a kind such as `insert events`: what it was; `seen` grows meanwhile. */
    arm: (at: number, of = '') => {
      const seen: string[] = []
      return { seen, struck: new Promise<string>((struck) => (strike = { at, of, seen, struck })) }
    },
    /** Passes everything on again. */
    rest: () => {
      strike = null
      silent = false
      for (const socket of sockets) socket.destroy()
    },
    stop: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
