package dev.gatehouse.expr.lib.text;

import dev.gatehouse.expr.types.DotNetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code System.Text.Encoding}: what cannot be encoded becomes a question mark or the replacement
 * character, as in .NET.
 *
 * @param charset Java's
 * @param name the IANA name
 * @param codePage Windows' number
 * @param preamble the byte order mark
 */
public record Encoding(Charset charset, String name, int codePage, String preamble) {
    public static final Encoding UTF8 = new Encoding(StandardCharsets.UTF_8, "utf-8", 65001, "\ufeff");
    public static final Encoding UTF8_WITHOUT_MARK = new Encoding(StandardCharsets.UTF_8, "utf-8", 65001, "");
    public static final Encoding ASCII = new Encoding(StandardCharsets.US_ASCII, "us-ascii", 20127, "");
    public static final Encoding UNICODE = new Encoding(StandardCharsets.UTF_16LE, "utf-16", 1200, "\ufeff");
    public static final Encoding BIG_ENDIAN_UNICODE =
            new Encoding(StandardCharsets.UTF_16BE, "utf-16BE", 1201, "\ufeff");
    public static final Encoding UTF32 = new Encoding(StandardCharsets.UTF_32LE, "utf-32", 12000, "\ufeff");
    public static final Encoding LATIN1 = new Encoding(StandardCharsets.ISO_8859_1, "iso-8859-1", 28591, "");

    private static final Map<String, Encoding> BY_NAME = Map.ofEntries(
            Map.entry("utf-8", UTF8),
            Map.entry("utf8", UTF8),
            Map.entry("unicode-1-1-utf-8", UTF8),
            Map.entry("us-ascii", ASCII),
            Map.entry("ascii", ASCII),
            Map.entry("ansi_x3.4-1968", ASCII),
            Map.entry("iso646-us", ASCII),
            Map.entry("utf-16", UNICODE),
            Map.entry("utf-16le", UNICODE),
            Map.entry("unicode", UNICODE),
            Map.entry("ucs-2", UNICODE),
            Map.entry("utf-16be", BIG_ENDIAN_UNICODE),
            Map.entry("unicodefffe", BIG_ENDIAN_UNICODE),
            Map.entry("utf-32", UTF32),
            Map.entry("utf-32le", UTF32),
            Map.entry("iso-8859-1", LATIN1),
            Map.entry("iso_8859-1", LATIN1),
            Map.entry("latin1", LATIN1),
            Map.entry("l1", LATIN1));

    /**
     * By name without regard to case; {@code windows-125x} exist as in .NET Framework.
     *
     * @throws DotNetException ArgumentException for an unknown one
     */
    public static Encoding named(@Nullable String name) {
        if (name == null) throw DotNetException.argumentNull("name");
        var lower = name.strip().toLowerCase(Locale.ROOT);
        var known = BY_NAME.get(lower);
        if (known != null) return known;
        if (lower.matches("windows-125[0-8]") && Charset.isSupported(lower)) {
            return new Encoding(Charset.forName(lower), lower, Integer.parseInt(lower.substring(8)), "");
        }
        throw DotNetException.argument("'" + name + "' is not a supported encoding name.\nParameter name: name");
    }

    public static Encoding numbered(int codePage) {
        for (var encoding : BY_NAME.values()) if (encoding.codePage == codePage) return encoding;
        if (codePage >= 1250 && codePage <= 1258) return named("windows-" + codePage);
        throw new DotNetException(
                "System.NotSupportedException", "No data is available for encoding " + codePage + ".");
    }

    /** The most that one code unit takes. */
    int bytesPerChar() {
        return switch (codePage) {
            case 65001 -> 3;
            case 1200, 1201 -> 2;
            case 12000 -> 4;
            default -> 1;
        };
    }

    public byte[] bytes(String text) {
        if (charset.equals(StandardCharsets.UTF_8)) return utf8(text);
        return text.getBytes(charset);
    }

    /** A lone surrogate becomes the replacement character, where Java would write a question mark. */
    private static byte[] utf8(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) return wellFormed(text).getBytes(StandardCharsets.UTF_8);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String wellFormed(String text) {
        return text.codePoints()
                .map(c -> c >= 0xd800 && c < 0xe000 ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public String text(byte[] bytes, int offset, int count) {
        var text = new String(bytes, offset, count, charset);
        return charset.equals(StandardCharsets.US_ASCII) ? text.replace('\ufffd', '?') : text;
    }

    @Override
    public String toString() {
        return "System.Text.Encoding";
    }
}
