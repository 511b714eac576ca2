// Asks Microsoft's KQL binder. Standard input: {"tables": [{"name", "columns": "(a: string, …)"}], "queries": ["…"]}.
// Standard output: for each query {"errors": ["KS142 …"], "columns": ["name:type"]}.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const folder = path.dirname(require.resolve('@kusto/language-service-next/package.json'));
for (const script of ['bridge.js', 'Kusto.Language.Bridge.js']) {
  vm.runInThisContext(fs.readFileSync(path.join(folder, script), 'utf8'), script);
}
const { KustoCode, GlobalState, Symbols } = Kusto.Language;
const array = (list) => System.Linq.Enumerable.from(list).ToArray();

const input = JSON.parse(fs.readFileSync(0, 'utf8'));
const tables = input.tables.map((table) => Symbols.TableSymbol.From(table.columns).WithName(table.name));
const database = new Symbols.DatabaseSymbol.ctor('db', System.Array.init(tables, Symbols.TableSymbol));
const globals = GlobalState.Default.WithDatabase(database);

const answers = input.queries.map((query) => {
  const code = KustoCode.ParseAndAnalyze(query, globals);
  const errors = array(code.GetDiagnostics())
    .filter((each) => each.Severity === 'Error')
    .map((each) => `${each.Code} ${each.Message}`);
  const result = code.ResultType;
  const columns = result && result.Columns ? array(result.Columns).map((each) => `${each.Name}:${each.Type.Name}`) : [];
  return { errors, columns };
});
process.stdout.write(JSON.stringify(answers));
