// Runs in the page that is looked over: counts what it fetches, and says what a person would see as broken, one line each.
const fetches = new Set()
const plainFetch = globalThis.fetch
globalThis.fetch = (address, init) => {
  const asked = plainFetch(address, init)
  const { pathname, search } = new URL(address.url ?? address, location.href)
  const path = pathname.replace('/api/v1', '') + search
  fetches.add(path)
  return asked.finally(() => fetches.delete(path))
}
/** Whether nothing is being fetched but what matches `held`, and what came has been drawn. */
globalThis.isQuiet = (held) =>
  [...fetches].every((path) => held && new RegExp(held).test(path)) && (held !== '' || !document.querySelector('[data-testid="loading-state"]'))

/** Goes to another address of the client as the way back does; the router gives the page its title when it is there. */
globalThis.goTo = (address) =>
  new Promise((done) => {
    const look = () => (document.title ? done() : requestAnimationFrame(look))
    document.title = ''
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
    look()
  })

/** How tall a window shows all of a page, or all of the sheet that lies over it, in pixels. */
globalThis.heightShown = () => {
  const sheet = document.querySelector('dialog[open]')
  // A sheet leaves a part of the window free.
  return sheet ? Math.ceil(sheet.scrollHeight / 0.9) : document.documentElement.scrollHeight
}

globalThis.lookOver = ({ codes, chinese }) => {
  const broken = /\b(undefined|NaN|null|Invalid Date)\b|\[object \w+\]|\{\w+\}/
  const keyLike = /(?<![\w@./-])[a-z]{2,}[A-Za-z]*(\.[a-z][\w-]+)+(?![\w@/])/
  const snake = /\b[a-z]+_[a-z_]+\b/
  const known = new Set(codes)
  const isCode = (text) => (chinese ? (text.match(/[a-z]+/g) ?? []).some((word) => known.has(word)) : known.has(text))
  const faults = new Set()
  const name = (element) => `<${element.localName}${element.dataset.testid ? ` ${element.dataset.testid}` : ''}> “${element.textContent.trim().slice(0, 30)}”`
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const judge = (text, element) => {
    const said = text.trim()
    const found = said.match(broken)?.[0] ?? said.match(keyLike)?.[0] ?? said.match(snake)?.[0] ?? (isCode(said) ? said : null)
    if (found) faults.add(`says “${found}” in ${name(element)}`)
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const element = words.currentNode.parentElement
    if (!/^(script|style|textarea)$/.test(element.localName) && isShown(element)) judge(words.currentNode.data, element)
  }
  for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const element of document.querySelectorAll(`[${attribute}]`)) if (isShown(element)) judge(element.getAttribute(attribute), element)

  const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflowX)
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
  const isCut = (element) => {
    const { left, right, width } = element.getBoundingClientRect()
    if (width < 2) return false
    for (let at = element; at; at = at.parentElement) {
      if (at !== element && scrolls(at)) return false
      const edge = at.getBoundingClientRect()
      if (at !== element && hides(at) && (right > edge.right + 1 || left < edge.left - 1)) return true
      if (getComputedStyle(at).position === 'fixed') break
    }
    return right > innerWidth + 1 || left < -1
  }
  const overflows = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
    clientWidth > 2 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2)
  // What lies on a map ends where the map does.
  for (const button of document.querySelectorAll('button, a[href], [role="button"], [role="tab"], select'))
    if (isShown(button) && !button.closest('.leaflet-container') && (overflows(button) || isCut(button))) faults.add(`clips ${name(button)}`)

  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
  for (const element of document.querySelectorAll('body *')) {
    const { scrollWidth, clientWidth } = element
    if (
      clientWidth > 2 &&
      scrollWidth > clientWidth + 1 &&
      hides(element) &&
      hasWords(element) &&
      isShown(element) &&
      getComputedStyle(element).textOverflow !== 'ellipsis'
    )
      faults.add(`cuts the words of ${name(element)}`)
  }
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.add(`scrolls sideways: ${scrollWidth} px on ${clientWidth}`)
  return [...faults]
}
