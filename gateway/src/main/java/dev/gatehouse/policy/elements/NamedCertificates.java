package dev.gatehouse.policy.elements;

import dev.gatehouse.model.Certificate;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.text.Spelling;
import org.jspecify.annotations.Nullable;

/** Finds what {@code certificate-id} names. */
final class NamedCertificates {
    private static final String ATTRIBUTE = "certificate-id";

    /** Null where there is no such attribute, and where there is no such certificate, which is reported. */
    static @Nullable Certificate find(ElementReader element) {
        var id = element.optionalText(ATTRIBUTE).orElse(null);
        if (id == null) {
            return null;
        }
        var certificates = element.surroundings().certificates();
        var found = certificates.get(id);
        if (found == null) {
            var meant = Spelling.closest(id, certificates.keySet());
            element.missing(
                    ATTRIBUTE,
                    "POL342",
                    "there is no certificate '%s' with content".formatted(id)
                            + (meant == null ? "" : "; did you mean '%s'?".formatted(meant)));
        }
        return found;
    }

    private NamedCertificates() {}
}
