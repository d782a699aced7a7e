import { TOOLS } from './tools.ts';
import type { Tool, ToolResult, ToolSurroundings } from './tool.ts';

/**
 * Offers the tools to the browser's assistant, where it has one and the host allows it, until the returned function
 * is called. They answer as soon as the engine does, so they may be offered before anything else is ready.
 */
export function registerTools(surroundings: ToolSurroundings): () => void {
  if (!surroundings.config.assistant.enabled) return () => {};
  const modelContext = document.modelContext ?? navigator.modelContext;
  const registration = new AbortController();
  for (const tool of TOOLS) {
    void modelContext?.registerTool(describeTool(tool, surroundings), {
      signal: registration.signal,
    });
  }
  return () => registration.abort();
}

function describeTool(tool: Tool, surroundings: ToolSurroundings): ModelContextTool {
  const { name, title, description, inputSchema, isReadOnly } = tool;
  return {
    name,
    title,
    description,
    inputSchema,
    execute: (input) => tool.run(input, surroundings),
    // Names and labels were written by whoever customised the environment.
    annotations: { readOnlyHint: isReadOnly, untrustedContentHint: true },
  };
}

/** WebMCP as Chromium has it behind `--enable-features=WebMCP`: not in TypeScript's DOM yet. */
interface ModelContext {
  registerTool(
    tool: ModelContextTool,
    options: { readonly signal: AbortSignal },
  ): Promise<void> | undefined;
}

interface ModelContextTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: object;
  readonly execute: (input: unknown) => Promise<ToolResult>;
  readonly annotations: { readonly readOnlyHint: boolean; readonly untrustedContentHint: boolean };
}

declare global {
  interface Document {
    readonly modelContext?: ModelContext;
  }
  interface Navigator {
    /** Where it was until mid-2026. */
    readonly modelContext?: ModelContext;
  }
}
