import type { Response } from 'express'
import Joi from 'joi'
import type { Route } from '../http/route.ts'
import { absent } from '../problems.ts'
import { keepPhoto, photoPath } from './keep-photo.ts'
import { isSealed, type Size } from './photo-links.ts'

const yearSeconds = 31_536_000

const show = (params: Record<string, string>, { seal }: { seal: string }, response: Response) =>
  new Promise<void>((resolve, reject) => {
    const { id, size } = params as { id: string; size: Size }
    if (!isSealed(id, size, seal)) throw absent('photo')
    response.set('Cache-Control', `private, max-age=${yearSeconds}, immutable`)
    response.sendFile(photoPath(id, size), { cacheControl: false, dotfiles: 'allow' }, (error) => (error ? reject(absent('photo')) : resolve()))
  })

export const photoRoutes: Route[] = [
  { method: 'post', path: '/photos', summary: '上传照片 / Upload a photo', upload: 'photo', status: 201, run: (actor, { file }) => keepPhoto(actor, file) },
  {
    method: 'get',
    path: '/photos/:id/:size',
    summary: '照片 / A photo or its thumbnail',
    access: 'public',
    query: Joi.object({ seal: Joi.string().max(40).required() }),
    run: (_, { params, query }, response) => show(params, query, response),
  },
]
