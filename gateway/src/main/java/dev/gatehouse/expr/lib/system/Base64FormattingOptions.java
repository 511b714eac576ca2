package dev.gatehouse.expr.lib.system;

/** {@code System.Base64FormattingOptions}, in the order of its values. */
public enum Base64FormattingOptions {
    None,
    InsertLineBreaks
}
