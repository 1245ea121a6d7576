import { localDate } from '../clock.ts'
import type { CreditedService } from '../hours/find-record.ts'

/** Days as YYYY-MM-DD in Asia/Shanghai, both of them within. */
export type Span = { from?: string; to?: string }

const dayOf = ({ from }: CreditedService) => localDate(new Date(from))

/**
 * The services begun within a span, of all of a person's, oldest first; undefined when there is none. The days to name are the span's own only where
 * it cuts something off, otherwise those of the services: whatever was wished for, the same services are the same certificate.
 */
export const cutTo = (all: CreditedService[], { from, to }: Span) => {
  const services = all.filter((service) => (!from || dayOf(service) >= from) && (!to || dayOf(service) <= to))
  const [first, last] = [services[0], services.at(-1)]
  if (!first || !last) return undefined
  return { from: from && dayOf(all[0]!) < from ? from : dayOf(first), to: to && dayOf(all.at(-1)!) > to ? to : dayOf(last), services }
}
