import { readTokens } from '../lib/tokens.ts'
import { pages } from './pages.ts'

// Small, so that it runs while the rest is still on its way: the page that is wanted need not wait to be asked for by the router.
const [, wanted] = location.pathname.split('/')
const row = pages.find(({ path }) => path.split('/')[1] === wanted)
// Should it not come, the router meets the same and says so.
if (row && (row.open || readTokens())) row.page().catch(() => {})

// Not waited for: it stands on this file.
void import('./main.ts')
