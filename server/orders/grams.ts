// Chinese is written without spaces: words are found by the pairs of characters they are made of.

/** The pairs of neighbouring characters of a text, each once, in lower case; spaces part them. */
export const gramsOf = (text: string) => {
  const pairs = text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => {
      const letters = Array.from(word)
      return letters.slice(1).map((letter, index) => letters[index]! + letter)
    })
  return [...new Set(pairs)]
}
