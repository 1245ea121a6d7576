/** Opened by a notice, a page lies on top of the first page: the way back leads into the client, not out of it. */
export function layUnderneath(): void {
  const { pathname, search } = location
  if (new URLSearchParams(search).get('from') !== 'notice' || history.state) return
  const position = history.length
  history.replaceState({ back: null, current: '/', forward: pathname, position: position - 1, replaced: false, scroll: null }, '', '/')
  history.pushState({ back: '/', current: pathname, forward: null, position, replaced: false, scroll: null }, '', pathname)
}
