import { Workbox } from 'workbox-window';

/**
 * Keeps the app on this device, and knows when a newer version of it waits. Nothing but `apply` reloads the page:
 * a tab may be in the middle of something, and works on with the version it was opened with.
 */
export class AppUpdate {
  isReady = $state(false);
  #workbox: Workbox | null = null;
  #registration: ServiceWorkerRegistration | null = null;

  /** `baseUrl` is where the app and its service worker lie. If it cannot be registered, only the offline start is missing. */
  async start(baseUrl: string): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    this.#tellWhenReplaced();
    const script = new URL('service-worker.js', new URL(baseUrl, location.href));
    this.#workbox = new Workbox(script.href);
    const registration = await this.#workbox.register({ immediate: true }).catch(() => undefined);
    if (registration === undefined) return;
    this.#registration = registration;
    this.#follow(registration);
  }

  /** Moves all tabs to the new version's service worker, and reloads this one. The others are told. */
  apply(): void {
    if (!this.#registration?.waiting) {
      location.reload(); // another tab was first
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    this.#workbox?.messageSkipWaiting();
  }

  /** workbox-window misses an update that began before this page could listen, or that another tab found. */
  #follow(registration: ServiceWorkerRegistration): void {
    const tellWhenInstalled = () => {
      const tellIfWaiting = () => {
        // The first version of all has nobody to wait for.
        if (registration.waiting && registration.active) this.isReady = true;
      };
      tellIfWaiting();
      registration.installing?.addEventListener('statechange', tellIfWaiting);
    };
    tellWhenInstalled();
    registration.addEventListener('updatefound', tellWhenInstalled);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void lookForUpdate(registration);
    });
  }

  #tellWhenReplaced(): void {
    let isControlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (isControlled) this.isReady = true;
      isControlled = true;
    });
    // Parts that load later are gone from the host and from this device once another version has replaced this one.
    window.addEventListener('vite:preloadError', () => (this.isReady = true));
  }
}

/** A host that does not answer now is asked again next time. */
async function lookForUpdate(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined);
}
