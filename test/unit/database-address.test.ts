import { expect } from 'chai'
import { readConfig } from '../../server/config.ts'
import { databaseNamed, redacted } from '../../server/db/database-address.ts'

const accepted = (MONGODB_URI: string) => readConfig({ MONGODB_URI }).MONGODB_URI
const refusal = (MONGODB_URI: string) => {
  try {
    return `accepted: ${accepted(MONGODB_URI)}`
  } catch (error) {
    return (error as Error).message
  }
}

describe('the address of the database', () => {
  it('may name several hosts with ports, a name to look up, or an account with special characters', () => {
    for (const address of [
      'mongodb://a:27017,b:27017/liudan?replicaSet=rs0',
      'mongodb://a,b:27018,[::1]:27019/liudan?replicaSet=rs0&w=majority&readConcernLevel=majority',
      'mongodb+srv://someone:p%40ss%2Fword@cluster.example.net/liudan',
    ])
      expect(accepted(address)).to.equal(address)
  })

  it('is of the database liudan where it names none, with the account looked for where it was', () => {
    expect(accepted('mongodb://a:1,b:2/?replicaSet=rs0')).to.equal('mongodb://a:1,b:2/liudan?replicaSet=rs0')
    expect(accepted('mongodb://someone:p%40ss@a')).to.equal('mongodb://someone:p%40ss@a/liudan?authSource=admin')
    expect(accepted('mongodb+srv://someone:pass@cluster.example.net')).to.equal('mongodb+srv://someone:pass@cluster.example.net/liudan')
  })

  it('names what is wrong when it is refused, and never the password', () => {
    for (const [address, words] of [
      ['postgres://someone:secret@a/liudan', 'expected connection string to start with "mongodb://"'],
      ['mongodb://someone:sec/ret@a/liudan', 'Password contains unescaped characters: percent-encode them'],
      ['mongodb://secret:secret:x@a/liudan', 'Password contains unescaped characters: percent-encode them'],
      ['mongodb://someone:secret@secret@a/liudan', 'Invalid connection string'],
      ['mongodb://a:99999/liudan', 'Unable to parse a:99999'],
      ['mongodb+srv://someone:secret@cluster.example.net:27017/liudan', 'cannot have port number'],
      ['mongodb://a/liudan?journaled=1', 'option journaled is not supported'],
    ] as const) {
      expect(refusal(address)).to.include('"MONGODB_URI" is no MongoDB address: ').and.to.include(words)
      expect(refusal(address)).not.to.include('secret')
    }
  })

  it('may not ask for less than a majority, or to read from elsewhere than the primary', () => {
    for (const option of ['w=1', 'w=0', 'w=2', 'journal=false', 'readConcernLevel=available', 'readConcernLevel=linearizable', 'readPreference=secondary'])
      expect(refusal(`mongodb://a/liudan?${option}`)).to.match(new RegExp(`"MONGODB_URI" asks for ${option}, .*; leave it out\\. See`))
  })

  it('of another database keeps hosts, account and options', () => {
    expect(databaseNamed('mongodb://x:y@a:1,b:2/liudan?replicaSet=rs0', 'other')).to.equal('mongodb://x:y@a:1,b:2/other?replicaSet=rs0&authSource=liudan')
    expect(databaseNamed('mongodb://a:1,b:2/liudan?replicaSet=rs0', 'other')).to.equal('mongodb://a:1,b:2/other?replicaSet=rs0')
  })

  it('is shown without its account', () => {
    expect(redacted('mongodb://someone:secret@a:1,b:2/liudan')).to.equal('mongodb://<credentials>@a:1,b:2/liudan')
  })
})
