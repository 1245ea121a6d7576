/** A village without its committee: nobody says “neighbours’ committee” when they mean the village. */
export const shortName = (name: string) => name.replace(/(居民|村民)委员会$/, '')
