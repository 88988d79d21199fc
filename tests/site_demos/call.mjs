// Run by Node for the tests: functions of a module, called with values. node call.mjs MODULE < calls
// Takes [[name, ...arguments], …] as JSON, and gives what each returns, as JSON.
import process from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

/** @type {Record<string, (...values: unknown[]) => unknown>} */
const functions = await import(pathToFileURL(process.argv[2] ?? "").href);
/** @type {[name: string, ...values: unknown[]][]} */
const calls = JSON.parse(await text(process.stdin));
const results = calls.map(([name, ...values]) => functions[name]?.(...values));
process.stdout.write(JSON.stringify(results));
