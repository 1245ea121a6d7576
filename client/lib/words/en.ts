import type { Messages } from './zh-cn.ts'

export const en: Messages = {
  brand: 'Liudan',
  page: { market: 'Market', wall: 'Wall', area: 'My area', home: 'Home', board: 'Live board', plan: 'Dispatch plan', supervision: 'Supervision', todo: 'To do', post: 'Ask for help', postForOthers: 'Ask for someone', mine: 'My requests', mineForOthers: 'Asked for others', orders: 'Orders', hours: 'My hours', notices: 'Notices', accesses: 'Access log', me: 'Me', order: 'Order', role: 'Choose a role', 'sign-in': 'Sign in' },
  nav: { market: 'Market', area: 'Area', home: 'Home', board: 'Board', plan: 'Plan', supervision: 'Supervise', todo: 'To do', post: 'Ask', postForOthers: 'Ask', mine: 'Requests', mineForOthers: 'Asked', orders: 'Orders', hours: 'Hours', held: 'Held', notices: 'Notices', accesses: 'Accesses', figures: 'County hours', certificates: 'Certificates', me: 'Me' },
  shell: { skip: 'Skip to content', navigation: 'Main navigation', lost: 'Connection lost; this may be out of date. Last update {at}, reconnecting…', never: 'The server cannot be reached; trying again…', busy: 'Temporarily unavailable; trying again…' },
  state: { retry: 'Try again', loading: 'Loading…', nobody: 'Nobody to choose' },
  problem: { unreachable: 'The server cannot be reached. Check the network and try again.' },
  span: { days: '{n} d', hours: '{n} h', minutes: '{n} min', glue: ' ', and: ', ' },
  due: { left: '{span} left', over: '{span} over', by: 'Due {at}', suspended: 'Suspended', suspendedUntil: 'Suspended until {at}' },
  act: { confirm: 'Confirm: {action}', done: '{action}: done. Now “{status}”', sent: '{action}: sent', more: 'More', close: 'Close', back: 'Back', send: 'Send' },
  list: { news: '{n} new changes: show', more: 'Load more' },
  box: {
    todo: 'Mine to do', market: 'Market', offers: 'Offers', scope: 'My area', overdue: 'Overdue', rate: 'Waiting for your rating',
    empty: { todo: 'Nothing waits for you now', scope: 'No orders yet', overdue: 'Nothing is overdue' },
    hint: { todo: 'New orders appear here', scope: '', overdue: 'Orders past their deadline appear here' },
  },
  mine: { empty: 'You have not asked for anything yet', hint: 'Anything at home or next door can be said here', emptyForOthers: 'You have not asked for anyone yet', hintForOthers: 'Ask here for those who have no phone' },
  steps: {
    title: 'Six steps', collect: 'Collect', report: 'Report', claim: 'Claim', dispatch: 'Dispatch', fulfil: 'Fulfil', rate: 'Rate',
    state: { done: 'done', now: 'in progress', skipped: 'skipped', ahead: 'ahead', never: 'not reached' },
  },
  stars: { of: '{n} stars' },
  photos: { add: 'Add photos', sending: 'Sending…', kept: 'Kept here; sent once online', remove: 'Remove {name}', sent: 'Photo {n}', before: 'Photo {n}, before', after: 'Photo {n}, after', kind: { before: 'Before', after: 'After' } },
  place: { title: 'Grid', county: 'County', town: 'Township', village: 'Village', grid: 'Grid', choose: 'Choose' },
  field: { optional: '(optional)', photos: 'Photos' },
  missing: {
    text: 'Please write something first', teams: 'Choose whom to dispatch to', unsent: 'A photo has not been sent: wait for it, try again or remove it', category: 'Choose a category', title: 'Please say it in one sentence', grid: 'Choose down to the grid', address: 'Please give the address', 'contact.name': 'Please give a name', 'contact.phone': 'Please give a phone number',
  },
  urgency: { title: 'How urgent', normal: 'Normal', urgent: 'Urgent', emergency: 'Emergency', hint: { normal: 'In due time', urgent: 'Today', emergency: 'Danger' } },
  role: {
    resident: 'Resident', grid_worker: 'Grid worker', village_clerk: 'Village clerk', town_officer: 'Town officer', dispatcher: 'Dispatcher', supervisor: 'Supervisor',
    team_leader: 'Team leader', volunteer: 'Volunteer', admin: 'Administrator',
  },
  assignment: { offered: 'Offered' },
  order: {
    holder: 'With {name}', asked: 'Waiting for {name} to accept', yourTurn: 'Waiting for your rating', residentsTurn: 'Waiting for the resident’s rating', onMarket: 'On the market, waiting for a team', category: 'Category',
    round: 'round {n}', meanwhile: 'It is now “{status}”: {who}.', meanwhileEnded: 'It is now “{status}”.',
  },
  post: {
    what: 'What is needed', where: 'Where', contact: 'How to reach you', forWhom: 'For whom', category: 'Category', speak: 'Speak instead', search: 'Look for a service', searchHint: 'What is it about? E.g. light, hair', service: 'Service', norm: 'about {span} · people: {n}',
    title: 'In one sentence', titleHint: 'E.g. the kitchen drain is blocked', description: 'Details', descriptionHint: 'Since when, who is at home, what to bring…', change: 'Change', address: 'Address', addressHint: 'Estate, building, door',
    name: 'Name', phone: 'Phone', submit: 'Send', done: 'Sent. Number {no}',
  },
  me: { phone: 'Mobile', leads: 'Leads', memberOf: 'Member of', care: 'Care mode', careHint: 'Larger type, one column, fewer things', language: 'Language', signOut: 'Sign out' },
  home: {
    greeting: { morning: 'Good morning, {name}', afternoon: 'Good afternoon, {name}', evening: 'Good evening, {name}' }, need: 'What do you need today?', forSomeone: 'Ask for someone without a phone', all: 'Show all',
    notices: 'Notices', noNotices: 'No notices', unread: '{n} unread', isUnread: 'Unread',
  },
}
