import type { Role } from '@contract/flow.ts'
import { shallowRef, watch } from 'vue'
import { createRouter, createWebHistory, START_LOCATION, type NavigationGuard, type RouteLocation } from 'vue-router'
import { onSessionEnd } from '../lib/http.ts'
import { language, words } from '../lib/language.ts'
import { unreachable, type Problem } from '../lib/problem.ts'
import { turn } from '../lib/turn.ts'
import { onOtherPerson, readTokens } from '../lib/tokens.ts'
import { layUnderneath } from './deep-link.ts'
import { goOnFromTop } from './focus.ts'
import { onward } from './onward.ts'
import { pages, wordOf } from './pages.ts'
import { whenFilled } from './scroll.ts'
import { useSession } from './session.ts'

const isAt = ({ fullPath }: RouteLocation) => router.currentRoute.value.fullPath === fullPath
const beside = new Set(['/board', '/plan'])

layUnderneath()

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pages.map(({ path, name, page, roles, open, bare }) => ({ path, name, component: page, meta: { roles, open, bare } })),
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  // An order opened beside the board or the plan leaves them where they are.
  scrollBehavior: (to, from, saved) =>
    beside.has(to.path) && to.path === from.path ? false : saved ? whenFilled(saved, () => isAt(to)) : from === START_LOCATION ? false : { top: 0 },
})

// What was tapped is answered before the way is worked out, and before another page is drawn. A page's own filters follow what is typed at once.
const beforeAnother: NavigationGuard = (to, from) => (to.name === from.name ? undefined : turn())
router.beforeEach(beforeAnother)
router.beforeResolve(beforeAnother)

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.name === 'sign-in' && readTokens()) return onward(to.query['next'])
  if (to.meta['open']) return true
  // The page is fetched while the server says who is here.
  if (!session.me && readTokens()) await Promise.all([session.load(), pages.find(({ name }) => name === to.name)?.page()])
  if (!session.me && !session.problem) return to.name === 'home' ? { name: 'welcome' } : { name: 'sign-in', query: { next: to.fullPath } }
  const roles = to.meta['roles'] as Role[] | undefined
  if (!session.me || !roles || session.may(...roles)) return true
  // Who this was last time may have been given more since.
  await session.sure()
  return session.may(...roles) ? true : { name: 'home' }
})

// A page of an older build is gone after an update: the new build is fetched on the way there, once. Where that does not help, there is no network.
const SENT = 'liudan.sent-for'
const isLost = (error: Error) => /dynamically imported module|Importing a module|preload CSS/i.test(error.message)

/** The page that could not be fetched, and why; null once one is here. */
export const unfetched = shallowRef<{ to: string; problem: Problem } | null>(null)

router.onError((error: Error, { fullPath, path }) => {
  if (!isLost(error)) throw error
  if (navigator.onLine && sessionStorage.getItem(SENT) !== fullPath) {
    sessionStorage.setItem(SENT, fullPath)
    location.assign(fullPath)
  } else unfetched.value = { to: fullPath, problem: unreachable(path, words('problem.unreachable')) }
})

function entitle(): void {
  document.title = `${words(`page.${wordOf(String(router.currentRoute.value.name), useSession().has)}`)} · ${words('brand')}`
}

router.afterEach(async (_to, from, failure) => {
  unfetched.value = null
  await turn()
  sessionStorage.removeItem(SENT)
  if (failure) return
  entitle()
  if (from !== START_LOCATION) goOnFromTop()
})
// The language is known before there is a page.
watch(language, async () => {
  if (router.currentRoute.value === START_LOCATION) return
  entitle()
  await turn()
  goOnFromTop()
})

onSessionEnd(() => {
  useSession().forget()
  const here = router.currentRoute.value
  if (!here.meta['open']) void router.replace({ name: 'sign-in', query: { next: here.fullPath, ended: '1' } })
})

// This tab must not go on showing the person before.
onOtherPerson(() => location.reload())
