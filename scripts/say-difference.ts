/** Says a difference on a line of its own, at once. */
export const sayDifference = (difference: string) => console.log(`DIFFERENCE ${difference}`)
