import type { Role } from '../../server/contract/flow.ts'
import type { Filled } from './fill.ts'

// Page × people × what is opened on it. Every page of the client's table has a row here, or the walk fails.

/** The demo accounts of each role and of several at once, two residents who are new, and somebody who is not signed in. */
export type Who = Role | 'several' | 'newcomer' | 'applicant' | 'nobody'

export type Row = {
  /** Its name in the page table. */
  page: string
  as: Who[]
  /** What is shown, where a page is opened in several ways. */
  caption?: string
  /** Its address, where that is not the table's path. */
  at?: (filled: Filled) => string
  /** The answers that its states are made of: held back, empty, failing. */
  reads?: RegExp
  /** Test ids to tap, one after the other; of several that carry it the first. */
  taps?: string[]
  /** The windows it is made for, where they are not the phone and the desk. */
  widths?: number[]
}

/** The role that somebody stands for; null for who is not signed in. */
export const roleOf = (who: Who): Role | null =>
  who === 'nobody' ? null : who === 'several' ? 'grid_worker' : who === 'newcomer' || who === 'applicant' ? 'resident' : who

const orders = /^\/orders(\?|$)/
const order = /^\/orders\/[^/]+(\/timeline)?$/
const everyone: Who[] = ['resident', 'grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'team_leader', 'volunteer', 'supervisor', 'admin']

const actions: [Who, keyof Filled['orders'], string[]][] = [
  ['grid_worker', 'posted', ['action-collect']],
  ['grid_worker', 'collected', ['action-settle']],
  ['village_clerk', 'collected', ['action-report']],
  ['village_clerk', 'collected', ['action-more', 'action-reject']],
  ['village_clerk', 'collected', ['action-more', 'action-transfer']],
  ['village_clerk', 'collected', ['action-more', 'action-merge']],
  ['town_officer', 'claimed', ['action-settle']],
  ['team_leader', 'offered', ['action-accept']],
  ['team_leader', 'offered', ['action-decline']],
  ['team_leader', 'serving', ['action-complete']],
  ['volunteer', 'serving', ['action-check_out']],
  ['resident', 'served', ['action-rate']],
  ['resident', 'posted', ['action-cancel']],
]

export const rows: Row[] = [
  { page: 'home', as: everyone, reads: /^\/(orders|notices|board)(\?|$)/ },
  { page: 'home', as: ['newcomer'], caption: 'somebody new' },
  { page: 'board', as: ['dispatcher', 'supervisor'], reads: orders },
  { page: 'board', as: ['dispatcher'], caption: 'an order open', at: ({ orders }) => `/board?order=${orders.claimed}` },
  { page: 'wall', as: ['dispatcher', 'supervisor'], caption: 'dark', at: () => '/wall?theme=dark', reads: /^\/reports/, widths: [1920, 3840] },
  { page: 'wall', as: ['dispatcher'], caption: 'light', at: () => '/wall?theme=light', widths: [1920, 3840] },
  { page: 'board', as: ['dispatcher'], caption: 'narrowed', at: () => '/board?step=claimed&q=修' },
  { page: 'board', as: ['dispatcher'], caption: 'its keys', taps: ['board-keys'] },
  { page: 'board', as: ['dispatcher'], caption: 'with the map', at: () => '/board?map=1' },
  { page: 'supervision', as: ['supervisor'], reads: orders },
  { page: 'supervision', as: ['supervisor'], caption: 'all orders', at: () => '/supervision?list=all' },
  { page: 'supervision', as: ['supervisor'], caption: 'scorecards', at: () => '/supervision?list=scores', reads: /^\/reports\/scorecards/ },
  { page: 'supervision', as: ['supervisor'], caption: 'complaints', at: () => '/supervision?list=complaint' },
  { page: 'supervision', as: ['supervisor'], caption: 'held hours', at: () => '/supervision?list=held', reads: /^\/hours/ },
  { page: 'supervision', as: ['supervisor'], caption: 'scorecards of teams', at: () => '/supervision?list=scores&by=team&span=own&from=2026-01-01' },
  { page: 'plan', as: ['dispatcher'], reads: /^\/dispatch\/plan/ },
  { page: 'todo', as: everyone.slice(1, 8), reads: orders },
  { page: 'market', as: ['team_leader'], reads: orders },
  { page: 'market', as: ['team_leader'], caption: 'declining', taps: ['market-decline'] },
  { page: 'todo', as: ['supervisor'], caption: 'overdue', at: () => '/todo?box=overdue' },
  { page: 'area', as: ['grid_worker', 'village_clerk', 'town_officer'], reads: orders },
  { page: 'post', as: ['resident', 'grid_worker'], reads: /^\/services/ },
  { page: 'post', as: ['resident'], caption: 'of a category', at: () => '/post?category=助老服务' },
  { page: 'post', as: ['resident'], caption: 'sent without words', taps: ['post-submit'] },
  { page: 'mine', as: ['resident', 'grid_worker'], reads: orders },
  { page: 'mine', as: ['resident'], caption: 'to rate', at: () => '/mine?box=rate' },
  { page: 'hours', as: ['volunteer', 'team_leader'], reads: /^\/me\/(hours|certificates)/ },
  { page: 'hours', as: ['volunteer'], caption: 'the statement', taps: ['view-statement'] },
  { page: 'hours', as: ['volunteer'], caption: 'a certificate asked for', taps: ['certificate-open'] },
  { page: 'held', as: ['supervisor'], reads: /^\/hours/ },
  { page: 'held', as: ['supervisor'], caption: 'a refusal', taps: ['held-void'] },
  { page: 'notices', as: ['resident', 'dispatcher'], reads: /^\/notices/ },
  { page: 'accesses', as: ['supervisor', 'admin'], reads: /^\/accesses/ },
  { page: 'figures', as: ['supervisor', 'dispatcher', 'admin'], reads: /^\/hours/ },
  { page: 'certificates', as: ['supervisor', 'dispatcher', 'admin'], reads: /^\/certificates/ },
  { page: 'certificates', as: ['supervisor'], caption: 'one open', taps: ['desk-certificate'] },
  { page: 'me', as: [...everyone, 'several'] },
  { page: 'me', as: ['resident'], caption: 'another password', taps: ['password-open'] },
  { page: 'role', as: ['several'] },
  { page: 'volunteer', as: ['applicant', 'newcomer', 'volunteer'], reads: /^\/me\/volunteer/ },
  { page: 'requests', as: ['team_leader', 'admin'], reads: /(requests|waiting)(\?|$)/ },
  { page: 'levels', as: ['supervisor', 'resident'], reads: /^\/(levels|hours)/ },
  { page: 'roll', as: ['team_leader', 'supervisor', 'dispatcher', 'admin'], at: ({ team }) => `/roll/${team}`, reads: /^\/teams\/[^/]+\/hours|roll/ },
  ...(['resident', 'grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor', 'team_leader', 'volunteer'] as const).map(
    (who): Row => ({
      page: 'order',
      as: [who],
      caption: 'serving',
      at: ({ orders }) => `/orders/${orders.serving}`,
      ...(who === 'resident' && { reads: order }),
    }),
  ),
  ...(['posted', 'offered', 'served', 'rated', 'poor', 'rejected', 'cancelled', 'merged', 'suspended', 'extended'] as const).map(
    (name): Row => ({ page: 'order', as: ['resident'], caption: name, at: ({ orders }) => `/orders/${orders[name]}` }),
  ),
  ...actions.map(([who, name, taps]): Row => ({ page: 'order', as: [who], caption: taps.at(-1)!, at: ({ orders }) => `/orders/${orders[name]}`, taps })),
  { page: 'order', as: ['resident'], caption: 'a picture', at: ({ orders }) => `/orders/${orders.rated}`, taps: ['photo-0'] },
  { page: 'welcome', as: ['nobody'] },
  { page: 'showcase', as: ['nobody'], reads: /^\/(public|showcase)/ },
  { page: 'open-figures', as: ['nobody'], reads: /^\/(public|figures)/ },
  { page: 'check', as: ['nobody'] },
  { page: 'check', as: ['nobody'], caption: 'a good one', at: ({ certificate }) => `/check/${certificate}`, reads: /^\/certificates/ },
  { page: 'check', as: ['nobody'], caption: 'an unknown one', at: () => '/check/LD-000000-0000-0000' },
  { page: 'sign-in', as: ['nobody'] },
  { page: 'sign-in', as: ['nobody'], caption: 'registering', taps: ['register-switch'] },
]
