import { inject, provide, ref, type InjectionKey, type Ref } from 'vue'

const KEY: InjectionKey<Ref<number>> = Symbol('unsent photos')

/** For a form: how many of the photos chosen in it the server does not have yet. */
export function useUnsentPhotos(): Ref<number> {
  const unsent = ref(0)
  provide(KEY, unsent)
  return unsent
}

/** For the picker: where its form counts them. */
export const unsentOfForm = (): Ref<number> => inject(KEY, () => ref(0), true)
