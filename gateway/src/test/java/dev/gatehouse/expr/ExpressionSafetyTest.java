package dev.gatehouse.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression cannot reach, and what it cannot take; group J of the security checklist. */
class ExpressionSafetyTest {
    private static final CSharpCompiler COMPILER = CSharpCompiler.create();

    private static List<Diagnostic> mistakes(String code) {
        var diagnostics = new Diagnostics();
        boolean body = code.startsWith("{");
        String inner = body ? code.substring(1, code.length() - 1) : code;
        COMPILER.unit("policy.xml").compile(Source.of("policy.xml", inner), body, Object.class, diagnostics);
        return diagnostics.list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.IO.File.ReadAllText(\"/etc/passwd\")",
                "File.Exists(\"x\")",
                "new FileStream(\"x\", FileMode.Open)",
                "new StreamReader(\"x\")",
                "Directory.GetFiles(\"/\")",
                "Path.GetTempPath()",
                "System.Diagnostics.Process.Start(\"sh\")",
                "Environment.GetEnvironmentVariable(\"HOME\")",
                "System.Environment.MachineName",
                "{ Environment.Exit(1); return 1; }",
                "AppDomain.CurrentDomain",
                "System.Configuration.ConfigurationManager.AppSettings",
                "new System.Net.WebClient().DownloadString(\"http://x\")",
                "new System.Net.Http.HttpClient()",
                "new System.Net.Sockets.TcpClient(\"x\", 1)",
                "System.Net.Dns.GetHostEntry(\"x\")",
                "WebRequest.Create(\"http://x\")",
                "{ System.Threading.Thread.Sleep(1); return 1; }",
                "System.Threading.Tasks.Task.Run(() => 1)",
                "new System.Threading.Timer(x => {})",
                "{ GC.Collect(); return 1; }",
                "System.Reflection.Assembly.Load(\"x\")",
                "Activator.CreateInstance(typeof(string))",
                "Type.GetType(\"System.IO.File\")",
                "System.Runtime.InteropServices.Marshal.SizeOf(1)",
                "Console.ReadLine()",
                "java.lang.Runtime.getRuntime()",
                "dev.gatehouse.expr.CSharpCompiler.create()",
                "XDocument.Load(\"http://x\")",
                "XElement.Load(\"file:///etc/passwd\")",
                "new X509Certificate2(\"/etc/ssl/key.pfx\")",
                "new X509Store()"
            })
    void j03_nothingOutsideOfTheListIsReachable(String code) {
        assertThat(mistakes(code)).isNotEmpty().allMatch(found -> found.code().startsWith("EXPR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // By what every object has.
                "\"\".GetType().Assembly",
                "context.GetType().GetMethods()",
                "typeof(string).GetMethod(\"Join\").Invoke(null, null)",
                "typeof(object).Module",
                "1.getClass()",
                "context.getClass().getClassLoader()",
                "\"\".hashCode()",
                "{ context.wait(); return 1; }",
                "context.Request.request()",
                // By generics, extension methods and conversions.
                "context.Variables.GetValueOrDefault<System.IO.FileInfo>(\"x\")",
                "((System.IO.FileInfo)context.Variables[\"x\"]).Delete()",
                "new List<System.Diagnostics.Process>()",
                "(java.io.File)null",
                "context.Request.Body.As<System.IO.Stream>()",
                "JsonConvert.DeserializeObject<System.IO.FileInfo>(\"{}\")",
                "JToken.Parse(\"{}\").ToObject<System.Diagnostics.ProcessStartInfo>()",
                "default(System.Reflection.MethodInfo)",
                "nameof(System.IO.File)",
                "typeof(System.IO.File).Name",
                // By query, interpolation, callbacks, delegates.
                "from f in System.IO.Directory.GetFiles(\"/\") select f",
                "$\"{System.IO.File.ReadAllText(\"x\")}\"",
                "Regex.Replace(\"x\", \"x\", m => System.IO.File.ReadAllText(m.Value))",
                "{ Func<string, string> f = System.IO.File.ReadAllText; return f(\"x\"); }",
                "{ unsafe { int* p = null; } return 1; }",
                "{ System.IO.File f; return 1; }",
                "__makeref(context)",
                "new { a = 1 }.GetType().GetProperties()"
            })
    void j04_norByADetour(String code) {
        assertThat(mistakes(code)).isNotEmpty().allMatch(found -> found.code().startsWith("EXPR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ dynamic d = \"\"; return d.GetType().Assembly; }",
                "{ dynamic d = context; return d.getClass(); }",
                "{ dynamic d = new List<int>(); return d.stream(); }",
                "{ dynamic d = \"x\"; return d.getBytes(); }",
                "{ dynamic d = context.Request; return d.request; }"
            })
    void j04_whatIsBoundWhenItRunsReachesNoMoreThanTheRest(String code) {
        var found = mistakes(code);
        if (found.isEmpty()) {
            assertThatThrownBy(() -> OracleTest.evaluate("@" + code, OracleContext.of(null)))
                    .isInstanceOf(DotNetException.class)
                    .satisfies(thrown -> assertThat(((DotNetException) thrown).typeName())
                            .isEqualTo("Microsoft.CSharp.RuntimeBinder.RuntimeBinderException"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@{ while (true) { } }",
                "@{ for (long i = 0; i < 1000000000; i++) { } return 1; }",
                "@{ int F(int x) => F(x + 1) + 1; return F(0); }",
                "@{ Func<int, int> f = null; f = x => f(x + 1); return f(0); }",
                "@{ var s = \"x\"; while (true) { s += s; } }",
                "@(new string('x', 1000000000))",
                "@(new byte[2147483647])",
                "@{ var all = new List<string>(); while (true) { all.Add(new string('x', 10000)); } }",
                "@{ start: goto start; }",
                "@(Enumerable.Repeat(1, int.MaxValue).Select(x => x + 1).Sum(x => (long)x))",
                "@(Regex.IsMatch(new string('a', 5000), \"^(a|aa)+$(?<!a)\"))"
            })
    void j05_whatNeverEndsOrGrowsWithoutBoundsIsStopped(String expression) throws Exception {
        assertThatThrownBy(() -> OracleTest.evaluate(expression, OracleContext.of(null)))
                .isInstanceOf(DotNetException.class);
        assertThat(OracleTest.evaluate("@(1 + 1)", OracleContext.of(null))).isEqualTo(2);
    }

    @Test
    void j18_whatIsSecretOutsideOfThePolicyHasNoNameInIt() {
        assertThat(mistakes("context.NamedValues[\"x\"]")).isNotEmpty();
        assertThat(mistakes("context.Deployment.NamedValues")).isNotEmpty();
        assertThat(mistakes("context.Cache")).isNotEmpty();
    }
}
