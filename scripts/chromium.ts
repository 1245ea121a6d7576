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

/** Debian's Chromium, without a window and without calls home. */
export const openBrowser = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
