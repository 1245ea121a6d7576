import type { Response } from 'express'
import type { Route } from '../http/route.ts'
import { keepPhoto } from './keep-photo.ts'
import { findPicture, findReader } from './photo-reader.ts'
import { sendPicture } from './send-picture.ts'

const yearSeconds = 31_536_000

const show = async ({ id, size }: Record<string, string>, response: Response) => {
  const path = await findPicture(await findReader(response.req), id!, size!)
  response.vary('Cookie, Authorization').set('Cache-Control', `private, max-age=${yearSeconds}, immutable`)
  await sendPicture(response, path)
}

export const photoRoutes: Route[] = [
  {
    method: 'post',
    path: '/photos',
    summary: '上传照片 / Upload a photo',
    upload: 'photo',
    slow: true,
    status: 201,
    run: (actor, { file }) => keepPhoto(actor, file),
  },
  {
    method: 'get',
    path: '/photos/:id/:size',
    summary: '照片 / A photo or its thumbnail, by bearer token or by the cookie of a signed-in page',
    access: 'public',
    run: (_, { params }, response) => show(params, response),
  },
]
