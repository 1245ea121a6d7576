import { strFromU8, unzipSync } from 'fflate'

/** What is written in a spreadsheet, its XML in one string. */
export const sheetText = (file: Buffer) =>
  Object.entries(unzipSync(new Uint8Array(file)))
    .map(([name, bytes]) => (name.endsWith('.xml') ? strFromU8(bytes) : ''))
    .join()
