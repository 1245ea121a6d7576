import { extractText, getDocumentProxy } from 'unpdf'
import type { Someone } from './county.ts'
import { http } from './program.ts'

export const bookPath = (id: string) => `/api/v1/orders/${id}/book.pdf`
/** The book as a person asks for it. */
export const book = (who: Someone, id: string, language = 'zh-CN') =>
  http()
    .get(bookPath(id))
    .set({ Authorization: `Bearer ${who.token}`, 'Accept-Language': language })
    .buffer(true)
    .parse(whole)
const whole = (response: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = []
  const stream = response as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
}
/** The words of each page, without the spaces that lines and columns put between them. */
export const readBook = async (bytes: Buffer) => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text.map((page) => page.replace(/\s/g, ''))
}
