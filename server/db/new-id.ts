import { ObjectId } from 'bson'

/** A new 24-digit hex id. Ids are kept as strings, the same in the database, the rules and the API. */
export const newId = () => new ObjectId().toHexString()

/** Sorts after every id. A list that is read newest first always has its bound: without one the local database reads all of it. */
export const afterEveryId = 'g'
