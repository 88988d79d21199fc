// Has a plain Pyodide install a wheel as any page may, and run code: node elsewhere.mjs SITE_PACKAGES WHEEL CODE

import process from "node:process";
import { loadPyodide } from "pyodide";

const [packages = "", wheel = "", code = ""] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.mountNodeFS("/packages", packages); // where micropip is
pyodide.globals.set("wheel", wheel);
await pyodide.runPythonAsync(`
import sys

sys.path.append("/packages")
import micropip

await micropip.install(wheel)
sys.path.remove("/packages")
`);
process.stdout.write(String(await pyodide.runPythonAsync(code)));
