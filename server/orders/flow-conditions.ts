// The words of the table's columns `when` and `until`; order-reach.ts says what each means.

/** What must hold beside the status before the move. */
export type When =
  | 'offer_waiting'
  | 'offer_or_market'
  | 'has_accepted'
  | 'checked_out'
  | 'checked_in'
  | 'nobody_checked_in'
  | 'poor_rating'
  | 'publishable'
  | 'published'
  | 'extension_asked'
  | 'extendable'
  | 'not_urged'
  | 'suspended'
  | 'not_suspended'
  | 'reminder_due'
  | 'due'
  | 'offer_expired'
  | 'ring_due'
  | 'visit_too_long'

/** Until this holds after the move, the order stays where it is. */
export type Until = 'no_offer_left' | 'all_completed'
