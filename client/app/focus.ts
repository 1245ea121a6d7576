/** Whose focused element went with the page before goes on from the top of what is there now: with the keyboard, and with a reader of the screen. */
export function goOnFromTop(): void {
  if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true })
}
