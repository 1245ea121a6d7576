/** A random UUID, also where the page is not a secure context (a phone on the local network). */
export function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Gives the same key for the same body until `done`, so that trying again after a lost answer acts once. */
export function onceKeys() {
  let last = { body: '', key: '' }
  return {
    keyFor(body: unknown): string {
      const text = JSON.stringify(body)
      if (!last.key || text !== last.body) last = { body: text, key: uuid() }
      return last.key
    },
    done: () => (last = { body: '', key: '' }),
  }
}
