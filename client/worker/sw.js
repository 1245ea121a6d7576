// Keeps the shell of the client for a dead network, and shows what the server pushes. Answers of the API are never kept.
// `shell` is put in front when the client is built: `{ version, files }`.
/* global shell */
const PREFIX = 'liudan-'
const CACHE = PREFIX + shell.version
const PATIENCE_MS = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['/', ...shell.files])))
})

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

// A new version waits until its reader says so.
self.addEventListener('message', (event) => event.data === 'take-over' && self.skipWaiting())

/** The page as the server has it; as it was kept, where the network is dead or keeps one waiting. */
async function page(request) {
  const kept = await caches.match('/')
  const asked = fetch(request)
  if (!kept) return asked
  const late = new Promise((then) => setTimeout(then, PATIENCE_MS, kept))
  return Promise.race([asked.catch(() => kept), late])
}

/** What never changes under its name: kept from the first time it was asked for. */
async function asset(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await caches.open(CACHE).then((cache) => cache.put(request, answer.clone()))
  return answer
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|socket\.io|healthz|readyz|metrics)(\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/assets/') || shell.files.includes(pathname)) event.respondWith(asset(request))
})

self.addEventListener('push', (event) => {
  const { title, text, orderId, kind } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body: text, icon: '/icon-192.png', tag: orderId ?? kind, renotify: true, data: { orderId } }))
})

/** In a window that is open already, where the way back leads where one was; else in a new one. */
async function open(path) {
  const [there] = await self.clients.matchAll({ type: 'window' })
  if (!there) return self.clients.openWindow(`${path}?from=notice`)
  there.postMessage({ open: path }, [])
  return there.focus()
}

self.addEventListener('notificationclick', (event) => {
  const { orderId } = event.notification.data
  event.notification.close()
  event.waitUntil(open(orderId ? `/orders/${orderId}` : '/notices'))
})
