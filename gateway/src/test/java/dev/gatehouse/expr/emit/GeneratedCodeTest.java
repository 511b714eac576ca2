package dev.gatehouse.expr.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.expr.bind.Binder;
import dev.gatehouse.expr.bind.Wanted;
import dev.gatehouse.expr.syntax.Parser;
import dev.gatehouse.expr.types.Library;
import dev.gatehouse.text.Diagnostics;
import dev.gatehouse.text.Source;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GeneratedCodeTest {
    private static final Library LIBRARY = Library.load();

    /** Owner and name of every method that {@code run} calls, and {@code new X} for every object that it makes. */
    private static List<String> calls(String expression) {
        var source = Source.of("policy.xml", expression);
        var diagnostics = new Diagnostics();
        var root = Objects.requireNonNull(LIBRARY.find("Apim.Context"));
        var tree = Parser.expression(source, diagnostics);
        var program = Binder.expression(LIBRARY, source, root, Wanted.TEXT, tree, diagnostics);
        assertThat(diagnostics.list()).isEmpty();
        var bytes = Emitter.write(new UnitLoader(), "dev.gatehouse.expr.generated.Test", source, "policy.xml", program);
        var calls = new ArrayList<String>();
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (!method.methodName().equalsString("run")) {
                continue;
            }
            for (var element : method.code().orElseThrow()) {
                switch (element) {
                    case InvokeInstruction invoke ->
                        calls.add(invoke.owner().name().stringValue().replaceAll(".*/", "") + "."
                                + invoke.name().stringValue());
                    case NewObjectInstruction made ->
                        calls.add("new " + made.className().name().stringValue());
                    case LookupSwitchInstruction _, TableSwitchInstruction _ -> calls.add("switch");
                    default -> {}
                }
            }
        }
        return calls;
    }

    @Test
    void aClaimOfAVariableIsAFewStaticCalls() {
        assertThat(calls("((Jwt)context.Variables[\"jwt\"]).Claims.GetValueOrDefault(\"sub\", \"\")"))
                .containsExactly(
                        "ContextType.Variables",
                        "Objects.requireNonNull",
                        "ReadOnlyDictionaryType.Item",
                        "Operations.cast",
                        "Objects.requireNonNull",
                        "JwtType.Claims",
                        "ExpressionExtensionsType.joined");
    }

    @Test
    void comparingTextsIsACall() {
        assertThat(calls("context.Request.Method == \"GET\" ? \"Orders.Read\" : \"Orders.ReadWrite\""))
                .containsExactly(
                        "ContextType.Request", "Objects.requireNonNull", "RequestType.Method", "Objects.equals");
    }

    @Test
    void constantsAreFolded() {
        assertThat(calls("\"a\" + 1 + (2 * 3 > 5 ? \"x\" : \"y\") + (int)'A' + 1.5m + true"))
                .isEmpty();
    }

    @Test
    void textsAreJoinedInOneCall() {
        assertThat(calls("\"/tenants/\" + (string)context.Variables[\"tenantId\"] + context.Request.Url.Path"))
                .containsOnlyOnce("Operations.concat");
    }
}
