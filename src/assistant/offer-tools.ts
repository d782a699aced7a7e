import type { ToolSurroundings } from './tool.ts';

/** Registers the tools until the returned function is called; a host that does not want them never loads them. */
export function offerTools(surroundings: ToolSurroundings): () => void {
  if (!surroundings.config.assistant.enabled) return () => {};
  let isWanted = true;
  let withdraw = () => {};
  void import('./register-tools.ts').then(({ registerTools }) => {
    if (isWanted) withdraw = registerTools(surroundings);
  });
  return () => {
    isWanted = false;
    withdraw();
  };
}
