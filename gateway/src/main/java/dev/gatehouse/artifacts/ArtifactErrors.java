package dev.gatehouse.artifacts;

import dev.gatehouse.text.Diagnostic;
import dev.gatehouse.text.Source;
import dev.gatehouse.text.Span;
import java.io.IOException;
import java.util.Collection;

/** Every message about artifacts, in one place and one voice. Codes are never reused. */
final class ArtifactErrors {
    private static final Span START = Span.at(0);

    private ArtifactErrors() {}

    // ---- files

    static Diagnostic notAFolder(Source in) {
        return Diagnostic.error("ART101", in, START, "is not a folder");
    }

    static Diagnostic unreadable(Source in, IOException e) {
        return Diagnostic.error("ART102", in, START, "cannot be read: " + e);
    }

    static Diagnostic tooLarge(Source in, int limit) {
        return Diagnostic.error("ART103", in, START, "is larger than %,d bytes".formatted(limit));
    }

    static Diagnostic notText(Source in) {
        return Diagnostic.error("ART104", in, START, "is not text in UTF-8");
    }

    static Diagnostic outside(Source in, Span at) {
        return Diagnostic.error("ART105", in, at, "leads out of the artifacts folder, or nowhere");
    }

    static Diagnostic missingFile(Source in, String name) {
        return Diagnostic.error("ART106", in, START, "'%s' is missing here".formatted(name));
    }

    static Diagnostic ignored(Source in, String why) {
        return Diagnostic.info("ART107", in, START, "is ignored: " + why);
    }

    static Diagnostic nothingHere(Source in) {
        return Diagnostic.warning("ART108", in, START, "holds no APIs; expected a folder 'apis'");
    }

    // ---- JSON and YAML

    static Diagnostic syntax(Source in, Span at, boolean yaml, String message) {
        return Diagnostic.error("ART110", in, at, "is not %s: %s".formatted(yaml ? "YAML" : "JSON", message));
    }

    static Diagnostic emptyFile(Source in) {
        return Diagnostic.error("ART111", in, START, "is empty");
    }

    static Diagnostic moreThanOne(Source in, Span at) {
        return Diagnostic.error("ART112", in, at, "a second document begins here; expected one");
    }

    static Diagnostic repeatedName(Source in, Span at, String name) {
        return Diagnostic.error("ART113", in, at, "'%s' stands here a second time".formatted(name));
    }

    static Diagnostic unknownAnchor(Source in, Span at, String name) {
        return Diagnostic.error("ART114", in, at, "there is no anchor '%s' before this".formatted(name));
    }

    static Diagnostic expected(Source in, Span at, String name, String what) {
        return Diagnostic.error("ART115", in, at, "'%s' is not %s".formatted(name, what));
    }

    static Diagnostic missing(Source in, Span at, String name) {
        return Diagnostic.error("ART116", in, at, "'%s' is missing".formatted(name));
    }

    static Diagnostic notOneOf(Source in, Span at, String name, String value, Collection<String> allowed) {
        return Diagnostic.error(
                "ART117",
                in,
                at,
                "'%s' is '%s'; expected one of %s".formatted(name, value, String.join(", ", allowed)));
    }

    static Diagnostic redacted(Source in, Span at) {
        return Diagnostic.error(
                "ART118", in, at, "a secret was cut out here when the artifacts were extracted; use a named value");
    }

    static Diagnostic unsupported(Source in, Span at, String what) {
        return Diagnostic.error("ART119", in, at, "%s not supported yet".formatted(what));
    }

    static Diagnostic unsupportedHarmless(Source in, Span at, String what) {
        return Diagnostic.warning("ART120", in, at, "%s not supported yet and ignored".formatted(what));
    }

    static Diagnostic badName(Source in, Span at, String name) {
        return Diagnostic.error("ART121", in, at, "'%s' is not a resource name".formatted(name));
    }

    // ---- entities

    static Diagnostic unknownReference(Source in, Span at, String kind, String id) {
        return Diagnostic.error("ART130", in, at, "there is no %s '%s'".formatted(kind, id));
    }

    static Diagnostic danglingLink(Source in, Span at, String kind, String id) {
        return Diagnostic.warning("ART131", in, at, "there is no %s '%s'; the link is ignored".formatted(kind, id));
    }

    static Diagnostic noValue(Source in, Span at, String name, String variable, String file) {
        return Diagnostic.error(
                "ART132",
                in,
                at,
                "named value '%s' has no value here; set %s, or '%s' in %s".formatted(name, variable, name, file));
    }

    static Diagnostic repeatedNamedValue(Source in, Span at, String name) {
        return Diagnostic.error("ART133", in, at, "another named value is called '%s'".formatted(name));
    }

    static Diagnostic badUrl(Source in, Span at, String name, String problem) {
        return Diagnostic.error("ART134", in, at, "'%s': %s".formatted(name, problem));
    }

    static Diagnostic insecureUrl(Source in, Span at, String name, String what) {
        return Diagnostic.error(
                "ART135", in, at, "'%s' is %s; --insecure-loopback allows that, for development".formatted(name, what));
    }

    static Diagnostic noKeys(Source in, Span at, String id) {
        return Diagnostic.warning("ART136", in, at, "subscription '%s' has no keys: nobody can use it".formatted(id));
    }

    static Diagnostic sharedKey(Source in, String problem) {
        return Diagnostic.error("ART137", in, START, problem);
    }

    static Diagnostic versionInPath(Source in, Span at, String path, String version) {
        return Diagnostic.warning(
                "ART138", in, at, "the path ends in the version already: calls go to '%s/%s'".formatted(path, version));
    }

    static Diagnostic sameAddress(Source in, Span at, String problem) {
        return Diagnostic.error("ART139", in, at, problem);
    }

    static Diagnostic severalOpenProducts(Source in, Span at, String api, String first, String second) {
        return Diagnostic.warning(
                "ART140",
                in,
                at,
                "API '%s' is in two products that need no key, '%s' and '%s'; the first is taken"
                        .formatted(api, first, second));
    }

    // ---- policies

    static Diagnostic notPolicies(Source in, Span at, String expected) {
        return Diagnostic.error("ART150", in, at, "the root element is not '%s'".formatted(expected));
    }

    static Diagnostic policyWithoutOperation(Source in, String folder) {
        return Diagnostic.error(
                "ART151", in, START, "no operation is called '%s': its policy would never run".formatted(folder));
    }

    static Diagnostic fragmentTooLarge(Source in, int limit) {
        return Diagnostic.error("ART152", in, START, "the fragment is longer than %,d characters".formatted(limit));
    }

    static Diagnostic fragmentWithoutText(Source in, String id) {
        return Diagnostic.error(
                "ART153", in, START, "fragment '%s' has no text: neither policy.xml nor 'value'".formatted(id));
    }

    static Diagnostic guardNotReached(Source in, Span at, String policy, String product, String api) {
        return Diagnostic.warning(
                "ART154",
                in,
                at,
                "'%s' runs only for calls with a key of product '%s', but API '%s' takes calls without one"
                        .formatted(policy, product, api));
    }

    // ---- diagnostic settings and loggers

    static Diagnostic withoutLogger(Source in, Span at) {
        return Diagnostic.warning(
                "ART170", in, at, "'loggerId' is missing; Azure does not take a setting without a logger");
    }

    static Diagnostic unknownLogger(Source in, Span at, String id) {
        return Diagnostic.warning(
                "ART171", in, at, "there is no logger '%s'; Azure does not take a setting without one".formatted(id));
    }

    static Diagnostic confidentialHeader(Source in, Span at, String name) {
        return Diagnostic.warning(
                "ART172", in, at, "'%s' may hold a secret: the log masks its values anyway".formatted(name));
    }

    static Diagnostic unknownCredential(Source in, Span at, String name) {
        return Diagnostic.warning(
                "ART173", in, at, "there is no named value '%s'; Azure does not take this logger".formatted(name));
    }

    static Diagnostic onlyForLoggers(Source in, Span at, String name) {
        return Diagnostic.info(
                "ART174",
                in,
                at,
                "named value '%s' has no value; only loggers use it, so none is needed".formatted(name));
    }

    // ---- certificates

    static Diagnostic withoutCertificate(Source in, String id, Collection<String> endings, String file) {
        return Diagnostic.warning(
                "ART180",
                in,
                START,
                "certificate '%s' has no content; put a file with it here (%s), or 'data' into %s"
                        .formatted(id, String.join(", ", endings), file));
    }

    static Diagnostic badCertificate(Source in, Span at, String problem) {
        return Diagnostic.error("ART181", in, at, "the certificate cannot be read: " + problem);
    }

    static Diagnostic severalCertificates(Source in, int count) {
        return Diagnostic.error("ART182", in, START, "holds %d files with certificates; expected one".formatted(count));
    }

    // ---- specifications

    static Diagnostic notASpecification(Source in, Span at) {
        return Diagnostic.error("ART160", in, at, "is not OpenAPI 3.0, 3.1 or Swagger 2.0");
    }

    static Diagnostic badTemplate(Source in, Span at, String problem) {
        return Diagnostic.error("ART161", in, at, problem);
    }

    static Diagnostic remoteReference(Source in, Span at, String reference) {
        return Diagnostic.error(
                "ART162", in, at, "'%s' points out of this file; only '#/…' is followed".formatted(reference));
    }

    static Diagnostic brokenReference(Source in, Span at, String reference) {
        return Diagnostic.error("ART163", in, at, "'%s' leads nowhere".formatted(reference));
    }

    static Diagnostic endlessReference(Source in, Span at, String reference) {
        return Diagnostic.error(
                "ART164", in, at, "'%s' refers to itself, or through too many others".formatted(reference));
    }

    static Diagnostic repeatedOperation(Source in, Span at, String id) {
        return Diagnostic.error("ART165", in, at, "another operation is called '%s'".formatted(id));
    }

    static Diagnostic noOperations(Source in, Span at, String api) {
        return Diagnostic.warning("ART166", in, at, "API '%s' has no operations: every call is 404".formatted(api));
    }

    static Diagnostic clashingQueryParameter(Source in, Span at, String name) {
        return Diagnostic.warning(
                "ART167",
                in,
                at,
                "'%s' is the name of a path parameter too; it does not take part in matching".formatted(name));
    }
}
