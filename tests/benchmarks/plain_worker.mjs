// The peer of the start: a module worker that starts Pyodide as its manual says.
self.onmessage = async ({ data }) => {
  const { loadPyodide } = await import(data.url);
  const python = await loadPyodide();
  postMessage(python.runPython("sum(range(10))"));
};
