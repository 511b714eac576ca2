package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CheckReport.CheckedFile;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.DiagnosticPrinter;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import dev.gatehouse.xml.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CheckReportTest {
    private static final Source SOURCE =
            Source.of("named values/a.xml", "<policies>\n  <when condition='x'/>\n</policies>");

    private static final CheckReport REPORT = new CheckReport(List.of(
            CheckedFile.of("good.xml", Document.Kind.FRAGMENT, List.of()),
            CheckedFile.of(
                    SOURCE.name(),
                    Document.Kind.POLICIES,
                    List.of(
                            Diagnostic.warning("POL2", SOURCE, new Span(19, 28), "odd"),
                            Diagnostic.error("XML1", SOURCE, new Span(14, 18), "\"no\"")))));

    @Test
    void jsonHasTheShapeThatScriptsRelyOn() {
        assertThat(JsonMapper.shared().readTree(CheckJson.of(REPORT)))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"files": [
                                  {"path": "good.xml", "kind": "fragment", "ok": true, "diagnostics": []},
                                  {"path": "named values/a.xml", "kind": "policies", "ok": false, "diagnostics": [
                                    {"severity": "error", "code": "XML1", "line": 2, "column": 4, "message": "\\"no\\""},
                                    {"severity": "warning", "code": "POL2", "line": 2, "column": 9, "message": "odd"}
                                  ]}
                                ], "errors": 1, "warnings": 1}
                                """));
    }

    @Test
    void textShowsLinesAndSumsUp() {
        assertThat(CheckText.of(REPORT, new DiagnosticPrinter(80, false))).isEqualTo("""
                        named values/a.xml:2:4: error XML1: "no"
                          <when condition='x'/>
                           ^~~~
                        named values/a.xml:2:9: warning POL2: odd
                          <when condition='x'/>
                                ^~~~~~~~~
                        1 of 2 files good: 1 error, 1 warning
                        """);
        assertThat(CheckText.of(new CheckReport(REPORT.files().subList(0, 1)), new DiagnosticPrinter(80, false)))
                .isEqualTo("1 file checked: 0 errors, 0 warnings\n");
    }

    @Test
    void sarifNamesRulesAndRegions() {
        assertThat(JsonMapper.shared().readTree(CheckSarif.of(REPORT, "1.2")))
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
                                  "tool": {"driver": {"name": "gatehouse", "version": "1.2",
                                    "rules": [{"id": "POL2"}, {"id": "XML1"}]}},
                                  "columnKind": "utf16CodeUnits",
                                  "results": [
                                    {"ruleId": "XML1", "ruleIndex": 1, "level": "error", "message": {"text": "\\"no\\""},
                                     "locations": [{"physicalLocation": {
                                       "artifactLocation": {"uri": "named%20values/a.xml"},
                                       "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 8}}}]},
                                    {"ruleId": "POL2", "ruleIndex": 0, "level": "warning", "message": {"text": "odd"},
                                     "locations": [{"physicalLocation": {
                                       "artifactLocation": {"uri": "named%20values/a.xml"},
                                       "region": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 18}}}]}
                                  ]}]}
                                """));
    }
}
