// Has the real Mermaid read diagrams: node mermaid-parse.mjs FILE... It fails at the first that Mermaid refuses, or takes for another kind of diagram.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const files = process.argv.slice(2);
for (const file of files) {
    const { diagramType } = await mermaid.parse(readFileSync(file, "utf8"));
    if (diagramType !== "er") throw new Error(`${file} is a diagram of type ${diagramType}`);
    console.log(`${file}: fine`);
}
if (files.length === 0) throw new Error("no files were named");
