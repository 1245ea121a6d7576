// A binary heap of the nodes 0 … size − 1, each in it at most once, ordered by its key.

export type Heap = { length: number; keys: Float64Array; nodes: Int32Array; places: Int32Array }

const absent = -1

/** An empty heap for nodes below `size`. */
export const makeHeap = (size: number): Heap => ({
  length: 0,
  keys: new Float64Array(size),
  nodes: new Int32Array(size),
  places: new Int32Array(size).fill(absent),
})

const put = (heap: Heap, place: number, node: number) => {
  heap.nodes[place] = node
  heap.places[node] = place
}

const rise = (heap: Heap, from: number) => {
  const { keys, nodes } = heap
  const node = nodes[from]!
  const key = keys[node]!
  let place = from
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (keys[nodes[parent]!]! <= key) break
    put(heap, place, nodes[parent]!)
    place = parent
  }
  put(heap, place, node)
}

const sink = (heap: Heap, node: number) => {
  const { keys, nodes, length } = heap
  const key = keys[node]!
  let place = 0
  for (let child = 1; child < length; child = 2 * place + 1) {
    if (child + 1 < length && keys[nodes[child + 1]!]! < keys[nodes[child]!]!) child++
    if (keys[nodes[child]!]! >= key) break
    put(heap, place, nodes[child]!)
    place = child
  }
  put(heap, place, node)
}

/** Puts a node in, or lowers its key when it is in already. */
export const push = (heap: Heap, node: number, key: number) => {
  heap.keys[node] = key
  if (heap.places[node] === absent) put(heap, heap.length++, node)
  rise(heap, heap.places[node]!)
}

/** The smallest key; Infinity when the heap is empty. */
export const smallest = ({ length, keys, nodes }: Heap) => (length === 0 ? Infinity : keys[nodes[0]!]!)

/** Takes the node of the smallest key out of a heap that is not empty. */
export const pop = (heap: Heap) => {
  const node = heap.nodes[0]!
  const last = heap.nodes[--heap.length]!
  heap.places[node] = absent
  if (heap.length > 0) sink(heap, last)
  return node
}

/** Takes every node out. */
export const empty = (heap: Heap) => {
  for (let place = 0; place < heap.length; place++) heap.places[heap.nodes[place]!] = absent
  heap.length = 0
}
