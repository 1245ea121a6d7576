/** Lets the browser draw, and answer who taps, before what comes next. */
export const turn = () => new Promise<void>((then) => setTimeout(then))
