import { ConnectionString, redactConnectionString } from 'mongodb-connection-string-url'
import mongoose from 'mongoose'

// A MongoDB address may name several hosts, which no URL parser takes; the driver's own parser judges it.

const defaultName = 'liudan'

type Options = mongoose.mongo.MongoOptions

// What the program promises rests on these: a move that was acknowledged outlives any one server, and whoever reads sees what was written.
const contradictionIn = ({ writeConcern, readConcern, readPreference }: Options) => {
  const { w = 'majority', journal = true } = writeConcern ?? {}
  const level = readConcern?.level ?? 'local'
  if (w !== 'majority') return `w=${w}, but every write is to be acknowledged by a majority`
  if (!journal) return 'journal=false, but every write is to be journalled'
  if (level !== 'local' && level !== 'majority') return `readConcernLevel=${level}, which must be local or majority`
  if (readPreference.mode !== 'primary') return `readPreference=${readPreference.mode}, but everything is read from the primary`
  return null
}

// Parsers quote what they stumbled over, which may be the password.
const withoutSecrets = (message: string) => message.replace(/\/\/.*@/s, '//…@').replace(/(unescaped characters).*/s, '$1: percent-encode them')

const optionsOf = (uri: string): Options => {
  try {
    return new mongoose.mongo.MongoClient(uri).options
  } catch (error) {
    throw new Error(`is no MongoDB address: ${withoutSecrets((error as Error).message)}`, { cause: error })
  }
}

/** Who signs in is looked for in the database that the address names; of an SRV address the name server may say another one. */
const keepAuthSource = (address: ConnectionString) => {
  const { searchParams } = address
  const isScram = (searchParams.get('authMechanism') ?? 'SCRAM').startsWith('SCRAM')
  if (address.username && isScram && !address.isSRV && !searchParams.has('authSource')) searchParams.set('authSource', address.pathname.slice(1) || 'admin')
}

/** The same servers, account and options, another database. */
export const databaseNamed = (uri: string, name: string) => {
  const address = new ConnectionString(uri)
  keepAuthSource(address)
  address.pathname = `/${name}`
  return address.toString()
}

/** An address as the program uses it: of the database `liudan` where it names none. Throws an Error that says what is wrong with it, without its password. */
export const readAddress = (uri: string) => {
  const contradiction = contradictionIn(optionsOf(uri))
  if (contradiction) throw new Error(`asks for ${contradiction}; leave it out`)
  return new ConnectionString(uri).pathname.length > 1 ? uri : databaseNamed(uri, defaultName)
}

/** An address that may be shown: without account and secrets. */
export const redacted = (uri: string) => redactConnectionString(uri)
