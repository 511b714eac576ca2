package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.expr.types.Growth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The architecture: which package may use which. Lower packages first; a package that is not in the table does not
 * exist. To add one, add its row here and its line in {@code docs/ARCHITECTURE.md}.
 */
class LayeringTest {

    static final String PACKAGES = """
            # package        : may use (besides java.* and libraries)
            text             :
            settings         :
            http             :
            model            :
            jose             :
            xml              : text
            expr.types       :
            expr.lib.*       : expr.types
            expr.syntax      : text
            expr.bind        : expr.syntax, expr.types, text
            expr.emit        : expr.bind, expr.syntax, expr.types, text
            expr             : expr.syntax, expr.bind, expr.emit, expr.types, expr.lib.*, text
            policy           : text, xml, http, model, settings, jose, expr, expr.types
            policy.context   : policy, http, model, jose, expr.types, expr.lib.*
            policy.elements  : policy, http, model, jose, expr, expr.types, settings, text, xml
            catalog          : text, http, model, policy
            outbound         :
            keys             : jose, settings, outbound
            trust            : policy, settings, outbound
            standing         : jose, settings, outbound
            state            : policy
            wire             : http
            proxy            : wire, policy, http, model, settings
            server           : wire, proxy, policy, http, catalog, settings, model
            kql.schema       :
            kql.syntax       : kql.schema, text
            kql.functions    : kql.schema
            kql.bind         : kql.syntax, kql.functions, kql.schema, text
            kql.sql          : kql.bind, kql.functions, kql.schema
            kql              : kql.syntax, kql.bind, kql.functions, kql.sql, kql.schema, text
            lint             : text, xml, policy
            lint.rules       : lint, text, xml, policy
            artifacts        : catalog, policy, kql, kql.schema, model, text, xml, settings
            logs             : kql.schema, policy, http, model, settings
            store            : logs, kql, kql.schema, settings
            query            : kql, kql.schema, store, settings, text
            alerts           : query, kql, kql.schema, logs, outbound, model, settings, text
            telemetry        : policy, http, model, settings, logs, jose, kql.schema
            app.idp          :
            app.echo         :
            app              : *
            app.quickstart   : app, app.idp, app.echo, artifacts, expr, settings, text
            cli              : *
            """;

    /** Libraries that stay in their rooms: prefix of the library's packages, and the rows that may use it. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "io.netty", List.of("wire", "proxy", "server", "app"),
            "picocli", List.of("cli"),
            "org.duckdb", List.of("store"),
            "io.opentelemetry", List.of("telemetry"),
            "io.prometheus", List.of("telemetry"));

    static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.gatehouse");

    static final Layers LAYERS = Layers.parse("dev.gatehouse", PACKAGES);

    @Test
    void packagesUseOnlyWhatTheTableNames() {
        assertThat(PROGRAM).as("classes of the program").isNotEmpty();
        assertThat(LAYERS.violations(PROGRAM)).isEmpty();
    }

    @Test
    void librariesStayInTheirRooms() {
        var strays = new TreeSet<String>();
        for (JavaClass user : PROGRAM) {
            for (var dependency : user.getDirectDependenciesFromSelf()) {
                var used = dependency.getTargetClass().getName();
                LIBRARIES.forEach((library, rooms) -> {
                    if (used.startsWith(library + ".") && !rooms.contains(LAYERS.row(user.getPackageName()))) {
                        strays.add(user.getName() + " uses " + used);
                    }
                });
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void onlyTheCommandLineWritesToStandardOutput() {
        var writers = new TreeSet<String>();
        for (JavaClass user : PROGRAM) {
            for (var access : user.getFieldAccessesFromSelf()) {
                if (access.getTargetOwner().isEquivalentTo(System.class)
                        && !"cli".equals(LAYERS.row(user.getPackageName()))) {
                    writers.add(access.getDescription());
                }
            }
        }
        assertThat(writers).isEmpty();
    }

    /** But for the memory of one evaluation, which neither waits nor changes threads. */
    @Test
    void nobodyKeepsStateInThreads() {
        var users = new TreeSet<String>();
        for (JavaClass user : PROGRAM) {
            if (user.isEquivalentTo(Growth.class)) {
                continue;
            }
            for (var dependency : user.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().isAssignableTo(ThreadLocal.class)) {
                    users.add(dependency.getDescription());
                }
            }
        }
        assertThat(users).as("an exchange changes threads: state belongs to it").isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked = new TreeSet<String>();
        for (JavaClass each : PROGRAM) {
            JavaPackage room = each.getPackage();
            if (!room.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(room.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void aMissingEntryInTheTableIsReported() {
        var withoutText = Layers.parse("dev.gatehouse", "text :\nexpr.types :\nexpr : expr.types");
        assertThat(withoutText.violations(PROGRAM))
                .anyMatch(line -> line.matches("dev[.]gatehouse[.]expr[.].* uses dev[.]gatehouse[.]text[.].*"));
    }

    @Test
    void aPackageWithoutARowIsReported() {
        assertThat(Layers.parse("dev.gatehouse", "expr :").violations(PROGRAM))
                .contains("package dev.gatehouse.text has no row in the table");
    }
}
