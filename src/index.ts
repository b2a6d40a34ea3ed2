export * from "./text/span.ts";
export type { Finding } from "./engine/finding.ts";
