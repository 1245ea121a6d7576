import { seal } from '../sessions/tokens.ts'

// A picture in a page cannot send a token, so its address carries a seal that only this server can make: who may read the order has the address.

export type Size = 'full' | 'thumb'

/** The sealed addresses of a photo and its thumbnail. */
export const photoUrls = (id: string) => ({
  url: `/api/v1/photos/${id}/full?seal=${seal(`${id}/full`)}`,
  thumbUrl: `/api/v1/photos/${id}/thumb?seal=${seal(`${id}/thumb`)}`,
})

export const isSealed = (id: string, size: string, given: unknown) => given === seal(`${id}/${size}`)
