interface ImportMetaEnv {
  /** Version of the app, as vite.config.ts knows it. */
  readonly ATLAS_VERSION: string;
}
