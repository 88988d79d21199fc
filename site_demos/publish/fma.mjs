// Run by Node at build: gives Pyodide a quicker fma(x, y, z) = xy + z, rounded once. node fma.mjs WASM OUT
// WebAssembly has no instruction for it, so C's library works it out bit by bit. `math.sumprod` asks for it at each product, and
// always for what rounding took from that product p: fma(x, y, −p). This is a float, and 17 operations give it, if no number is
// too large or too small for them (Dekker, 1971, “A floating-point technique for extending the available precision”,
// Numerische Mathematik 18). Whatever else is asked goes the way that it went before.
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import binaryen from "binaryen";

const QUICK = `(module
  (func $long_way (param f64 f64 f64) (result f64) (unreachable))
  (func $quick (param $x f64) (param $y f64) (param $z f64) (result f64)
    (local $p f64) (local $x_high f64) (local $y_high f64) (local $x_low f64) (local $y_low f64)
    (local.set $p (f64.mul (local.get $x) (local.get $y)))
    (if (i32.and
          (f64.eq (f64.add (local.get $z) (local.get $p)) (f64.const 0))
          (i32.and
            (f64.lt (f64.add (f64.abs (local.get $x)) (f64.abs (local.get $y))) (f64.const 0x1p450))
            (f64.gt (f64.abs (local.get $p)) (f64.const 0x1p-450))))
      (then
        ;; each factor in two halves of 26 bits, whose products are exact
        (local.set $x_high (f64.mul (local.get $x) (f64.const 0x8000001)))
        (local.set $x_high (f64.sub (local.get $x_high) (f64.sub (local.get $x_high) (local.get $x))))
        (local.set $x_low (f64.sub (local.get $x) (local.get $x_high)))
        (local.set $y_high (f64.mul (local.get $y) (f64.const 0x8000001)))
        (local.set $y_high (f64.sub (local.get $y_high) (f64.sub (local.get $y_high) (local.get $y))))
        (local.set $y_low (f64.sub (local.get $y) (local.get $y_high)))
        ;; ((x_high y_high − p) + x_high y_low + x_low y_high) + x_low y_low
        (return
          (f64.add
            (f64.add
              (f64.add
                (f64.sub (f64.mul (local.get $x_high) (local.get $y_high)) (local.get $p))
                (f64.mul (local.get $x_high) (local.get $y_low)))
              (f64.mul (local.get $x_low) (local.get $y_high)))
            (f64.mul (local.get $x_low) (local.get $y_low))))))
    (call $long_way (local.get $x) (local.get $y) (local.get $z))))`;

const [from = "", to = ""] = process.argv.slice(2);
const wasm = binaryen.readBinary(await readFile(from));
const exported = wasm.getExport("fma");
if (!exported) throw new Error("it exports no fma");
const { value: name } = binaryen.getExportInfo(exported);
const before = binaryen.getFunctionInfo(wasm.getFunction(name));
const quick = binaryen.getFunctionInfo(binaryen.parseText(QUICK).getFunction("quick"));
wasm.removeFunction(name);
wasm.addFunction("long_way", before.params, before.results, before.vars, before.body);
wasm.addFunction(name, before.params, before.results, quick.vars, wasm.copyExpression(quick.body));
await writeFile(to, wasm.emitBinary());
