/** What the keyboard wants of an order: to choose its teams, or to open it to the market. */
export type Intent = 'dispatch' | 'market'
