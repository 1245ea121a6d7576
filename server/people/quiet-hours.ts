import type { QuietHours } from '../contract/people.ts'

// Messages that ring wait until a person's quiet hours end; by default from 22:00 to 07:00, Asia/Shanghai.

const defaultHours: QuietHours = { from: '22:00', to: '07:00' }
const minuteMs = 60_000
const dayMinutes = 24 * 60
const shanghaiMinutes = 8 * 60

/** A person's own quiet hours; null when they want none. */
export const quietHoursOf = ({ quietHours }: { quietHours?: QuietHours | null }) => (quietHours === undefined ? defaultHours : quietHours)

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** When a message of this moment may ring: at once, or when the quiet hours end. From equal to is never quiet. */
export const ringsAt = (at: Date, quiet: QuietHours | null): Date => {
  if (!quiet) return at
  const minute = Math.floor(at.getTime() / minuteMs + shanghaiMinutes) % dayMinutes
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const since = (minute - from + dayMinutes) % dayMinutes
  const length = (to - from + dayMinutes) % dayMinutes
  if (since >= length) return at
  return new Date((Math.floor(at.getTime() / minuteMs) + length - since) * minuteMs)
}
