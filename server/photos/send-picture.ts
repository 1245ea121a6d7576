import type { Response } from 'express'
import { absent } from '../problems.ts'

/** Sends a picture from where it lies, under the cache rules the answer has already; 404 when it is gone. */
export const sendPicture = (response: Response, path: string) =>
  new Promise<void>((resolve, reject) => {
    response.sendFile(path, { cacheControl: false, dotfiles: 'allow' }, (error) => (error ? reject(absent('photo')) : resolve()))
  })
