import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// The words and forms of those who act, and all of hours, are fetched with their pages, however many need them.
const early = /client[\\/](lib|ui|app|features)(?!.*\b(?:order-words|dispatch-words|use-act)\.ts|[\\/]hours[\\/])|node_modules[\\/](?!@?vant)/

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    __VUE_OPTIONS_API__: false,
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 2048,
    // What most pages share comes in one file: fewer requests, and it packs better than twenty small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: early, minShareCount: 4 }] } } },
  },
})
