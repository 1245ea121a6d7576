import { ObjectId } from 'bson'

/** A new 24-digit hex id. Ids are kept as strings, the same in the database, the rules and the API. */
export const newId = () => new ObjectId().toHexString()
