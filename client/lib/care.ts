import { ref, watchEffect } from 'vue'

const PLACE = 'liudan.care'

/** 关怀模式: type 1.35 times as large, one column, fewer things; remembered on this device. */
export const care = ref(localStorage.getItem(PLACE) === 'on')

watchEffect(() => {
  document.documentElement.toggleAttribute('data-care', care.value)
  localStorage.setItem(PLACE, care.value ? 'on' : 'off')
})
