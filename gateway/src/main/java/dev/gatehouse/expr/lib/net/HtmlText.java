package dev.gatehouse.expr.lib.net;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTML's character references, as {@code WebUtility} reads and writes them.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.webutility.htmlencode">WebUtility.HtmlEncode</a>
 */
final class HtmlText {
    /** The entities of HTML 4 from U+00A0 to U+00FF, in order. */
    private static final String[] LATIN1 =
            ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg"
                            + " macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34"
                            + " iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute"
                            + " Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml"
                            + " Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml"
                            + " igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute"
                            + " ucirc uuml yacute thorn yuml")
                    .split(" ");

    private static final Map<String, Integer> OTHERS = Map.ofEntries(
            Map.entry("quot", 34),
            Map.entry("amp", 38),
            Map.entry("apos", 39),
            Map.entry("lt", 60),
            Map.entry("gt", 62),
            Map.entry("OElig", 338),
            Map.entry("oelig", 339),
            Map.entry("Scaron", 352),
            Map.entry("scaron", 353),
            Map.entry("ndash", 8211),
            Map.entry("mdash", 8212),
            Map.entry("lsquo", 8216),
            Map.entry("rsquo", 8217),
            Map.entry("sbquo", 8218),
            Map.entry("ldquo", 8220),
            Map.entry("rdquo", 8221),
            Map.entry("bdquo", 8222),
            Map.entry("bull", 8226),
            Map.entry("hellip", 8230),
            Map.entry("lsaquo", 8249),
            Map.entry("rsaquo", 8250),
            Map.entry("euro", 8364),
            Map.entry("trade", 8482));

    private HtmlText() {}

    static String encode(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if ((c >= 0xa0 && c < 0x100) || c > 0xffff)
                        out.append("&#").append(c).append(';');
                    else out.append((char) c);
                }
            }
        }
        return out.toString();
    }

    static String decode(String text) {
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            var found = end < 0 || end - i > 12 ? null : reference(text.substring(i + 1, end));
            if (found == null) {
                out.append(text.charAt(i++));
            } else {
                out.appendCodePoint(found);
                i = end + 1;
            }
        }
        return out.toString();
    }

    private static @Nullable Integer reference(String name) {
        if (name.startsWith("#")) return number(name.substring(1));
        for (var i = 0; i < LATIN1.length; i++) if (LATIN1[i].equals(name)) return 0xa0 + i;
        return OTHERS.get(name);
    }

    private static @Nullable Integer number(String digits) {
        var hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            var code = hex ? Integer.parseUnsignedInt(digits.substring(1), 16) : Integer.parseUnsignedInt(digits);
            var surrogate = code >= 0xd800 && code < 0xe000;
            return code <= 0 || code > Character.MAX_CODE_POINT || surrogate ? null : code;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
