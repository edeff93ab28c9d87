// Reads `[[form, data], …]`, and writes what the module of form elements, named by the first argument,
// makes of each: `[normalised data, errors]`.

const { normalize, validate } = await import(process.argv[2]);

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
const results = JSON.parse(text).map(([form, data]) => {
  const normal = normalize(form, data);
  return [normal, validate(form, normal)];
});
process.stdout.write(JSON.stringify(results));
