// A photo's address holds no proof: whoever asks for it must be signed in and within reach of it (see photo-reader.ts).

export const sizes = ['full', 'thumb'] as const
export type Size = (typeof sizes)[number]

/** The addresses of a photo and its thumbnail. */
export const photoUrls = (id: string) => ({ url: `/api/v1/photos/${id}/full`, thumbUrl: `/api/v1/photos/${id}/thumb` })
