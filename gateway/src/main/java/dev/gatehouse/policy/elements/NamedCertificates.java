package dev.gatehouse.policy.elements;

import dev.gatehouse.model.Certificate;
import dev.gatehouse.policy.ElementReader;
import dev.gatehouse.text.Spelling;
import org.jspecify.annotations.Nullable;

/** Finds the certificates that attributes name. */
final class NamedCertificates {
    /** Null where there is no {@code certificate-id}, and where there is no such certificate, which is reported. */
    static @Nullable Certificate find(ElementReader element) {
        return find(element, "certificate-id");
    }

    /** Likewise for an attribute of another name. */
    static @Nullable Certificate find(ElementReader element, String attribute) {
        var id = element.optionalText(attribute).orElse(null);
        if (id == null) {
            return null;
        }
        var certificates = element.surroundings().certificates();
        var found = certificates.get(id);
        if (found == null) {
            var meant = Spelling.closest(id, certificates.keySet());
            element.missing(
                    attribute,
                    "POL342",
                    "there is no certificate '%s' with content".formatted(id)
                            + (meant == null ? "" : "; did you mean '%s'?".formatted(meant)));
        }
        return found;
    }

    private NamedCertificates() {}
}
