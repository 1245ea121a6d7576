import { createDeflate } from 'node:zlib'
import sharp from 'sharp'
import type { Someone } from './county.ts'
import { http } from './program.ts'

// Pictures as people and mischief-makers send them, and how they are sent and asked for.

export const picture = (width = 640, height = 480) => sharp({ create: { width, height, channels: 3, background: '#2f7d4f' } })
export const upload = (who: Someone, bytes: Buffer, name = '现场.jpg') =>
  http().post('/api/v1/photos').set('Authorization', `Bearer ${who.token}`).attach('photo', bytes, name)
export const show = (who: Someone, url: string) => http().get(url).set('Authorization', `Bearer ${who.token}`)

const crcOf = (bytes: Buffer) => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
const chunk = (type: string, data: Buffer) => {
  const [length, named, crc] = [Buffer.alloc(4), Buffer.concat([Buffer.from(type), data]), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  crc.writeUInt32BE(crcOf(named))
  return Buffer.concat([length, named, crc])
}
/** A black-and-white PNG that claims to be a square of this side and carries so many rows of it. */
export const png = async (side: number, rows: number) => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const row = Buffer.alloc(1 + Math.ceil(side / 8))
  const packer = createDeflate({ level: 1 })
  const packed: Buffer[] = []
  packer.on('data', (part: Buffer) => packed.push(part))
  for (let n = 0; n < rows; n++) if (!packer.write(row)) await new Promise((resolve) => packer.once('drain', resolve))
  packer.end()
  await new Promise((resolve) => packer.once('end', resolve))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', Buffer.concat(packed)), chunk('IEND', Buffer.alloc(0))])
}
/** A WebP that claims the largest size its format knows. */
export const hugeWebp = async () => {
  const bytes = await picture().webp({ lossless: true }).toBuffer()
  const at = bytes.indexOf('VP8L') + 9
  bytes.writeUInt32LE(((bytes.readUInt32LE(at) & 0xf0000000) | 16382 | (16382 << 14)) >>> 0, at)
  return bytes
}
