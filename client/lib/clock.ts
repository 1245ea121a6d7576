import { ref } from 'vue'

// Deadlines are the server's; a phone whose clock is wrong must not show another one.
let aheadMs = 0

/** The server's present time in milliseconds, ticking every five seconds. */
export const now = ref(Date.now())

/** Learns from a response's Date header how far this device's clock is off; less than three seconds is travel time. */
export function noteServerTime(date: string | null): void {
  if (!date) return
  const off = new Date(date).getTime() - Date.now()
  aheadMs = Math.abs(off) < 3000 ? 0 : off
}

/** The server's time at this very moment, in milliseconds. */
export const serverNow = (): number => Date.now() + aheadMs

setInterval(() => (now.value = serverNow()), 5000)
