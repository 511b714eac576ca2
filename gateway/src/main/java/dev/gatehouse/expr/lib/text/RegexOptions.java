package dev.gatehouse.expr.lib.text;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Text.RegularExpressions.RegexOptions}. */
public final class RegexOptions extends FlagSet<RegexOptions> {
    static final RegexOptions NONE = new RegexOptions(0);
    static final RegexOptions IGNORE_CASE = new RegexOptions(1);
    static final RegexOptions MULTILINE = new RegexOptions(2);
    static final RegexOptions EXPLICIT_CAPTURE = new RegexOptions(4);
    static final RegexOptions SINGLELINE = new RegexOptions(16);
    static final RegexOptions IGNORE_PATTERN_WHITESPACE = new RegexOptions(32);
    static final RegexOptions RIGHT_TO_LEFT = new RegexOptions(64);
    static final RegexOptions ECMA_SCRIPT = new RegexOptions(256);

    RegexOptions(int bits) {
        super(bits);
    }

    @Override
    public RegexOptions of(int bits) {
        return new RegexOptions(bits);
    }

    @Override
    protected List<String> names() {
        return List.of(
                "None",
                "IgnoreCase",
                "Multiline",
                "ExplicitCapture",
                "Compiled",
                "Singleline",
                "IgnorePatternWhitespace",
                "RightToLeft",
                "",
                "ECMAScript",
                "CultureInvariant");
    }
}
