interface ImportMetaEnv {
  /** Version of the app, as vite.config.ts knows it. */
  readonly ATLAS_VERSION: string;
  /** Whether `demo.foatlas` lies beside the app. */
  readonly ATLAS_HAS_DEMO: boolean;
}
