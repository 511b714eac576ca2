package dev.gatehouse.expr.lib.xml;

import org.jspecify.annotations.Nullable;

/** {@code System.Xml.Linq.XDeclaration}. */
public record XDeclaration(
        @Nullable String version,
        @Nullable String encoding,
        @Nullable String standalone) {
    @Override
    public String toString() {
        return "<?xml"
                + (version == null ? "" : " version=\"" + version + "\"")
                + (encoding == null ? "" : " encoding=\"" + encoding + "\"")
                + (standalone == null ? "" : " standalone=\"" + standalone + "\"")
                + "?>";
    }
}
