// Shows what the server pushes and opens its order when tapped; nothing else, and nothing is kept.
self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('push', (event) => {
  const { title, text, orderId, kind } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body: text, icon: '/icon.svg', tag: orderId ?? kind, renotify: true, data: { orderId } }))
})

async function open(path) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find(({ url }) => new URL(url).pathname === path)
  return there ? there.focus() : self.clients.openWindow(path)
}

self.addEventListener('notificationclick', (event) => {
  const { orderId } = event.notification.data
  event.notification.close()
  event.waitUntil(open(orderId ? `/orders/${orderId}` : '/notices'))
})
