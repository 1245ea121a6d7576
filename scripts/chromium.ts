import { chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, without a window and without calls home; `more` flags where a measure needs them. */
export const openBrowser = (...more: string[]) => chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...more] })
