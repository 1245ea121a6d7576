import { spawnSync } from 'node:child_process'
import jsQr from 'jsqr'
import sharp from 'sharp'
import type { Someone } from '../support/county.ts'
import { http } from '../support/program.ts'

// Papers as a reader's tools open them: the text by pdftotext, a page as a picture by pdftoppm, what a phone's camera reads on it.

const whole = (response: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = []
  const stream = response as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
}

/** A PDF as a person asks for it. */
export const askPdf = (who: Someone, path: string) =>
  http()
    .get(`/api/v1${path}`)
    .set({ Authorization: `Bearer ${who.token}` })
    .buffer(true)
    .parse(whole)

const run = (command: string, args: string[], input: Uint8Array) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw error ?? new Error(`${command}: ${stderr.toString()}`)
  return stdout
}

/** The words of each page, without the spaces that lines and columns put between them. */
export const wordsOf = (pdf: Uint8Array) =>
  run('pdftotext', ['-', '-'], pdf)
    .toString()
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s/g, ''))

/** What a QR code on a page says; null when none is read. */
export const scan = async (pdf: Uint8Array, page = 1) => {
  const png = run('pdftoppm', ['-r', '120', '-png', '-f', String(page), '-l', String(page), '-'], pdf)
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
