import { readFileSync } from 'node:fs'
import sharp from 'sharp'

// The icons a phone asks for, drawn from client/public/icon.svg; run again when that changes: npx tsx scripts/draw-icons.ts

const folder = 'client/public'
const svg = readFileSync(`${folder}/icon.svg`)
const ink = '#1F2329'
const sizes = [192, 512]

const drawn = (size: number) => sharp(svg, { density: (72 * size) / 48 }).resize(size, size)

/** A system cuts its own shape out of a maskable icon: the mark stays within the middle, the ground fills all of it. */
const maskable = async (size: number) => {
  const mark = await drawn(Math.round(size * 0.72)).toBuffer()
  return sharp({ create: { width: size, height: size, channels: 3, background: ink } }).composite([{ input: mark }])
}

for (const size of sizes) {
  await drawn(size).png({ compressionLevel: 9 }).toFile(`${folder}/icon-${size}.png`)
  await (await maskable(size)).png({ compressionLevel: 9 }).toFile(`${folder}/icon-maskable-${size}.png`)
}
await (await maskable(180)).png({ compressionLevel: 9 }).toFile(`${folder}/apple-touch-icon.png`)
