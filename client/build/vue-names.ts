// All that petite-vue-i18n takes of Vue. It asks for the whole by a name made at run time, which would keep every part of Vue that nobody uses.
export { computed, effectScope, getCurrentInstance, getCurrentScope, inject, isRef, onMounted, onScopeDispose, onUnmounted, ref, shallowRef, watch } from 'vue'
